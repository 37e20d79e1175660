import { describe, expect, test } from 'vitest';
import { at, replied, said } from './builders';
import { outgoing } from './outgoing';
import { freeLeft } from './quota';
import { timeline } from './timeline';

describe('the lines of a conversation', () => {
  test('what the server does not have yet stands at the end', () => {
    expect(timeline({ messages: [said(5)], outgoing: [outgoing('k', 'hi', at(1))] }).map(({ key }) => key)).toEqual(['key-u5', 'k']);
  });

  test('a line keeps its key when the server has accepted it', () => {
    const before = timeline({ messages: [], outgoing: [outgoing('k', 'hi', at(1))] });
    const after = timeline({ messages: [said(1, { clientId: 'k' })], outgoing: [] });
    expect(after[0]?.key).toBe(before[0]?.key);
  });

  test('keys are unique also where a client used its own twice', () => {
    const rows = timeline({ messages: [said(1, { clientId: 'k' }), said(2, { clientId: 'k' })], outgoing: [] });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });

  test('a day begins with its first line', () => {
    const rows = timeline({ messages: [said(0), said(1), said(3 * 24 * 60)], outgoing: [] });
    expect(rows.map(({ startsDay }) => startsDay)).toEqual([true, false, true]);
  });

  test('lines of the same sender within five minutes are one group', () => {
    const rows = timeline({ messages: [said(0), said(1), replied(2, 'u1'), replied(20, 'u1')], outgoing: [] });
    expect(rows.map(({ startsGroup, endsGroup }) => [startsGroup, endsGroup])).toEqual([[true, false], [false, true], [true, true], [true, true]]);
  });

  test('what was not answered can be sent again, until it was', () => {
    const failed = said(1, { status: 'failed', text: 'hello?' });
    expect(timeline({ messages: [failed], outgoing: [] })[0]?.canRetry).toBe(true);
    expect(timeline({ messages: [failed, said(2, { text: 'hello?' })], outgoing: [] })[0]?.canRetry).toBe(false);
    expect(timeline({ messages: [failed], outgoing: [outgoing('k', 'hello?', at(2))] })[0]?.canRetry).toBe(false);
  });
});

describe('what is left of the quota', () => {
  const facts = { version: 1, free: { text: 2, media: 0, audio: 0 }, premium: false, unread: false, lastMessageId: null };

  test('messages on their way are taken off already', () => expect(freeLeft({ facts, outgoing: [outgoing('k', 'hi', at(1))] })).toBe(1));

  test('those that failed are not', () => expect(freeLeft({ facts, outgoing: [{ ...outgoing('k', 'hi', at(1)), state: 'failed' }] })).toBe(2));

  test('it is never below zero', () => {
    expect(freeLeft({ facts, outgoing: ['a', 'b', 'c'].map((key) => outgoing(key, 'hi', at(1))) })).toBe(0);
  });

  test('the premium have no limit', () => expect(freeLeft({ facts: { ...facts, premium: true }, outgoing: [] })).toBeNull());
});
