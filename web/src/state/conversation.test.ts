import { describe, expect, test } from 'vitest';
import { added, at, failed, free, replied, said, updated, view } from './builders';
import {
  accepted, conversationUpdated, isStale, messageAdded, olderRead, replyFailed, unreadUntil, viewRead, type Conversation,
} from './conversation';
import { outgoing } from './outgoing';

const ids = (conversation: Conversation) => conversation.messages.map(({ id }) => id);
const greeting = replied(0, '', { id: 'g' });
const opened = () => viewRead(undefined, view(1, [greeting]));
const question = said(1, { status: 'replying' });
const answer = replied(2, 'u1');

describe('pushes in order', () => {
  test('a send and its reply come out as the server has them', () => {
    let held = conversationUpdated(messageAdded(opened(), added(2, question)), updated(2, question));
    expect(held).toMatchObject({ version: 2, heard: 2, facts: { free: free(9), unread: false } });
    held = conversationUpdated(messageAdded(held, added(3, answer)), updated(3, answer));
    expect(ids(held)).toEqual(['g', 'u1', 'a2']);
    expect(held.messages[1]?.status).toBe('answered');
    expect(held).toMatchObject({ version: 3, heard: 3, facts: { unread: true } });
    expect(isStale(held)).toBe(false);
  });

  test('reading on another screen takes the dot away and calls for no read', () => {
    const unread = viewRead(undefined, view(3, [greeting, said(1), answer], { unread: true }));
    const held = conversationUpdated(unread, updated(4, answer, { unread: false }));
    expect(held).toMatchObject({ version: 4, facts: { unread: false } });
    expect(isStale(held)).toBe(false);
  });

  test('a release marks the message as failed and gives the quota back', () => {
    const sent = conversationUpdated(messageAdded(opened(), added(2, question)), updated(2, question));
    const held = conversationUpdated(replyFailed(sent, failed(3, 'u1')), updated(3, question, { freeRemaining: free(10) }));
    expect(held.messages[1]?.status).toBe('failed');
    expect(held.facts.free).toEqual(free(10));
    expect(isStale(held)).toBe(false);
  });
});

describe('pushes that are doubled, swapped, delayed or lost', () => {
  test('the same pushes again change nothing', () => {
    const once = conversationUpdated(messageAdded(opened(), added(2, question)), updated(2, question));
    const twice = conversationUpdated(messageAdded(once, added(2, question)), updated(2, question));
    expect(twice).toEqual(once);
  });

  test('the two pushes of one change may be swapped', () => {
    const ahead = conversationUpdated(opened(), updated(2, question));
    expect(isStale(ahead)).toBe(true);
    const held = messageAdded(ahead, added(2, question));
    expect(isStale(held)).toBe(false);
    expect(held.version).toBe(2);
  });

  test('a push beyond a gap shows no message in the wrong place, and calls for a read', () => {
    const held = messageAdded(opened(), added(3, answer));
    expect(ids(held)).toEqual(['g']);
    expect(isStale(held)).toBe(true);
  });

  test('a lost message is noticed by the id of the last one', () => {
    expect(isStale(conversationUpdated(opened(), updated(2, question)))).toBe(true);
  });

  test('a lost update is noticed by the message that came alone', () => {
    expect(isStale(messageAdded(opened(), added(2, question)))).toBe(true);
  });

  test('a lost failure is noticed: a change that nothing explains', () => {
    const sent = conversationUpdated(messageAdded(opened(), added(2, question)), updated(2, question));
    const held = conversationUpdated(sent, updated(3, question, { freeRemaining: free(10) }));
    expect(isStale(held)).toBe(true);
  });

  test('an old update that comes late does not take the quota back to then', () => {
    const held = viewRead(undefined, view(5, [greeting], { freeRemaining: free(4) }));
    expect(conversationUpdated(held, updated(3, greeting, { freeRemaining: free(8) }))).toBe(held);
  });

  test('an old copy of a message does not take an outcome back', () => {
    const held = viewRead(undefined, view(3, [greeting, said(1), answer]));
    expect(messageAdded(held, added(2, question)).messages[1]?.status).toBe('answered');
  });

  test('a failure that comes before its message is not lost', () => {
    const held = replyFailed(opened(), failed(3, 'u1'));
    expect(isStale(held)).toBe(true);
    expect(viewRead(held, view(3, [greeting, said(1, { status: 'failed' })])).messages[1]?.status).toBe('failed');
  });
});

