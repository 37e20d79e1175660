import { expect, test } from 'vitest';
import { Drafts } from './drafts';
import { memoryShelf } from './shelf';

const unsent = (clientId: string) => ({ clientId, text: 'x', createdAt: '2026-11-20T10:00:00Z', nonceId: null });

test('each conversation has its own draft', () => {
  const drafts = new Drafts(memoryShelf());
  drafts.setText('a', 'hello');
  drafts.putUnsent('b', unsent('k'));
  expect([drafts.text('a'), drafts.text('b'), drafts.unsent('a'), drafts.unsent('b')]).toEqual(['hello', '', [], [unsent('k')]]);
});

test('an empty draft leaves nothing behind', () => {
  const shelf = memoryShelf();
  const drafts = new Drafts(shelf);
  drafts.setText('a', 'hello');
  drafts.putUnsent('a', unsent('k'));
  drafts.setText('a', '');
  drafts.removeUnsent('a', 'k');
  expect(shelf.length).toBe(0);
});

test('signing out takes all drafts, and only drafts', () => {
  const shelf = memoryShelf();
  shelf.setItem('preference:theme', 'dark');
  const drafts = new Drafts(shelf);
  drafts.setText('a', 'hello');
  drafts.setText('b', 'hello');
  drafts.clear();
  expect([shelf.length, shelf.getItem('preference:theme')]).toEqual([1, 'dark']);
});

test('a draft that cannot be read is none', () => {
  const shelf = memoryShelf();
  shelf.setItem('draft:a', '{');
  expect(new Drafts(shelf).text('a')).toBe('');
});

test('a device that keeps nothing does not keep anybody from writing', () => {
  const full = { ...memoryShelf(), setItem: () => { throw new Error('full'); } };
  expect(() => new Drafts(full).setText('a', 'hello')).not.toThrow();
});
