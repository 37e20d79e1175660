import { useEffect } from 'react';
import { Avatar } from './Avatar';
import { useApp, useChat } from './useApp';

/** Some of those one could talk with, side by side. Decoration. */
export function Faces({ className = '' }: { className?: string }) {
  const { loadCompanions } = useApp();
  const companions = useChat((state) => state.companions);
  useEffect(() => void loadCompanions(), [loadCompanions]);
  return (
    <div aria-hidden="true" className={`flex h-14 -space-x-3 ${className}`}>
      {companions?.slice(0, 5).map(({ id, name, avatarUrl }) => <Avatar key={id} name={name} url={avatarUrl} className="size-14 border-3 border-paper" />)}
    </div>
  );
}
