import { useEffect, useRef, type ReactNode } from 'react';
import { useTitle } from './useTitle';

let isFirstScreen = true;

/** The heading of a screen. Gets the focus after a change of screen, so that a keyboard and a screen reader begin there. */
export function ScreenHeading({ title, children, className = '' }: { title: string; children?: ReactNode; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useEffect(() => {
    if (!isFirstScreen) heading.current?.focus({ preventScroll: true });
    isFirstScreen = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={`font-serif text-3xl tracking-tight ${className}`}>
      {children ?? title}
    </h1>
  );
}
