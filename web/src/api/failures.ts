import type { Problem } from './contract';

/** The server answered, and said no. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** What a client switches on; null where something before the API answered. */
  readonly code: Problem['code'] | null;
  /** Milliseconds that the server asks to wait, from Retry-After. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Partial<Problem> | null, retryAfter: number | null) {
    super(problem?.title ?? `The server answered ${status}.`);
    this.status = status;
    this.code = problem?.code ?? null;
    this.retryAfter = retryAfter;
  }
}

/** No answer came, so nobody knows whether the request was carried out. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Whether a request may have been carried out all the same. */
export const isUnknown = (error: unknown): boolean => error instanceof NoAnswer || (error instanceof ApiProblem && error.status >= 500);

export const isStatus = (error: unknown, status: number): boolean => error instanceof ApiProblem && error.status === status;
