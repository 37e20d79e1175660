import type { Row } from './timeline';

/** Rows that are rendered, laid out and skipped together. */
const size = 25;

/**
 * Cuts rows into chunks, given by the keys of their first rows. Whatever is put before or after what was there, the chunks that there were
 * keep their beginning, so that nothing of them has to be rendered again.
 */
export function chunkStarts(rows: readonly Row[], before: readonly string[]): readonly string[] {
  const places = new Map(rows.map(({ key }, index) => [key, index]));
  const kept = before.flatMap((key) => places.get(key) ?? []);
  const starts = new Set<number>();
  for (let place = 0; place < (kept[0] ?? rows.length); place += size) starts.add(place);
  for (const place of kept) starts.add(place);
  for (let place = (kept.at(-1) ?? rows.length) + size; place < rows.length; place += size) starts.add(place);
  return [...starts].flatMap((place) => rows[place]?.key ?? []);
}

export interface Chunk {
  key: string;
  rows: readonly Row[];
}

export function chunks(rows: readonly Row[], starts: readonly string[]): Chunk[] {
  const isStart = new Set(starts);
  const all: { key: string; rows: Row[] }[] = [];
  for (const row of rows) {
    if (isStart.has(row.key) || all.length === 0) all.push({ key: row.key, rows: [row] });
    else all.at(-1)?.rows.push(row);
  }
  return all;
}

/** Whether two chunks look the same. */
export function isSameChunk(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, index) => isSameRow(row, b[index]!));
}

function isSameRow(a: Row, b: Row): boolean {
  return a.key === b.key && a.startsDay === b.startsDay && a.startsGroup === b.startsGroup && a.endsGroup === b.endsGroup
    && a.canRetry === b.canRetry && isSameItem(a.item, b.item);
}

function isSameItem(a: Row['item'], b: Row['item']): boolean {
  return a.kind === 'message' ? b.kind === 'message' && a.message === b.message : b.kind === 'outgoing' && a.outgoing === b.outgoing;
}
