import { useMemo, useRef } from 'react';
import { chunks, chunkStarts, type Chunk } from '../state/chunks';
import type { Row } from '../state/timeline';

/** The rows in chunks that stay the same while rows come before and after them. */
export function useChunks(rows: readonly Row[]): Chunk[] {
  const starts = useRef<readonly string[]>([]);
  return useMemo(() => {
    starts.current = chunkStarts(rows, starts.current);
    return chunks(rows, starts.current);
  }, [rows]);
}
