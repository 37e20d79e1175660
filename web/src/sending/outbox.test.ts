import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConversationView, Sent } from '../api/contract';
import { ApiProblem, NoAnswer } from '../api/failures';
import { free, replied, said, view } from '../state/builders';
import { createStore } from '../state/store';
import { Drafts } from './drafts';
import { Outbox } from './outbox';
import { memoryShelf } from './shelf';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const greeting = replied(0, '', { id: 'g' });

function office() {
  const store = createStore();
  const drafts = new Drafts(memoryShelf());
  let nonces = 0;
  let keys = 0;
  const send = vi.fn((_id: string, text: string, _nonce: string, clientId: string): Promise<Sent> =>
    Promise.resolve({ message: said(1, { id: `id-${clientId}`, clientId, text, status: 'replying' }), freeRemaining: free(9), premiumActive: false }));
  const conversation = vi.fn((): Promise<ConversationView> => Promise.resolve(view(1, [greeting])));
  const takeNonce = vi.fn(() => Promise.resolve(`n${++nonces}`));
  const outbox = new Outbox({ api: { send, conversation }, store, drafts, takeNonce, newKey: () => `k${++keys}`, now: () => new Date(0) });
  store.dispatch({ type: 'viewRead', view: view(1, [greeting]) });
  const held = () => store.state.conversations['c']!;
  return { outbox, store, drafts, send, conversation, takeNonce, held };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test('a message is on screen at once, and the server\'s own takes its place', async () => {
  const { outbox, held, drafts } = office();
  outbox.send('c', 'hello');
  expect(held().outgoing).toMatchObject([{ clientId: 'k1', text: 'hello', state: 'sending' }]);
  expect(drafts.unsent('c')).toHaveLength(1);
  await settle();
  expect(held().outgoing).toEqual([]);
  expect(held().messages.at(-1)?.clientId).toBe('k1');
  expect(drafts.unsent('c')).toEqual([]);
});

test('an unknown outcome is repeated with the same key and the same nonce', async () => {
  const { outbox, send, held } = office();
  send.mockRejectedValueOnce(new NoAnswer('x')).mockRejectedValueOnce(new ApiProblem(503, null, null));
  outbox.send('c', 'hello');
  await vi.advanceTimersByTimeAsync(3000);
  expect(send.mock.calls).toEqual([['c', 'hello', 'n1', 'k1'], ['c', 'hello', 'n1', 'k1'], ['c', 'hello', 'n1', 'k1']]);
  expect(held().outgoing).toEqual([]);
});

test('a refused nonce is replaced, and the key stays', async () => {
  const { outbox, send } = office();
  send.mockRejectedValueOnce(new ApiProblem(403, null, null));
  outbox.send('c', 'hello');
  await settle();
  expect(send.mock.calls).toEqual([['c', 'hello', 'n1', 'k1'], ['c', 'hello', 'n2', 'k1']]);
});

test('a refused nonce whose message turns out to be there is not sent again', async () => {
  const { outbox, send, conversation, held } = office();
  send.mockRejectedValueOnce(new NoAnswer('x')).mockRejectedValueOnce(new ApiProblem(403, null, null));
  conversation.mockResolvedValueOnce(view(2, [greeting, said(1, { clientId: 'k1' })]));
  outbox.send('c', 'hello');
  await vi.advanceTimersByTimeAsync(1000);
  expect(send).toHaveBeenCalledTimes(2);
  expect(held().outgoing).toEqual([]);
});

test('messages go out one after another, in their order', async () => {
  const { outbox, send } = office();
  outbox.send('c', 'one');
  outbox.send('c', 'two');
  await settle();
  expect(send.mock.calls.map(([, text]) => text)).toEqual(['one', 'two']);
});

test('one that failed does not hold up the next', async () => {
  const { outbox, send, held } = office();
  send.mockRejectedValueOnce(new ApiProblem(402, null, null));
  outbox.send('c', 'one');
  outbox.send('c', 'two');
  await settle();
  expect(held().outgoing).toMatchObject([{ text: 'one', failure: 'quota' }]);
  expect(held().messages.at(-1)?.text).toBe('two');
});

test('a refusal for want of quota shows that this screen is behind, and the conversation is read', async () => {
  const { outbox, send, conversation, held } = office();
  send.mockRejectedValueOnce(new ApiProblem(402, null, null));
  conversation.mockResolvedValueOnce(view(3, [greeting], { freeRemaining: free(0) }));
  outbox.send('c', 'one');
  await settle();
  expect(held().facts.free.text).toBe(0);
});

test('what failed for want of a network goes out when it is back, with the same key and nonce', async () => {
  const { outbox, send, held } = office();
  send.mockRejectedValueOnce(new NoAnswer('x')).mockRejectedValueOnce(new NoAnswer('x')).mockRejectedValueOnce(new NoAnswer('x')).mockRejectedValueOnce(new NoAnswer('x'));
  outbox.send('c', 'hello');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(held().outgoing).toMatchObject([{ state: 'failed', failure: 'network' }]);
  outbox.wake();
  await settle();
  expect(send).toHaveBeenLastCalledWith('c', 'hello', 'n1', 'k1');
  expect(held().outgoing).toEqual([]);
});

test('a failed security check says so, and trying again gets a new nonce', async () => {
  const { outbox, takeNonce, held } = office();
  takeNonce.mockRejectedValueOnce(new Error('no'));
  outbox.send('c', 'hello');
  await settle();
  expect(held().outgoing).toMatchObject([{ failure: 'security' }]);
  outbox.retry('c', 'k1');
  await settle();
  expect(held().outgoing).toEqual([]);
});

test('after a reload what was on its way goes on with its nonce, and what had none waits for the user', async () => {
  const { outbox, drafts, send, held } = office();
  drafts.putUnsent('c', { clientId: 'with', text: 'one', createdAt: '2026-11-20T10:00:00Z', nonceId: 'old' });
  drafts.putUnsent('c', { clientId: 'without', text: 'two', createdAt: '2026-11-20T10:00:01Z', nonceId: null });
  outbox.restore('c');
  await settle();
  expect(send.mock.calls).toEqual([['c', 'one', 'old', 'with']]);
  expect(held().outgoing).toMatchObject([{ clientId: 'without', state: 'failed', failure: 'interrupted' }]);
});

test('after a reload what had arrived is not sent again', async () => {
  const { outbox, drafts, send, store, held } = office();
  store.dispatch({ type: 'viewRead', view: view(2, [greeting, said(1, { clientId: 'k' })]) });
  drafts.putUnsent('c', { clientId: 'k', text: 'one', createdAt: '2026-11-20T10:00:00Z', nonceId: 'old' });
  outbox.restore('c');
  await settle();
  expect(send).not.toHaveBeenCalled();
  expect(held().outgoing).toEqual([]);
  expect(drafts.unsent('c')).toEqual([]);
});