describe('reading again', () => {
  test('what was missed is there, and nothing is missing any more', () => {
    const held = viewRead(messageAdded(opened(), added(3, answer)), view(3, [greeting, said(1), answer]));
    expect(ids(held)).toEqual(['g', 'u1', 'a2']);
    expect(isStale(held)).toBe(false);
  });

  test('an answer that is older than what is known changes nothing', () => {
    const held = viewRead(undefined, view(3, [greeting, said(1), answer]));
    expect(viewRead(held, view(2, [greeting, question]))).toBe(held);
  });

  test('a read that is older than a push leaves something to be read', () => {
    const ahead = conversationUpdated(opened(), updated(4, answer));
    const held = viewRead(ahead, view(2, [greeting, question]));
    expect(held).toMatchObject({ version: 2, facts: { version: 4 } });
    expect(isStale(held)).toBe(true);
  });

  test('a message that was pushed while an older page was on its way stays', () => {
    let held = viewRead(undefined, view(2, [greeting, question]));
    held = messageAdded(held, added(3, answer));
    held = viewRead(held, view(2, [greeting, question]));
    expect(ids(held)).toEqual(['g', 'u1', 'a2']);
  });

  test('lines that did not change stay the same objects', () => {
    const held = viewRead(undefined, view(3, [greeting, said(1), answer]));
    const again = viewRead(held, view(3, [{ ...greeting }, { ...said(1) }, { ...answer }]));
    expect(again.messages[1]).toBe(held.messages[1]);
  });
});

describe('paging', () => {
  const newest = () => viewRead(undefined, view(9, [said(50), said(51)], { nextCursor: 'before-50' }));

  test('older pages are put before what is held', () => {
    const held = olderRead(newest(), 'before-50', view(9, [said(48), said(49)], { nextCursor: 'before-48' }));
    expect(ids(held)).toEqual(['u48', 'u49', 'u50', 'u51']);
    expect(held.olderCursor).toBe('before-48');
  });

  test('the same page twice is one page', () => {
    const once = olderRead(newest(), 'before-50', view(9, [said(49)]));
    expect(olderRead(once, 'before-50', view(9, [said(49)]))).toBe(once);
  });

  test('reading the newest page keeps the older ones, and where they go on', () => {
    const paged = olderRead(newest(), 'before-50', view(9, [said(48), said(49)], { nextCursor: 'before-48' }));
    const held = viewRead(paged, view(10, [said(50), said(51), said(52)], { nextCursor: 'before-50' }));
    expect(ids(held)).toEqual(['u48', 'u49', 'u50', 'u51', 'u52']);
    expect(held.olderCursor).toBe('before-48');
  });

  test('after a gap longer than a page the older ones are dropped, so that no hole is shown', () => {
    const held = viewRead(newest(), view(99, [said(90), said(91)], { nextCursor: 'before-90' }));
    expect(ids(held)).toEqual(['u90', 'u91']);
    expect(held.olderCursor).toBe('before-90');
  });
});

describe('own messages on their way', () => {
  const sending = () => ({ ...opened(), outgoing: [outgoing('key', 'hello', at(1))] });
  const stored = said(1, { clientId: 'key', text: 'hello', status: 'replying' });

  test('the answer of the send replaces it', () => {
    const held = accepted(sending(), stored, free(9), false);
    expect(held.outgoing).toEqual([]);
    expect(ids(held)).toEqual(['g', 'u1']);
    expect(held.facts.free).toEqual(free(9));
  });

  test('a push that is faster than the answer replaces it, and the answer then adds nothing', () => {
    const pushed = conversationUpdated(messageAdded(sending(), added(2, stored)), updated(2, stored, { freeRemaining: free(7) }));
    expect(pushed.outgoing).toEqual([]);
    const held = accepted(pushed, stored, free(9), false);
    expect(ids(held)).toEqual(['g', 'u1']);
    expect(held.facts.free).toEqual(free(7));
  });

  test('a read that shows it replaces it, when both answer and push were lost', () => {
    expect(viewRead(sending(), view(2, [greeting, stored])).outgoing).toEqual([]);
  });

  test('the message of another screen leaves it alone', () => {
    expect(messageAdded(sending(), added(2, said(1))).outgoing).toHaveLength(1);
  });
});

describe('read marks', () => {
  const unread = () => viewRead(undefined, view(3, [greeting, said(1), answer], { unread: true }));

  test('the newest companion message is what is reported', () => expect(unreadUntil(unread())).toBe(at(2)));

  test('it is reported once', () => expect(unreadUntil({ ...unread(), readUntil: at(2) })).toBeNull());

  test('the next one is reported again', () => {
    const held = { ...unread(), readUntil: at(2) };
    const next = replied(5, 'u4');
    expect(unreadUntil(conversationUpdated(messageAdded(held, added(4, next)), updated(4, next)))).toBe(at(5));
  });

  test('times are compared as times: trailing zeros mean nothing', () => {
    expect(unreadUntil({ ...unread(), readUntil: at(2).replace('.000Z', 'Z') })).toBeNull();
  });

  test('what the server does not count as unread is not reported', () => expect(unreadUntil(opened())).toBeNull());
});
