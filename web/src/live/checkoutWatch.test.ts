import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckoutState } from '../api/contract';
import { ApiProblem, NoAnswer } from '../api/failures';
import { CheckoutWatch, type CheckoutView } from './checkoutWatch';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const me = { userId: 'ada', premiumActive: false, premiumUntil: null, tokens: 0 };

/** A purchase whose state is set by hand, watched. */
function watched(status: CheckoutState['status']) {
  let now: CheckoutState = { status, me };
  const read = vi.fn(() => Promise.resolve(now));
  const views: CheckoutView[] = [];
  const watch = new CheckoutWatch(read, (view) => views.push(view));
  return { watch, read, becomes: (next: CheckoutState['status']) => { now = { status: next, me }; }, last: () => views.at(-1) };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a purchase', () => {
  test.each(['paid', 'expired', 'refunded', 'disputed'] as const)('that is %s is looked at once', async (status) => {
    const { watch, read, last } = watched(status);
    watch.look();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(read).toHaveBeenCalledTimes(1);
    expect(last()).toEqual({ status, isUnreachable: false });
  });

  test('that is pending is looked at ever less often, and without end', async () => {
    const { watch, read, becomes, last } = watched('pending');
    watch.look();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(read).toHaveBeenCalledTimes(1 + 4);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(read.mock.calls.length).toBeLessThan(140);
    becomes('paid');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(last()?.status).toBe('paid');
  });

  test('is looked at when there is a reason to, without waiting', async () => {
    const { watch, becomes, last } = watched('pending');
    watch.look();
    await vi.advanceTimersByTimeAsync(60_000);
    becomes('paid');
    watch.look();
    await settle();
    expect(last()?.status).toBe('paid');
  });

  test('that was paid can be taken back', async () => {
    const { watch, becomes, last } = watched('paid');
    watch.look();
    await settle();
    becomes('refunded');
    watch.look();
    await settle();
    expect(last()?.status).toBe('refunded');
  });

  test('that something happens to during a look is looked at again', async () => {
    const { watch, read } = watched('paid');
    watch.look();
    watch.look();
    await settle();
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('that is nobody\'s is missing, and not asked for again', async () => {
    const { watch, read, last } = watched('paid');
    read.mockRejectedValue(new ApiProblem(404, null, null));
    watch.look();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(read).toHaveBeenCalledTimes(1);
    expect(last()?.status).toBe('missing');
  });

  test('keeps what was known of it while nobody can be asked', async () => {
    const { watch, read, last } = watched('pending');
    watch.look();
    await settle();
    read.mockRejectedValueOnce(new NoAnswer('gone'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(last()).toEqual({ status: 'pending', isUnreachable: true });
    await vi.advanceTimersByTimeAsync(2000);
    expect(last()).toEqual({ status: 'pending', isUnreachable: false });
  });

  test('waits as long as the server asks', async () => {
    const { watch, read, last } = watched('paid');
    read.mockRejectedValueOnce(new ApiProblem(503, null, 20_000));
    watch.look();
    await vi.advanceTimersByTimeAsync(19_000);
    expect(read).toHaveBeenCalledTimes(1);
    expect(last()).toEqual({ status: 'unknown', isUnreachable: true });
    await vi.advanceTimersByTimeAsync(2000);
    expect(last()?.status).toBe('paid');
  });

  test('is of no interest after the screen is gone', async () => {
    const { watch, read } = watched('pending');
    watch.look();
    await settle();
    watch.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
