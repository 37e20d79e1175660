import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { delay, reconnectDelays } from './backoff';
import { LiveChannel } from './channel';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5); // no jitter
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A hub whose connections are opened, refused and cut by hand. */
function wire() {
  let isUp = true;
  let cut = () => {};
  const changes: string[] = [];
  const connect = vi.fn(() => {
    if (!isUp) return Promise.reject(new Error('refused'));
    const closed = new Promise<void>((resolve) => {
      cut = resolve;
    });
    return Promise.resolve({ closed, stop: () => Promise.resolve(cut()) });
  });
  const mayConnect = vi.fn(() => Promise.resolve(true));
  const channel = new LiveChannel({ connect, mayConnect, onChange: (state) => changes.push(state) });
  return { channel, changes, connect, mayConnect, up: () => { isUp = true; }, down: () => { isUp = false; cut(); } };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the delays', () => {
  test('grow to thirty seconds and stay there', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 100].map((failures) => delay(failures, reconnectDelays, () => 0.5)))
      .toEqual([0, 1000, 2000, 5000, 10_000, 20_000, 30_000, 30_000, 30_000]);
  });

  test('are spread by a fifth either way', () => {
    expect([delay(3, reconnectDelays, () => 0), delay(3, reconnectDelays, () => 1)]).toEqual([4000, 6000]);
  });
});

describe('the channel', () => {
  test('connects, and says so', async () => {
    const { channel, changes } = wire();
    channel.start();
    await settle();
    expect(changes).toEqual(['connecting', 'open']);
  });

  test('tries again without end', async () => {
    const { channel, connect, down } = wire();
    down();
    channel.start();
    await vi.advanceTimersByTimeAsync(68_000 + 10 * 30_000);
    expect(connect).toHaveBeenCalledTimes(1 + 7 + 10);
  });

  test('comes back after a loss at once', async () => {
    const { channel, changes, down, up } = wire();
    channel.start();
    await settle();
    down();
    up();
    await settle();
    expect(changes).toEqual(['connecting', 'open', 'down', 'open']);
  });

  test('waits no longer once the network is back', async () => {
    const { channel, connect, down, up } = wire();
    down();
    channel.start();
    await vi.advanceTimersByTimeAsync(60_000);
    up();
    connect.mockClear();
    channel.wake();
    await settle();
    expect(connect).toHaveBeenCalledTimes(1);
  });

  test('asks whether there is still a session before it comes back', async () => {
    const { channel, connect, mayConnect, down } = wire();
    down();
    mayConnect.mockResolvedValue(false);
    channel.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connect).toHaveBeenCalledTimes(1);
    expect(mayConnect.mock.calls.length).toBeGreaterThan(3);
  });

  test('once stopped it stays silent', async () => {
    const { channel, changes, connect } = wire();
    channel.start();
    await settle();
    channel.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(connect).toHaveBeenCalledTimes(1);
    expect(changes).toEqual(['connecting', 'open']);
  });
});
