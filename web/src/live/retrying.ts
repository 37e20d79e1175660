import { delay } from './backoff';

/** A wait that can be cut short. */
export interface Pause {
  wait: (milliseconds: number) => Promise<void>;
  /** Ends the wait that is under way. */
  cut: () => void;
}

export function createPause(): Pause {
  let end = () => {};
  return {
    wait: (milliseconds) => new Promise((resolve) => {
      const timer = setTimeout(() => end(), milliseconds);
      end = () => {
        clearTimeout(timer);
        end = () => {};
        resolve();
      };
    }),
    cut: () => end(),
  };
}

/** Tries until it works, or until `isHopeless` says that it never will; then the failure is thrown. */
export async function untilItWorks<Result>(
  attempt: () => Promise<Result>, isHopeless: (error: unknown) => boolean, pause: Pause, onFailure: () => void = () => {},
): Promise<Result> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (isHopeless(error)) throw error;
      onFailure();
      await pause.wait(delay(failures));
    }
  }
}
