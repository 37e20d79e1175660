import type { Message } from '../api/contract';
import type { Conversation } from './conversation';
import type { Outgoing } from './outgoing';
import { ms } from './times';

/** One line of the conversation as it is shown. */
export interface Row {
  /** The same before and after the server accepted a message, so that the line stays the same line. */
  key: string;
  item: { kind: 'message'; message: Message } | { kind: 'outgoing'; outgoing: Outgoing };
  isMine: boolean;
  createdAt: string;
  /** The first of its day. */
  startsDay: boolean;
  /** The first and the last of several in a row by the same sender. */
  startsGroup: boolean;
  endsGroup: boolean;
  /** A message that was not answered, and was not sent again either. */
  canRetry: boolean;
}

const groupGap = 5 * 60_000;

/** All lines, oldest first; what the server has not accepted stands at the end, where it cannot be overlooked. */
export function timeline({ messages, outgoing }: Pick<Conversation, 'messages' | 'outgoing'>): Row[] {
  const keys = new Set<string>();
  const keyOf = (wanted: string, otherwise: string) => {
    const key = keys.has(wanted) ? otherwise : wanted;
    keys.add(key);
    return key;
  };
  const sentLater = new Set<string>();
  const canRetry = new Set<string>();
  for (const one of outgoing) sentLater.add(one.text);
  for (const message of messages.toReversed()) {
    if (message.status === 'failed' && !sentLater.has(message.text)) canRetry.add(message.id);
    if (message.sender === 'user') sentLater.add(message.text);
  }
  const rows: Row[] = messages.map((message) => ({
    ...ungrouped,
    key: keyOf(message.clientId ?? message.id, message.id),
    item: { kind: 'message', message },
    isMine: message.sender === 'user',
    createdAt: message.createdAt,
    canRetry: canRetry.has(message.id),
  }));
  rows.push(...outgoing.map((one): Row => ({
    ...ungrouped, key: keyOf(one.clientId, `out-${one.clientId}`), item: { kind: 'outgoing', outgoing: one }, isMine: true, createdAt: one.createdAt, canRetry: false,
  })));
  return group(rows);
}

const ungrouped = { startsDay: false, startsGroup: false, endsGroup: false };

function group(rows: Row[]): Row[] {
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    row.startsDay = !before || dayOf(before) !== dayOf(row);
    row.startsGroup = !before || row.startsDay || before.isMine !== row.isMine || ms(row.createdAt) - ms(before.createdAt) > groupGap;
    row.endsGroup = true;
    if (before && !row.startsGroup) before.endsGroup = false;
  });
  return rows;
}

const dayOf = (row: Row): string => new Date(row.createdAt).toDateString();
