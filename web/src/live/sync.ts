import type { Api } from '../api/client';
import { isStatus, isUnknown } from '../api/failures';
import { isStale, unreadUntil, type Conversation } from '../state/conversation';
import type { Store } from '../state/store';
import { createPause, untilItWorks, type Pause } from './retrying';

/** Swapped pushes sort themselves out within this; only then is something taken for lost. Milliseconds. */
const grace = 120;
const pollEvery = 5000;
/** A channel that looks open may have lost the last push, and then no gap tells. */
const pollEveryWhileOpen = 10_000;
const olderPage = 50;

/** Reads what the pushes did not bring: at first, after a gap, after a reconnect, on waking up, and slowly while nothing is pushed. */
export class Sync {
  readonly #api: Api;
  readonly #store: Store;
  readonly #reading = new Map<string, { again: boolean; pause: Pause }>();
  #open: string | null = null;
  #threadsUnderWay = false;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;
  #pollTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api, store: Store) {
    this.#api = api;
    this.#store = store;
    store.subscribe(() => this.#look());
  }

  /** The conversation on screen; the others are read when they are opened. */
  open(id: string | null): void {
    this.#open = id;
    if (id) void this.read(id);
    this.#look();
  }

  /** Reads again all that is on screen. */
  refresh(): void {
    void this.readThreads();
    if (this.#open) void this.read(this.#open);
    for (const { pause } of this.#reading.values()) pause.cut();
  }

  /** Reads the newest page, until it works; at most one request at a time, and one more for whoever asked meanwhile. */
  async read(id: string): Promise<void> {
    const underWay = this.#reading.get(id);
    if (underWay) {
      underWay.again = true;
      return;
    }
    const turn = { again: false, pause: createPause() };
    this.#reading.set(id, turn);
    try {
      do {
        turn.again = false;
        await this.#readPage(id, turn.pause);
      } while (turn.again);
    } finally {
      this.#reading.delete(id);
      this.#look();
    }
  }

  async readOlder(id: string): Promise<void> {
    const cursor = this.#store.state.conversations[id]?.olderCursor;
    if (!cursor) return;
    const view = await this.#api.conversation(id, { limit: olderPage, before: cursor });
    this.#store.dispatch({ type: 'olderRead', id, cursor, view });
  }

  async readThreads(): Promise<void> {
    if (this.#threadsUnderWay) return;
    this.#threadsUnderWay = true;
    try {
      const threads = await untilItWorks(() => this.#api.threads(), (error) => isStatus(error, 401), createPause());
      this.#store.dispatch({ type: 'threadsRead', threads });
    } catch {
      // The session is over: signing in reads the list again.
    } finally {
      this.#threadsUnderWay = false;
    }
  }

  /**
   * What is on screen has been seen: says so to the server, once for each newest message. The dot goes at once; the report is repeated until
   * it arrives.
   */
  async reportRead(id: string): Promise<void> {
    const conversation = this.#store.state.conversations[id];
    const until = conversation && unreadUntil(conversation);
    if (!until) return;
    this.#store.dispatch({ type: 'reportedRead', id, until });
    try {
      await untilItWorks(() => this.#api.markRead(id, until), (error) => !isUnknown(error), createPause());
    } catch {
      // The session is over, or the conversation is gone: there is nothing to report to.
    }
  }

  async #readPage(id: string, pause: Pause): Promise<void> {
    const isHopeless = (error: unknown) => isStatus(error, 401) || isStatus(error, 404) || this.#open !== id;
    const failed = (reason: 'missing' | 'unreachable') => this.#store.dispatch({ type: 'viewFailed', id, reason });
    try {
      const view = await untilItWorks(() => this.#api.conversation(id), isHopeless, pause, () => failed('unreachable'));
      this.#store.dispatch({ type: 'viewRead', view });
    } catch (error) {
      if (isStatus(error, 404)) failed('missing');
    }
  }

  /** After every change: is something missing, or nothing being pushed that is waited for? */
  #look(): void {
    const { threads, channel, conversations } = this.#store.state;
    if (threads.stale) void this.readThreads();
    const open = this.#open ? conversations[this.#open] : undefined;
    if (open && isStale(open)) this.#graceTimer ??= setTimeout(() => this.#fill(), grace);
    if (open && awaitsReply(open)) this.#pollTimer ??= setTimeout(() => this.#poll(), channel === 'open' ? pollEveryWhileOpen : pollEvery);
  }

  #fill(): void {
    this.#graceTimer = undefined;
    const open = this.#open ? this.#store.state.conversations[this.#open] : undefined;
    if (open && isStale(open)) void this.read(open.id);
  }

  #poll(): void {
    this.#pollTimer = undefined;
    const open = this.#open ? this.#store.state.conversations[this.#open] : undefined;
    if (open && awaitsReply(open)) void this.read(open.id);
  }
}

const awaitsReply = (conversation: Conversation): boolean => conversation.messages.some((message) => message.status === 'replying');
