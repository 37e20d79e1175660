// Words that are not at the server yet: all that is ever kept on this device, besides the theme. They go at sign-out.

/** A message that was sent off, of which no answer has come. */
export interface Unsent {
  clientId: string;
  text: string;
  createdAt: string;
  nonceId: string | null;
}

interface Draft {
  text: string;
  unsent: readonly Unsent[];
}

const prefix = 'draft:';
const nothing: Draft = { text: '', unsent: [] };

/** Where drafts are kept: localStorage, or nothing where a browser forbids it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class Drafts {
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  text(conversationId: string): string {
    return this.#read(conversationId).text;
  }

  setText(conversationId: string, text: string): void {
    this.#write(conversationId, { ...this.#read(conversationId), text });
  }

  unsent(conversationId: string): readonly Unsent[] {
    return this.#read(conversationId).unsent;
  }

  /** Adds it, or replaces the one with the same key. */
  putUnsent(conversationId: string, unsent: Unsent): void {
    const draft = this.#read(conversationId);
    const others = draft.unsent.filter((one) => one.clientId !== unsent.clientId);
    this.#write(conversationId, { ...draft, unsent: [...others, unsent] });
  }

  removeUnsent(conversationId: string, clientId: string): void {
    const draft = this.#read(conversationId);
    if (draft.unsent.length === 0) return;
    this.#write(conversationId, { ...draft, unsent: draft.unsent.filter((one) => one.clientId !== clientId) });
  }

  clear(): void {
    const keys = Array.from({ length: this.#shelf.length }, (_, index) => this.#shelf.key(index));
    for (const key of keys) if (key?.startsWith(prefix)) this.#shelf.removeItem(key);
  }

  #read(conversationId: string): Draft {
    try {
      return { ...nothing, ...(JSON.parse(this.#shelf.getItem(prefix + conversationId) ?? '{}') as Partial<Draft>) };
    } catch {
      return nothing; // Not written by this version: a draft is no reason to fail.
    }
  }

  #write(conversationId: string, draft: Draft): void {
    try {
      if (draft.text === '' && draft.unsent.length === 0) this.#shelf.removeItem(prefix + conversationId);
      else this.#shelf.setItem(prefix + conversationId, JSON.stringify(draft));
    } catch {
      // Storage is full or forbidden: the text is still on the screen.
    }
  }
}
