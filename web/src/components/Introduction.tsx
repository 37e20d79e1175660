import { useEffect } from 'react';
import type { Conversation } from '../state/conversation';
import { Avatar } from './Avatar';
import { useApp, useChat } from './useApp';

/** Where a conversation begins: whom one has before one. */
export function Introduction({ conversation: { companionId, companionName, avatarUrl } }: { conversation: Conversation }) {
  const { loadCompanions } = useApp();
  const tagline = useChat((state) => state.companions?.find(({ id }) => id === companionId)?.tagline);
  useEffect(() => void loadCompanions(), [loadCompanions]);
  return (
    <div className="flex flex-col items-center px-6 pt-8 pb-4 text-center" data-testid="beginning">
      <Avatar name={companionName} url={avatarUrl} className="size-24" />
      <p className="mt-3 font-serif text-2xl">{companionName}</p>
      <p className="mt-1 min-h-6 max-w-xs text-sm text-pretty text-muted">{tagline}</p>
    </div>
  );
}
