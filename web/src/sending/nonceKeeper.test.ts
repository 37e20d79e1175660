import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NonceKeeper } from './nonceKeeper';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const offline = new Error('offline');

function keep() {
  let count = 0;
  const mint = vi.fn(() => Promise.resolve({ id: `n${++count}`, lifetime: 120_000 }));
  return { mint, keeper: new NonceKeeper({ mint, now: () => Date.now(), isOffline: (error) => error === offline }) };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the nonce keeper', () => {
  test('has a nonce ready once somebody begins to write', async () => {
    const { keeper, mint } = keep();
    keeper.want(true);
    await settle();
    expect(mint).toHaveBeenCalledTimes(1);
    expect(keeper.state()).toBe('ready');
    await expect(keeper.take()).resolves.toBe('n1');
  });

  test('gets the next one as soon as one is taken, while somebody writes', async () => {
    const { keeper, mint } = keep();
    keeper.want(true);
    await settle();
    void keeper.take();
    await settle();
    expect(mint).toHaveBeenCalledTimes(2);
    await expect(keeper.take()).resolves.toBe('n2');
  });

  test('renews it fifteen seconds before it expires, while somebody writes', async () => {
    const { keeper, mint } = keep();
    keeper.want(true);
    await vi.advanceTimersByTimeAsync(104_999);
    expect(mint).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(mint).toHaveBeenCalledTimes(2);
    await expect(keeper.take()).resolves.toBe('n2');
  });

  test('renews nothing when nobody writes, and hands out nothing that is about to expire', async () => {
    const { keeper, mint } = keep();
    keeper.want(true);
    await settle();
    keeper.want(false);
    await vi.advanceTimersByTimeAsync(118_000);
    expect(mint).toHaveBeenCalledTimes(1);
    await expect(keeper.take()).resolves.toBe('n2');
  });

  test('gives each of several their own, in their order', async () => {
    const { keeper, mint } = keep();
    await expect(Promise.all([keeper.take(), keeper.take(), keeper.take()])).resolves.toEqual(['n1', 'n2', 'n3']);
    expect(mint).toHaveBeenCalledTimes(3);
  });

  test('tells everybody who waits of a failure, and begins again when asked', async () => {
    const { keeper, mint } = keep();
    mint.mockRejectedValueOnce(new Error('no'));
    const waiting = Promise.allSettled([keeper.take(), keeper.take()]);
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(keeper.state()).toBe('failed');
    keeper.retry();
    await settle();
    expect(keeper.state()).toBe('ready');
    await expect(keeper.take()).resolves.toBe('n1');
  });

  test('does not go on by itself after a failure', async () => {
    const { keeper, mint } = keep();
    mint.mockRejectedValue(new Error('no'));
    keeper.want(true);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(mint).toHaveBeenCalledTimes(1);
  });

  test('says nothing of a network that is away, and gets ready once it is back', async () => {
    const { keeper, mint } = keep();
    mint.mockRejectedValueOnce(offline);
    keeper.want(true);
    await settle();
    expect(keeper.state()).toBe('idle');
    keeper.wake();
    await settle();
    expect(keeper.state()).toBe('ready');
  });

  test('forgets what it kept when somebody else signs in', async () => {
    const { keeper } = keep();
    keeper.want(true);
    await settle();
    keeper.want(false);
    keeper.reset();
    await expect(keeper.take()).resolves.toBe('n2');
  });
});
