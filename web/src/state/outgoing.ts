/** Why a message was not sent. All but `network` are the server's word that nothing was charged. */
export type SendFailure = 'network' | 'security' | 'quota' | 'busy' | 'invalid' | 'gone' | 'interrupted';

/** An own message on its way to the server. */
export interface Outgoing {
  /** Also its Idempotency-Key: the same for every attempt, so that it can be accepted only once. */
  clientId: string;
  text: string;
  /** By this device's clock, RFC 3339. */
  createdAt: string;
  /** The nonce of the last attempt, kept while nobody knows how that came out. */
  nonceId: string | null;
  state: 'sending' | 'failed';
  failure: SendFailure | null;
}

export const outgoing = (clientId: string, text: string, createdAt: string): Outgoing =>
  ({ clientId, text, createdAt, nonceId: null, state: 'sending', failure: null });

/** Changes the one with that key; the list itself where there is none. */
export function change(list: readonly Outgoing[], clientId: string, part: Partial<Outgoing>): readonly Outgoing[] {
  return list.map((one) => (one.clientId === clientId ? { ...one, ...part } : one));
}
