import { useEffect } from 'react';
import { unreadCount } from '../state/threads';
import { useChat } from './useApp';

/** The page's title, with the number of conversations that have something new. */
export function useTitle(title: string): void {
  const unread = useChat((state) => unreadCount(state.threads));
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${title} · CompanionChat`;
  }, [title, unread]);
}
