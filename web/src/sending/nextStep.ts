import { ApiProblem, isUnknown } from '../api/failures';
import type { SendFailure } from '../state/outgoing';

/** The security check did not yield a nonce. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}

export interface Attempts {
  /** Attempts that nobody knows the outcome of. */
  unknown: number;
  /** Attempts that came too early for the server. */
  busy: number;
  /** Attempts whose nonce was refused. */
  refused: number;
}

export const noAttempts: Attempts = { unknown: 0, busy: 0, refused: 0 };

export type Step =
  | { do: 'again'; after: number; attempts: Attempts }
  /** With a new nonce, unless the conversation shows that an earlier attempt was accepted after all. */
  | { do: 'againWithNewNonce'; attempts: Attempts }
  | { do: 'fail'; failure: SendFailure };

/** Milliseconds before an attempt whose outcome is unknown is repeated, unchanged, so that it can be accepted only once. */
const unknownDelays = [1000, 2000, 4000];
const mostBusy = 8;

/** What to do after an attempt to send has failed. */
export function nextStep(error: unknown, attempts: Attempts): Step {
  if (isUnknown(error)) {
    const after = unknownDelays[attempts.unknown];
    return after === undefined
      ? { do: 'fail', failure: 'network' }
      : { do: 'again', after, attempts: { ...attempts, unknown: attempts.unknown + 1 } };
  }
  if (!(error instanceof ApiProblem)) return { do: 'fail', failure: 'security' };
  switch (error.status) {
    case 403:
      return attempts.refused === 0
        ? { do: 'againWithNewNonce', attempts: { ...attempts, refused: 1 } }
        : { do: 'fail', failure: 'security' };
    case 429:
      return attempts.busy < mostBusy
        ? { do: 'again', after: error.retryAfter ?? 2000, attempts: { ...attempts, busy: attempts.busy + 1 } }
        : { do: 'fail', failure: 'busy' };
    case 402:
      return { do: 'fail', failure: 'quota' };
    case 401:
      return { do: 'fail', failure: 'interrupted' };
    case 404:
      return { do: 'fail', failure: 'gone' };
    default:
      return { do: 'fail', failure: 'invalid' };
  }
}
