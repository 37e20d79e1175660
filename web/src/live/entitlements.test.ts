import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiProblem, NoAnswer } from '../api/failures';
import type { Me } from '../api/contract';
import { at, replied, updated, view } from '../state/builders';
import { createStore } from '../state/store';
import { Entitlements } from './entitlements';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(at(0)) });
});
afterEach(() => {
  vi.useRealTimers();
});

const none: Me = { userId: 'ada', premiumActive: false, premiumUntil: null, tokens: 0 };
const premium = (until: string): Me => ({ ...none, premiumActive: true, premiumUntil: until });
const minute = 60_000;

/** A server whose answer is set by hand, and somebody signed in there with a conversation open. */
function signedIn(me: Me) {
  let now = me;
  const read = vi.fn(() => Promise.resolve(now));
  const store = createStore();
  const entitlements = new Entitlements({ me: read }, store);
  store.dispatch({ type: 'signedIn', me });
  store.dispatch({ type: 'viewRead', view: view(1, [replied(0, '')], { premiumActive: me.premiumActive }) });
  return { store, entitlements, read, becomes: (next: Me) => { now = next; }, isFree: () => store.state.conversations['c']?.facts.premium };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('what was bought', () => {
  test('is asked for nobody while all agree', async () => {
    const { read } = signedIn(none);
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect(read).not.toHaveBeenCalled();
  });

  test('is read again when asked, and frees the composer', async () => {
    const { entitlements, becomes, isFree, store } = signedIn(none);
    becomes(premium(at(60)));
    await entitlements.refresh();
    expect(isFree()).toBe(true);
    expect(store.state.me?.premiumUntil).toBe(at(60));
  });

  test('comes right where two pushes were swapped', async () => {
    const { entitlements, store, isFree } = signedIn(none);
    store.dispatch({ type: 'entitlementsChanged', event: premium(at(60)) as never });
    expect(isFree()).toBe(true);
    await entitlements.refresh();
    expect(isFree()).toBe(false);
  });

  test('is read once more for whoever asks while it is being read', async () => {
    const { entitlements, read } = signedIn(none);
    void entitlements.refresh();
    void entitlements.refresh();
    void entitlements.refresh();
    await settle();
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('is read again where a conversation says otherwise, and its word is what counts', async () => {
    const { store, read, isFree } = signedIn(none);
    store.dispatch({ type: 'conversationUpdated', event: updated(2, replied(1, 'u0'), { premiumActive: true }) });
    await settle();
    expect(read).toHaveBeenCalledTimes(1);
    expect(isFree()).toBe(false);
  });

  test('is tried for again until the server is reached', async () => {
    const { entitlements, read, becomes, isFree } = signedIn(none);
    read.mockRejectedValueOnce(new NoAnswer('gone')).mockRejectedValueOnce(new NoAnswer('gone'));
    becomes(premium(at(60)));
    void entitlements.refresh();
    await vi.advanceTimersByTimeAsync(5000);
    expect(isFree()).toBe(true);
  });

  test('is asked for no longer once the session is over', async () => {
    const { entitlements, read, store } = signedIn(none);
    read.mockRejectedValue(new ApiProblem(401, null, null));
    await entitlements.refresh();
    store.dispatch({ type: 'signedOut' });
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect(read).toHaveBeenCalledTimes(1);
    expect(store.state.session).toBe('ended');
  });
});

describe('the end of premium', () => {
  test('locks the composer by the clock', async () => {
    const { becomes, isFree } = signedIn(premium(at(30)));
    becomes({ ...none, premiumUntil: at(30) });
    await vi.advanceTimersByTimeAsync(29 * minute);
    expect(isFree()).toBe(true);
    await vi.advanceTimersByTimeAsync(minute + 1000);
    expect(isFree()).toBe(false);
  });

  test('is asked for without haste where the clock here is ahead', async () => {
    const { read, isFree } = signedIn(premium(at(30)));
    await vi.advanceTimersByTimeAsync(35 * minute);
    expect(isFree()).toBe(true);
    expect(read.mock.calls.length).toBeLessThanOrEqual(11);
  });

  test('is as far away as it says, also beyond what a timer can wait', async () => {
    const { read, becomes, isFree } = signedIn(premium(at(60 * 24 * 60)));
    await vi.advanceTimersByTimeAsync(59 * 24 * 60 * minute);
    expect(read).not.toHaveBeenCalled();
    becomes(none);
    await vi.advanceTimersByTimeAsync(25 * 60 * minute);
    expect(isFree()).toBe(false);
  });

  test('moves with what is bought on top', async () => {
    const { store, read } = signedIn(premium(at(30)));
    store.dispatch({ type: 'entitlementsChanged', event: { premiumActive: true, premiumUntil: at(90), tokens: 0 } });
    await vi.advanceTimersByTimeAsync(80 * minute);
    expect(read).not.toHaveBeenCalled();
  });
});
