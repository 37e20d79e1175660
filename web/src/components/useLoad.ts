import { useCallback, useEffect, useState } from 'react';

export type Load<Result> = { state: 'loading' } | { state: 'loaded'; result: Result } | { state: 'failed'; error: unknown };

/** Loads something when the component appears, and again when asked. `load` must not change between renders. */
export function useLoad<Result>(load: () => Promise<Result>): [Load<Result>, () => void] {
  const [current, setCurrent] = useState<Load<Result>>({ state: 'loading' });
  const run = useCallback(() => {
    let isCurrent = true;
    load().then(
      (result) => isCurrent && setCurrent({ state: 'loaded', result }),
      (error: unknown) => isCurrent && setCurrent({ state: 'failed', error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);
  useEffect(run, [run]);
  const again = useCallback(() => {
    setCurrent({ state: 'loading' });
    run();
  }, [run]);
  return [current, again];
}
