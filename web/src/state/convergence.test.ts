// Whatever becomes of the pushes: once what they call for has been read, the screen shows what the server has.
import { expect, test } from 'vitest';
import type { Message } from '../api/contract';
import { added, failed, free, replied, said, updated, view } from './builders';
import { conversationUpdated, isStale, messageAdded, replyFailed, viewRead, type Conversation } from './conversation';

type Push = (held: Conversation) => Conversation;

/** A small generator of numbers from 0 to 1 (mulberry32), so that a failure can be repeated by its seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A server with one conversation: what it has, and what it pushes at each change. */
function play(random: () => number) {
  let messages: Message[] = [replied(0, '', { id: 'g' })];
  let version = 1;
  let unread = false;
  let left = 50;
  const pushes: Push[][] = [];
  const page = () => view(version, messages.slice(-6), { unread, freeRemaining: free(left), nextCursor: messages.length > 6 ? 'more' : null });
  const change = (first: Push | null) => {
    const event = updated(version, messages.at(-1)!, { unread, freeRemaining: free(left) });
    pushes.push([...(first ? [first] : []), (held) => conversationUpdated(held, event)]);
  };
  const set = (id: string, status: 'answered' | 'failed') => {
    messages = messages.map((message) => (message.id === id ? { ...message, status } : message));
  };
  const send = (minute: number) => {
    const message = said(minute, { status: 'replying' });
    const event = added(++version, message);
    messages = [...messages, message];
    left--;
    change((held) => messageAdded(held, event));
  };
  const answer = (minute: number, to: Message) => {
    const message = replied(minute, to.id);
    const event = added(++version, message);
    messages = [...messages, message];
    set(to.id, 'answered');
    unread = true;
    change((held) => messageAdded(held, event));
  };
  const release = (to: Message) => {
    const event = failed(++version, to.id);
    set(to.id, 'failed');
    left++;
    change((held) => replyFailed(held, event));
  };
  const read = () => {
    if (!unread) return;
    version++;
    unread = false;
    change(null);
  };
  const step = (minute: number) => {
    const waiting = messages.filter(({ status }) => status === 'replying');
    const chosen = waiting[Math.floor(random() * waiting.length)];
    const dice = random();
    if (dice < 0.15) read();
    else if (chosen && dice < 0.5) answer(minute, chosen);
    else if (chosen && dice < 0.6) release(chosen);
    else send(minute);
  };
  return { step, page, pushes, messages: () => messages };
}

/** Drops, doubles and delays. */
function mistreat(pushes: Push[][], random: () => number): Push[] {
  return pushes
    .flat()
    .flatMap((push, index) => {
      const dice = random();
      if (dice < 0.15) return [];
      const place = index + (random() < 0.3 ? random() * 8 : 0);
      return dice < 0.3 ? [{ push, place }, { push, place: place + random() * 4 }] : [{ push, place }];
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ push }) => push);
}

test.each(Array.from({ length: 300 }, (_, seed) => seed))('pushes that are lost, doubled and swapped come out right (seed %i)', (seed) => {
  const random = numbers(seed);
  const server = play(random);
  let screen = viewRead(undefined, server.page());
  const early = server.page();
  for (let minute = 1; minute <= 25; minute++) server.step(minute);
  for (const push of mistreat(server.pushes, random)) {
    screen = push(screen);
    if (random() < 0.05) screen = viewRead(screen, early);
    if (isStale(screen) && random() < 0.2) screen = viewRead(screen, server.page());
  }
  // The very last change may have been lost whole; then reconnecting or waking up reads, as it always does.
  const lostTheLast = screen.heard < server.page().version;
  if (isStale(screen) || lostTheLast) screen = viewRead(screen, server.page());

  expect(isStale(screen)).toBe(false);
  const { messages, freeRemaining, unread, version } = server.page();
  expect(screen.version).toBe(version);
  expect(screen.facts).toMatchObject({ free: freeRemaining, unread });
  const all = server.messages();
  const shown = screen.messages;
  expect(shown.slice(-messages.length)).toEqual(messages);
  expect(shown).toEqual(all.slice(all.length - shown.length));
});
