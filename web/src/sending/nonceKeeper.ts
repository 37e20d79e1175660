export interface Nonce {
  id: string;
  /** By the keeper's own clock, milliseconds. */
  goodUntil: number;
}

export type CheckState = 'idle' | 'checking' | 'ready' | 'failed';

export interface KeeperOptions {
  /** Gets a new nonce; `lifetime` in milliseconds from now. */
  mint: () => Promise<{ id: string; lifetime: number }>;
  /** A clock that never jumps, milliseconds. */
  now: () => number;
  /** Whether a failure is only the network's: it is no news, and passes by itself. */
  isOffline: (error: unknown) => boolean;
}

interface Waiter {
  resolve: (nonceId: string) => void;
  reject: (error: unknown) => void;
}

/** A nonce is renewed this long before it expires, and not handed out later than `lastMoment` before. Milliseconds. */
const renewBefore = 15_000;
const lastMoment = 3000;

/**
 * Keeps one nonce ready while the user is writing, so that sending waits for nothing. Whoever asks gets a nonce of their own, and at once
 * where one is there.
 */
export class NonceKeeper {
  readonly #options: KeeperOptions;
  readonly #waiters: Waiter[] = [];
  readonly #listeners = new Set<() => void>();
  #nonce: Nonce | null = null;
  #wanted = false;
  #minting = false;
  #state: CheckState = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): CheckState => this.#state;

  /** Whether somebody is about to write. */
  want(wanted: boolean): void {
    this.#wanted = wanted;
    this.#prepare();
  }

  /** Hands out a nonce; each only once. Rejects where the security check fails. */
  take(): Promise<string> {
    const nonce = this.#nonce;
    if (nonce && this.#isGood(nonce, lastMoment)) {
      this.#nonce = null;
      this.#prepare();
      return Promise.resolve(nonce.id);
    }
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      void this.#mint();
    });
  }

  /** After a failure: tries again, whether or not somebody is writing. */
  retry(): void {
    void this.#mint();
  }

  /** The network is back: gets ready again, if somebody is writing. */
  wake(): void {
    if (this.#state !== 'failed') this.#prepare();
  }

  /** Somebody else may have signed in: what was kept is of no use. */
  reset(): void {
    this.#nonce = null;
    this.#show('idle');
    this.#prepare();
  }

  #isGood(nonce: Nonce | null, margin: number): boolean {
    return nonce !== null && nonce.goodUntil - this.#options.now() > margin;
  }

  #prepare(): void {
    clearTimeout(this.#timer);
    if (!this.#wanted) return;
    const nonce = this.#nonce;
    if (nonce && this.#isGood(nonce, renewBefore)) {
      this.#timer = setTimeout(() => this.#prepare(), nonce.goodUntil - renewBefore - this.#options.now());
    } else {
      void this.#mint();
    }
  }

  async #mint(): Promise<void> {
    if (this.#minting) return;
    this.#minting = true;
    this.#show('checking');
    try {
      const { id, lifetime } = await this.#options.mint();
      this.#minting = false;
      this.#receive({ id, goodUntil: this.#options.now() + lifetime });
    } catch (error) {
      this.#minting = false;
      this.#show(this.#options.isOffline(error) ? 'idle' : 'failed');
      for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
    }
  }

  #receive(nonce: Nonce): void {
    const waiter = this.#waiters.shift();
    if (waiter) waiter.resolve(nonce.id);
    else this.#nonce = nonce;
    this.#show('ready');
    if (this.#waiters.length > 0) void this.#mint();
    else this.#prepare();
  }

  #show(state: CheckState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
