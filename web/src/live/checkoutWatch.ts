import type { CheckoutState } from '../api/contract';
import { ApiProblem, isStatus } from '../api/failures';
import { createPause } from './retrying';

export interface CheckoutView {
  /** `unknown` until the server has answered; `missing` where there is no such purchase of this user. */
  status: CheckoutState['status'] | 'unknown' | 'missing';
  /** The last look failed: the server, or the payment provider behind it, was not reached. */
  isUnreachable: boolean;
}

/** Milliseconds between two looks while nothing is decided: often at first, then ever more patiently, and without end. */
export const looks: readonly number[] = [1000, 2000, 3000, 5000, 5000, 10_000, 10_000, 15_000, 20_000, 30_000];

/** Looks at a purchase until the server says how it came out, and again whenever there is a reason to. */
export class CheckoutWatch {
  readonly #read: () => Promise<CheckoutState>;
  readonly #onChange: (view: CheckoutView, answer: CheckoutState | null) => void;
  readonly #pause = createPause();
  #view: CheckoutView = { status: 'unknown', isUnreachable: false };
  #isRunning = false;
  #again = false;
  #isOver = false;

  constructor(read: () => Promise<CheckoutState>, onChange: (view: CheckoutView, answer: CheckoutState | null) => void) {
    this.#read = read;
    this.#onChange = onChange;
  }

  /** Something happened that may have changed it: looks at once. */
  look(): void {
    this.#again = true;
    this.#pause.cut();
    if (!this.#isRunning) void this.#run();
  }

  stop(): void {
    this.#isOver = true;
    this.#pause.cut();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let count = 0; !this.#isOver; count++) {
      this.#again = false;
      const retryAfter = await this.#look();
      if (this.#again) continue;
      if (this.#isOver || this.#isDecided()) break;
      await this.#pause.wait(Math.max(retryAfter, looks[Math.min(count, looks.length - 1)] ?? 0));
    }
    this.#isRunning = false;
  }

  #isDecided(): boolean {
    const { status, isUnreachable } = this.#view;
    return status !== 'unknown' && status !== 'pending' && !isUnreachable;
  }

  /** One look; answers how long the server asks to wait until the next. Milliseconds. */
  async #look(): Promise<number> {
    try {
      const answer = await this.#read();
      this.#tell({ status: answer.status, isUnreachable: false }, answer);
      return 0;
    } catch (error) {
      if (isStatus(error, 404)) this.#tell({ status: 'missing', isUnreachable: false }, null);
      else this.#tell({ ...this.#view, isUnreachable: true }, null);
      return (error instanceof ApiProblem ? error.retryAfter : null) ?? 0;
    }
  }

  #tell(view: CheckoutView, answer: CheckoutState | null): void {
    if (this.#isOver) return;
    this.#view = view;
    this.#onChange(view, answer);
  }
}
