import { describe, expect, test } from 'vitest';
import { ApiProblem, NoAnswer } from '../api/failures';
import { CheckFailed, nextStep, noAttempts } from './nextStep';

const problem = (status: number, retryAfter: number | null = null) => new ApiProblem(status, null, retryAfter);

describe('after a failed attempt to send', () => {
  test.each([new NoAnswer('x'), problem(500), problem(503)])('an unknown outcome is tried again, unchanged (%s)', (error) => {
    expect(nextStep(error, noAttempts)).toEqual({ do: 'again', after: 1000, attempts: { ...noAttempts, unknown: 1 } });
  });

  test('after three repetitions it waits for the network, or for the user', () => {
    expect(nextStep(new NoAnswer('x'), { ...noAttempts, unknown: 3 })).toEqual({ do: 'fail', failure: 'network' });
  });

  test('a refused nonce is replaced, once', () => {
    expect(nextStep(problem(403), noAttempts)).toMatchObject({ do: 'againWithNewNonce' });
    expect(nextStep(problem(403), { ...noAttempts, refused: 1 })).toEqual({ do: 'fail', failure: 'security' });
  });

  test('where too many await their reply, it comes back when the server said', () => {
    expect(nextStep(problem(429, 7000), noAttempts)).toMatchObject({ do: 'again', after: 7000 });
    expect(nextStep(problem(429), { ...noAttempts, busy: 8 })).toEqual({ do: 'fail', failure: 'busy' });
  });

  test.each([[402, 'quota'], [401, 'interrupted'], [404, 'gone'], [400, 'invalid'], [413, 'invalid']] as const)('a %i is final: %s', (status, failure) => {
    expect(nextStep(problem(status), noAttempts)).toEqual({ do: 'fail', failure });
  });

  test('without a nonce nothing is sent', () => {
    expect(nextStep(new CheckFailed('x'), noAttempts)).toEqual({ do: 'fail', failure: 'security' });
  });
});
