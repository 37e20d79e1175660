import { describe, expect, test } from 'vitest';
import { said } from './builders';
import { chunks, chunkStarts, isSameChunk } from './chunks';
import { timeline } from './timeline';

const rows = (from: number, to: number) =>
  timeline({ messages: Array.from({ length: to - from }, (_, index) => said(from + index)), outgoing: [] });
const cut = (all: ReturnType<typeof rows>, before: readonly string[] = []) => {
  const starts = chunkStarts(all, before);
  return { starts, sizes: chunks(all, starts).map((chunk) => chunk.rows.length) };
};

describe('chunks', () => {
  test('are of twenty-five rows', () => expect(cut(rows(100, 160)).sizes).toEqual([25, 25, 10]));

  test('stay as they are when older rows come before them', () => {
    const first = cut(rows(100, 160));
    const second = cut(rows(70, 160), first.starts);
    expect(second.sizes).toEqual([25, 5, 25, 25, 10]);
    expect(second.starts.slice(2)).toEqual(first.starts);
  });

  test('stay as they are when newer rows come after them', () => {
    const first = cut(rows(100, 160));
    const second = cut(rows(100, 200), first.starts);
    expect(second.sizes).toEqual([25, 25, 25, 25]);
    expect(second.starts.slice(0, 3)).toEqual(first.starts);
  });

  test('survive that their first row is gone', () => expect(cut(rows(110, 160), cut(rows(100, 160)).starts).sizes).toEqual([15, 25, 10]));

  test('hold every row once', () => {
    const all = rows(0, 133);
    const { starts } = cut(all, cut(rows(50, 120)).starts);
    expect(chunks(all, starts).flatMap((chunk) => chunk.rows)).toEqual(all);
  });

  test('of nothing are none', () => expect(cut([])).toEqual({ starts: [], sizes: [] }));

  test('are the same while their messages are', () => {
    const messages = [said(1), said(2)];
    const once = timeline({ messages, outgoing: [] });
    expect(isSameChunk(once, timeline({ messages, outgoing: [] }))).toBe(true);
    expect(isSameChunk(once, timeline({ messages: [said(1), said(2, { status: 'failed' })], outgoing: [] }))).toBe(false);
  });
});
