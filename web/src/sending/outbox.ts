import type { Api } from '../api/client';
import { isUnknown } from '../api/failures';
import { createPause, type Pause } from '../live/retrying';
import type { Store } from '../state/store';
import { outgoing, type Outgoing, type SendFailure } from '../state/outgoing';
import type { Drafts } from './drafts';
import { CheckFailed, nextStep, noAttempts } from './nextStep';

export interface OutboxOptions {
  api: Pick<Api, 'send' | 'conversation'>;
  store: Store;
  drafts: Drafts;
  takeNonce: () => Promise<string>;
  newKey: () => string;
  now: () => Date;
}

/**
 * Sends messages, each conversation's one after another. Every attempt of a message carries the same Idempotency-Key, and while an outcome
 * is unknown the same nonce, so that the server accepts it once, however often it is sent.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #running = new Set<string>();
  readonly #pauses = new Map<string, Pause>();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Shows the message at once, and sends it when its turn comes. */
  send(id: string, text: string): void {
    const { drafts, store, newKey, now } = this.#options;
    const one = outgoing(newKey(), text, now().toISOString());
    drafts.putUnsent(id, one);
    drafts.setText(id, '');
    store.dispatch({ type: 'outgoingAdded', id, outgoing: [one] });
    void this.#run(id);
  }

  retry(id: string, clientId: string): void {
    this.#change(id, clientId, { state: 'sending', failure: null });
    void this.#run(id);
  }

  discard(id: string, clientId: string): void {
    this.#options.drafts.removeUnsent(id, clientId);
    this.#options.store.dispatch({ type: 'outgoingRemoved', id, clientId });
  }

  /**
   * Brings back what was on its way when the page was closed. What had its nonce goes on: the server tells whether it had been accepted.
   * The rest waits for the user.
   */
  restore(id: string): void {
    const { drafts, store } = this.#options;
    const arrived = new Set(store.state.conversations[id]?.messages.map((message) => message.clientId));
    for (const one of drafts.unsent(id)) if (arrived.has(one.clientId)) drafts.removeUnsent(id, one.clientId);
    const kept = drafts.unsent(id).map((one): Outgoing =>
      one.nonceId ? { ...one, state: 'sending', failure: null } : { ...one, state: 'failed', failure: 'interrupted' });
    if (kept.length === 0) return;
    store.dispatch({ type: 'outgoingAdded', id, outgoing: kept });
    void this.#run(id);
  }

  /** The network is back: sends what failed for want of it, and waits no longer. */
  wake(): void {
    for (const [id, conversation] of Object.entries(this.#options.store.state.conversations)) {
      for (const one of conversation.outgoing) if (one.failure === 'network') this.retry(id, one.clientId);
    }
    for (const pause of this.#pauses.values()) pause.cut();
  }

  async #run(id: string): Promise<void> {
    if (this.#running.has(id)) return;
    this.#running.add(id);
    try {
      for (let one = this.#next(id); one; one = this.#next(id)) await this.#deliver(id, one);
    } finally {
      this.#running.delete(id);
    }
  }

  #next(id: string): Outgoing | undefined {
    return this.#options.store.state.conversations[id]?.outgoing.find((one) => one.state === 'sending');
  }

  #find(id: string, clientId: string): Outgoing | undefined {
    return this.#options.store.state.conversations[id]?.outgoing.find((one) => one.clientId === clientId);
  }

  async #deliver(id: string, { clientId }: Outgoing): Promise<void> {
    let attempts = noAttempts;
    // It may be gone before its turn: a push or a read can show that an earlier attempt was accepted.
    for (let one = this.#find(id, clientId); one; one = this.#find(id, clientId)) {
      try {
        return await this.#attempt(id, one);
      } catch (error) {
        const step = nextStep(error, attempts);
        if (step.do === 'fail') return this.#fail(id, clientId, step.failure);
        attempts = step.attempts;
        if (step.do === 'again') await this.#wait(id, step.after);
        else if (!(await this.#renew(id, clientId))) return this.#fail(id, clientId, 'network');
      }
    }
    this.#options.drafts.removeUnsent(id, clientId);
  }

  async #attempt(id: string, one: Outgoing): Promise<void> {
    const { api, store, drafts } = this.#options;
    const nonceId = one.nonceId ?? (await this.#takeNonce());
    this.#change(id, one.clientId, { nonceId });
    const sent = await api.send(id, one.text, nonceId, one.clientId);
    drafts.removeUnsent(id, one.clientId);
    store.dispatch({ type: 'accepted', id, message: sent.message, free: sent.freeRemaining, premium: sent.premiumActive });
  }

  async #takeNonce(): Promise<string> {
    try {
      return await this.#options.takeNonce();
    } catch (cause) {
      throw isUnknown(cause) ? cause : new CheckFailed('The security check failed.', { cause });
    }
  }

  /** The nonce was refused. Either it is too old, or an earlier attempt has used it after all, as the conversation then shows. */
  async #renew(id: string, clientId: string): Promise<boolean> {
    if (!(await this.#look(id))) return false; // Without that look a new nonce could send the message twice.
    this.#change(id, clientId, { nonceId: null });
    return true;
  }

  /** Reads the conversation; whether that worked. */
  async #look(id: string): Promise<boolean> {
    const { api, store } = this.#options;
    try {
      store.dispatch({ type: 'viewRead', view: await api.conversation(id) });
      return true;
    } catch {
      return false;
    }
  }

  async #wait(id: string, milliseconds: number): Promise<void> {
    const pause = createPause();
    this.#pauses.set(id, pause);
    await pause.wait(milliseconds);
    this.#pauses.delete(id);
  }

  #fail(id: string, clientId: string, failure: SendFailure): void {
    this.#change(id, clientId, { state: 'failed', failure });
    if (failure === 'quota') void this.#look(id); // what this screen took for free has been used up, or premium is over
  }

  #change(id: string, clientId: string, part: Partial<Outgoing>): void {
    const { store, drafts } = this.#options;
    store.dispatch({ type: 'outgoingChanged', id, clientId, part });
    const one = this.#find(id, clientId);
    if (one) drafts.putUnsent(id, { clientId, text: one.text, createdAt: one.createdAt, nonceId: one.nonceId });
  }
}
