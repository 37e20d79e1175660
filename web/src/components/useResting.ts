import { useEffect, type RefObject } from 'react';

/**
 * Lets the browser skip the chunks that are out of sight (content-visibility), once it has laid each of them out and so knows its height:
 * a height that were only guessed would move the list under the reader's eyes.
 */
export function useResting(list: RefObject<HTMLElement | null>, rows: unknown): void {
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        for (const chunk of list.current?.querySelectorAll<HTMLElement>('.chunk:not([data-resting])') ?? []) chunk.dataset['resting'] = '';
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [list, rows]);
}
