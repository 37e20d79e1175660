import { Component, useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Row } from '../state/timeline';

/** Within this of the end one reads the newest, and follows it. Pixels. */
const nearEnd = 72;

/**
 * Calls back when `rows` are about to change on the page, the last moment at which one can see where everything was: a scroll event comes too
 * late for somebody who is scrolling. Only a class component is told.
 */
export class BeforeUpdate extends Component<{ rows: readonly Row[]; callback: () => void }> {
  override getSnapshotBeforeUpdate(): null {
    this.props.callback();
    return null;
  }

  override componentDidUpdate(): void {
    // React wants it beside getSnapshotBeforeUpdate.
  }

  override shouldComponentUpdate({ rows }: { rows: readonly Row[] }): boolean {
    return rows !== this.props.rows;
  }

  override render(): null {
    return null;
  }
}

/**
 * Keeps the list where the reader wants it: at the end while they are there, and otherwise on what they read, also when older messages
 * are put above it.
 */
export function useFollow(scroller: RefObject<HTMLDivElement | null>, rows: readonly Row[]) {
  const [atEnd, setAtEnd] = useState(true);
  const [news, setNews] = useState(0);
  const follows = useRef(true);
  /** From what is at the top of the view to the end of the content: older messages above do not change it. Pixels. */
  const toEnd = useRef(0);
  /** How far down the view was when it was last looked at. Pixels. */
  const top = useRef(0);
  const shown = useRef<{ first: string | undefined; last: string | undefined }>({ first: undefined, last: undefined });

  const toEndOf = useCallback((element: HTMLElement) => {
    element.scrollTop = element.scrollHeight;
    top.current = element.scrollTop;
  }, []);

  const toNewest = useCallback(() => {
    follows.current = true;
    if (scroller.current) toEndOf(scroller.current);
  }, [scroller, toEndOf]);

  // The event of a scroll comes a frame later than the scroll: whoever moves the view looks first, or it would take back a reader who has just gone up.
  const look = useCallback((element: HTMLElement) => {
    // Where nobody went up, the box became smaller, or what is in it higher, before the event of a scroll of ours came: the observer below keeps the end.
    const wentUp = element.scrollTop < top.current;
    top.current = element.scrollTop;
    follows.current = (follows.current && !wentUp) || element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
  }, []);

  const beforeUpdate = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    look(element);
    toEnd.current = element.scrollHeight - element.scrollTop;
  }, [scroller, look]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    look(element);
    setAtEnd(follows.current);
    if (follows.current) setNews(0);
  }, [scroller, look]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const first = rows[0]?.key;
    const last = rows.at(-1);
    const before = shown.current;
    shown.current = { first, last: last?.key };
    if (!element) return;
    const isAdded = before.last !== undefined && last !== undefined && last.key !== before.last;
    if (isAdded && last.item.kind === 'outgoing') follows.current = true;
    if (follows.current) toEndOf(element);
    else if (first !== before.first) element.scrollTop = element.scrollHeight - toEnd.current;
    else if (isAdded) setNews((sofar) => sofar + addedAfter(rows, before.last));
  }, [rows, scroller, toEndOf]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // The keyboard opens, the composer grows, a font arrives: whoever is at the end stays there.
    const observer = new ResizeObserver(() => {
      look(element);
      if (follows.current) toEndOf(element);
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller, toEndOf, look]);

  return { atEnd, news, toNewest, onScroll, beforeUpdate };
}

/** How many rows stand below the one that was the last; it may be gone itself. */
function addedAfter(rows: readonly Row[], last: string | undefined): number {
  const index = rows.findLastIndex(({ key }) => key === last);
  return index < 0 ? 1 : rows.length - 1 - index;
}
