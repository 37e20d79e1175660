import { useEffect, type RefObject } from 'react';

/**
 * Lets the browser skip the rows that are out of sight (content-visibility), once it has laid each of them out and so knows its height:
 * a height that were only guessed would move the list under the reader's eyes.
 */
export function useResting(list: RefObject<HTMLElement | null>, rows: unknown): void {
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        for (const row of list.current?.querySelectorAll<HTMLElement>('.row:not([data-resting])') ?? []) row.dataset['resting'] = '';
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [list, rows]);
}
