// Lists of messages, oldest first. The server never takes a message back, so lists only grow; all that changes is how far a reply is.
import type { Message } from '../api/contract';
import { isLater } from './times';

const isSettled = (message: Message) => message.status === 'answered' || message.status === 'failed';

/** The same message, as two sources tell of it: a reply's outcome is final, whichever source is older. */
export function merge(held: Message, told: Message): Message {
  return held.status === told.status || isSettled(held) ? held : { ...held, status: told.status };
}

/** Adds a message at its time, or merges it with the one that is held. */
export function add(messages: readonly Message[], message: Message): readonly Message[] {
  const index = messages.findIndex((held) => held.id === message.id);
  if (index >= 0) return messages.with(index, merge(messages[index]!, message));
  let place = messages.length;
  while (place > 0 && isLater(messages[place - 1]!.createdAt, message.createdAt)) place--;
  return messages.toSpliced(place, 0, message);
}

/** Notes how the reply to a message came out. */
export function settle(messages: readonly Message[], id: string | undefined, status: 'answered' | 'failed'): readonly Message[] {
  const index = messages.findIndex((message) => message.id === id);
  const message = messages[index];
  return message && !isSettled(message) ? messages.with(index, { ...message, status }) : messages;
}

/**
 * The newest page, joined to what is held.
 * @returns The joined list, or null where nothing held adjoins the page: what is held then lies beyond a gap.
 */
export function join(held: readonly Message[], page: readonly Message[]): readonly Message[] | null {
  const first = page[0];
  const start = held.findIndex((message) => message.id === first?.id);
  if (start < 0) return null;
  const known = new Map(held.slice(start).map((message) => [message.id, message]));
  const joined: readonly Message[] = [...held.slice(0, start), ...page.map((message) => {
    const same = known.get(message.id);
    known.delete(message.id);
    return same ? merge(same, message) : message;
  })];
  return [...known.values()].reduce(add, joined);
}
