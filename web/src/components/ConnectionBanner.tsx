import { useEffect, useState, useSyncExternalStore } from 'react';
import { useChat } from './useApp';

/** Short losses heal unseen. Milliseconds. */
const patience = 2000;

const isOnline = () => navigator.onLine;
const onNetwork = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Says when the server is not reached for a while; everything goes on by itself afterwards. */
export function ConnectionBanner() {
  const online = useSyncExternalStore(onNetwork, isOnline);
  const isDown = useChat((state) => state.session === 'unreachable' || (state.session === 'in' && state.channel === 'down'));
  const isLong = useLasting(isDown);
  const text = online ? 'Reconnecting…' : 'You are offline. What you write is kept, and goes out when the network is back.';
  return (
    <div role="status" data-testid="connection">
      {(isLong || !online) && <p className="bg-notice px-4 py-1.5 text-center text-sm text-notice-ink">{text}</p>}
    </div>
  );
}

function useLasting(is: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!is) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), patience);
    return () => clearTimeout(timer);
  }, [is]);
  return is && lasting;
}
