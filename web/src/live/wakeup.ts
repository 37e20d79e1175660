/** Calls back when the network returns or the page is shown again: then whatever waits should not wait any longer. */
export function onWakeUp(callback: () => void): () => void {
  const shown = () => {
    if (document.visibilityState === 'visible') callback();
  };
  window.addEventListener('online', callback);
  window.addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', shown);
  return () => {
    window.removeEventListener('online', callback);
    window.removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', shown);
  };
}
