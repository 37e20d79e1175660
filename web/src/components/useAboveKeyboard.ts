import { useEffect } from 'react';

/** What is less than this is no keyboard but a bar of the browser. Pixels. */
const least = 100;

/**
 * Keeps the page above a keyboard that lies over it, as on iOS: then it is as high as what can be seen of it. Elsewhere the keyboard makes the
 * page smaller by itself (interactive-widget in index.html).
 */
export function useAboveKeyboard(): void {
  useEffect(() => {
    const seen = window.visualViewport;
    const root = document.getElementById('root');
    if (!seen || !root) return;
    const fit = () => {
      const isCovered = seen.scale === 1 && window.innerHeight - seen.height > least;
      root.style.height = isCovered ? `${seen.height}px` : '';
      if (isCovered) window.scrollTo(0, 0); // iOS has moved the page up to show the field, and the heading out of sight with it
    };
    seen.addEventListener('resize', fit);
    return () => seen.removeEventListener('resize', fit);
  }, []);
}
