import type { Api } from '../api/client';
import { isStatus } from '../api/failures';
import { ms } from '../state/times';
import type { Store } from '../state/store';
import { createPause, untilItWorks } from './retrying';

/** After premium's end the server is asked this much later, so that it is over there too. Milliseconds. */
const margin = 250;
/** Where the device's clock is ahead, premium's end is asked for this often. Milliseconds. */
const patience = 30_000;
/** A browser's timers go no further; whoever waits longer looks again then. Milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * What the user has bought. Pushes tell it first, but have no order and can be lost: so it is read again after each of them, where a
 * conversation says otherwise, and when premium's time is over.
 */
export class Entitlements {
  readonly #api: Pick<Api, 'me'>;
  readonly #store: Store;
  readonly #pause = createPause();
  #reading = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The end of premium that the timer is for, or that has been asked about. */
  #end: string | null = null;

  constructor(api: Pick<Api, 'me'>, store: Store) {
    this.#api = api;
    this.#store = store;
    store.subscribe(() => this.#look());
  }

  /** Reads them, until it works. One request at a time, and one more for whoever asked meanwhile. */
  async refresh(): Promise<void> {
    this.#again = this.#reading;
    this.#pause.cut();
    if (this.#reading) return;
    this.#reading = true;
    try {
      do {
        this.#again = false;
        const me = await untilItWorks(() => this.#api.me(), (error) => isStatus(error, 401) || !this.#isIn(), this.#pause);
        if (this.#isIn()) this.#store.dispatch({ type: 'signedIn', me });
      } while (this.#again);
    } catch {
      // The session is over: signing in reads them again.
    } finally {
      this.#reading = false;
    }
  }

  #isIn(): boolean {
    return this.#store.state.session === 'in';
  }

  /** After every change: does a conversation say otherwise, and when is premium over? */
  #look(): void {
    const { me, conversations } = this.#store.state;
    if (!this.#isIn() || !me) return this.#wait(null, 0);
    if (Object.values(conversations).some(({ facts }) => facts.premium !== me.premiumActive)) this.#askAgain();
    const end = me.premiumActive ? (me.premiumUntil ?? null) : null;
    if (end !== this.#end) this.#wait(end, 0);
  }

  #askAgain(): void {
    if (this.#reading) this.#again = true;
    else void this.refresh();
  }

  #wait(end: string | null, atLeast: number): void {
    clearTimeout(this.#timer);
    this.#end = end;
    if (end === null) return;
    const milliseconds = Math.max(ms(end) - Date.now() + margin, atLeast);
    this.#timer = setTimeout(() => this.#over(end), Math.min(milliseconds, longestTimer));
  }

  #over(end: string): void {
    this.#wait(end, patience);
    if (ms(end) <= Date.now()) void this.refresh();
  }
}
