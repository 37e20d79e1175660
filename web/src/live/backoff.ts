/** Milliseconds to wait before each attempt after a failure; the last one for ever. */
export const reconnectDelays: readonly number[] = [0, 1000, 2000, 5000, 10_000, 20_000, 30_000];

/** How long to wait before attempt number `failures`, spread by up to a fifth either way, so that not all clients come back at once. */
export function delay(failures: number, delays: readonly number[] = reconnectDelays, random: () => number = Math.random): number {
  const base = delays[Math.min(failures, delays.length - 1)] ?? 0;
  return Math.round(base * (0.8 + 0.4 * random()));
}
