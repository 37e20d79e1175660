import type { ReactNode } from 'react';
import { Button } from './Button';

/** In the middle of an otherwise empty pane: what is the matter, and what to do about it. */
export function Notice({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-3 px-6 py-14 text-center">
      <h2 className="font-serif text-2xl">{title}</h2>
      {children && <div className="text-balance text-muted">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

/** Something could not be read. */
export function Unreachable({ what, onRetry }: { what: string; onRetry: () => void }) {
  return (
    <div role="alert">
      <Notice title={`${what} could not be loaded`} action={<Button look="quiet" onClick={onRetry}>Try again</Button>}>
        The server cannot be reached. We keep trying.
      </Notice>
    </div>
  );
}
