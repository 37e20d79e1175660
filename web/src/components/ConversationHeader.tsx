import type { ReactNode } from 'react';
import { paths } from '../routing/route';
import { Link } from '../routing/router';
import { BackIcon } from './icons';

interface ConversationHeaderProps {
  name: string | undefined;
  avatar: ReactNode;
  companionId: string | undefined;
}

/** Whom one is talking with, and, always in sight, what. */
export function ConversationHeader({ name, avatar, companionId }: ConversationHeaderProps) {
  return (
    <div className="flex items-center gap-3 border-b border-line bg-paper py-2.5 pr-4 pl-1.5 wide:pl-6">
      <Link href={paths.chats} aria-label="Back to the chats" className="-mr-2 grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken wide:hidden">
        <BackIcon />
      </Link>
      {avatar || <span aria-hidden="true" className="size-11 animate-breathe rounded-full bg-sunken" />}
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-serif text-xl leading-6">
          {name && companionId ? <Link href={paths.companion(companionId)} className="rounded hover:underline">{name}</Link> : (name ?? 'Conversation')}
        </h1>
        <p className="text-[0.8rem] leading-4.5 text-muted" data-testid="ai-notice">You are talking with an AI, not a person.</p>
      </div>
    </div>
  );
}
