import type { Api } from '../api/client';
import { ApiProblem, isStatus } from '../api/failures';
import { ms } from '../state/times';

const attempts = 3;

/** Exchanges a Turnstile token for a nonce. A token that is refused, or could not be checked, is replaced by a new one, twice. */
export async function mint(api: Api, token: () => Promise<string>, wait: (milliseconds: number) => Promise<void>) {
  for (let attempt = 1; ; attempt++) {
    try {
      const { nonceId, expiresAt, serverTime } = await api.mintNonce(await token());
      return { id: nonceId, lifetime: lifetime(expiresAt, serverTime) };
    } catch (error) {
      const mayPass = isStatus(error, 403) || isStatus(error, 429) || (error instanceof ApiProblem && error.status >= 500);
      if (attempt === attempts || !mayPass) throw error;
      await wait((error as ApiProblem).retryAfter ?? attempt * 500);
    }
  }
}

/** Both times are the server's, so that a device whose clock is wrong sees the true difference. */
export function lifetime(expiresAt: string, serverTime: string | null): number {
  const now = serverTime ? Date.parse(serverTime) : Number.NaN;
  return ms(expiresAt) - (Number.isNaN(now) ? Date.now() : now);
}
