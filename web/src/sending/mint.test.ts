import { expect, test, vi } from 'vitest';
import type { Api } from '../api/client';
import { ApiProblem, NoAnswer } from '../api/failures';
import { lifetime, mint } from './mint';

const minted = { nonceId: 'n', expiresAt: '2026-11-20T10:02:00.000Z', serverTime: 'Fri, 20 Nov 2026 10:00:00 GMT' };
const apiThat = (mintNonce: Api['mintNonce']) => ({ mintNonce }) as Api;
const atOnce = () => Promise.resolve();

test('the lifetime is measured by the server\'s clock on both ends', () => {
  expect(lifetime(minted.expiresAt, minted.serverTime)).toBe(120_000);
});

test('a token that is refused is replaced by a new one', async () => {
  const mintNonce = vi.fn().mockRejectedValueOnce(new ApiProblem(403, null, null)).mockResolvedValueOnce(minted);
  let tokens = 0;
  await expect(mint(apiThat(mintNonce), () => Promise.resolve(`t${++tokens}`), atOnce)).resolves.toEqual({ id: 'n', lifetime: 120_000 });
  expect(mintNonce.mock.calls).toEqual([['t1'], ['t2']]);
});

test('a check that stays out of reach is given up after three tokens, after the waits that the server asked for', async () => {
  const mintNonce = vi.fn().mockRejectedValue(new ApiProblem(503, null, 1000));
  const waits: number[] = [];
  await expect(mint(apiThat(mintNonce), () => Promise.resolve('t'), (wait) => Promise.resolve(void waits.push(wait)))).rejects.toThrow(ApiProblem);
  expect(mintNonce).toHaveBeenCalledTimes(3);
  expect(waits).toEqual([1000, 1000]);
});

test('without a network it fails at once, so that sending can wait for the network', async () => {
  const mintNonce = vi.fn().mockRejectedValue(new NoAnswer('x'));
  await expect(mint(apiThat(mintNonce), () => Promise.resolve('t'), atOnce)).rejects.toThrow(NoAnswer);
  expect(mintNonce).toHaveBeenCalledTimes(1);
});
