import type { Channel } from '../state/reducer';
import { delay } from './backoff';
import type { HubConnection } from './hub';
import { createPause } from './retrying';

export interface ChannelOptions {
  connect: () => Promise<HubConnection>;
  /** Asked before every attempt but the first: false where the session is over and no attempt can succeed. */
  mayConnect: () => Promise<boolean>;
  onChange: (channel: Channel) => void;
}

/** Keeps the hub connected, without end: each loss is followed by attempts that come ever less often, until one succeeds. */
export class LiveChannel {
  readonly #options: ChannelOptions;
  readonly #pause = createPause();
  #connection: HubConnection | null = null;
  #failures = 0;
  /** Changes with every start and stop, so that a loop whose time is over notices. */
  #turn = 0;

  constructor(options: ChannelOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#run(++this.#turn);
  }

  stop(): void {
    this.#turn++;
    this.#pause.cut();
    void this.#connection?.stop();
  }

  /** The network is back, or the page is looked at: try now. */
  wake(): void {
    this.#failures = 0;
    this.#pause.cut();
  }

  async #run(turn: number): Promise<void> {
    this.#options.onChange('connecting');
    for (let attempt = 0; turn === this.#turn; attempt++) {
      if (attempt > 0) await this.#pause.wait(delay(this.#failures++));
      if (turn !== this.#turn || (attempt > 0 && !(await this.#mayConnect()))) continue;
      await this.#hold(turn);
    }
  }

  async #mayConnect(): Promise<boolean> {
    try {
      return await this.#options.mayConnect();
    } catch {
      return false; // Not reached: the next attempt asks again.
    }
  }

  /** One connection, from the attempt to its end. */
  async #hold(turn: number): Promise<void> {
    try {
      this.#connection = await this.#options.connect();
    } catch {
      if (turn === this.#turn) this.#options.onChange('down');
      return; // Whatever the reason, the answer is the next attempt.
    }
    if (turn === this.#turn) {
      this.#failures = 0;
      this.#options.onChange('open');
    } else {
      await this.#connection.stop();
    }
    await this.#connection.closed;
    this.#connection = null;
    if (turn === this.#turn) this.#options.onChange('down');
  }
}
