import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { TextButton } from './Button';
import { useApp } from './useApp';

/** Where Turnstile's widget lives: out of sight, unless it wants something of the user or has failed. */
export function SecurityCheck() {
  const { widget, keeper } = useApp();
  const container = useRef<HTMLDivElement>(null);
  const [isInteractive, setInteractive] = useState(false);
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);

  useEffect(() => {
    widget.onInteractive = setInteractive;
    widget.attach(container.current);
    return () => widget.attach(null);
  }, [widget]);

  return (
    <div data-testid="security-check" data-state={state}>
      {isInteractive && <p className="pb-2 text-sm text-muted">A short check before you can send:</p>}
      <div ref={container} inert={!isInteractive} className={isInteractive ? 'pb-2' : 'h-0 overflow-hidden'} />
      {state === 'failed' && (
        <p role="alert" className="pb-2 text-sm text-danger">
          The security check did not work, so nothing can be sent. <TextButton onClick={() => keeper.retry()}>Try again</TextButton>
        </p>
      )}
    </div>
  );
}
