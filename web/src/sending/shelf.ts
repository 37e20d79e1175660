import type { Shelf } from './drafts';

/** A shelf that forgets with the page. */
export function memoryShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

/** The device's, or one that forgets where the browser forbids that. */
export function deviceShelf(): Shelf {
  try {
    return window.localStorage;
  } catch {
    return memoryShelf();
  }
}
