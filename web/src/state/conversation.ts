import type { ConversationView, FreeRemaining, Message } from '../api/contract';
import type { ConversationUpdated, MessageAdded, ReplyFailed } from '../api/contract';
import { add, join, settle } from './messages';
import type { Outgoing } from './outgoing';
import { isLater } from './times';

/** What a change says of the conversation as a whole, and which change it was. */
export interface Facts {
  version: number;
  free: FreeRemaining;
  premium: boolean;
  unread: boolean;
  lastMessageId: string | null;
}

/**
 * A conversation as this screen knows it. Pushes may be lost, doubled and swapped, so three things are told apart: up to which version
 * all is known (`version`), of which version one has heard (`heard`), and of which versions above `version` the change itself was seen
 * (`seen`). Where `heard` is above `version` something is missing, and the conversation has to be read again.
 */
export interface Conversation {
  id: string;
  companionId: string;
  companionName: string;
  avatarUrl: string | null;
  messages: readonly Message[];
  /** The page before the oldest message held; null where there is none. */
  olderCursor: string | null;
  version: number;
  heard: number;
  seen: readonly number[];
  facts: Facts;
  /** Own messages that the server has not accepted yet, in the order of sending. */
  outgoing: readonly Outgoing[];
  /** The time until which this client has reported reading. */
  readUntil: string | null;
}

/** Something was missed: read the conversation again. */
export const isStale = (conversation: Conversation): boolean => conversation.heard > conversation.version;

/** A view of the newest page was read. One that is older than what is known is not looked at. */
export function viewRead(held: Conversation | undefined, view: ConversationView): Conversation {
  if (held && view.version < held.version) return held;
  const joined = held ? join(held.messages, view.messages) : null;
  const facts: Facts = {
    version: view.version,
    free: view.freeRemaining,
    premium: view.premiumActive,
    unread: view.unread ?? held?.facts.unread ?? false,
    lastMessageId: view.messages.at(-1)?.id ?? null,
  };
  return advance(withoutAccepted({
    id: view.conversationId,
    companionId: view.companionId,
    companionName: view.companionName,
    avatarUrl: view.avatarUrl ?? held?.avatarUrl ?? null,
    messages: joined ?? view.messages,
    olderCursor: joined && held ? held.olderCursor : (view.nextCursor ?? null),
    version: view.version,
    heard: Math.max(held?.heard ?? 0, view.version),
    seen: held?.seen.filter((version) => version > view.version) ?? [],
    facts: held && held.facts.version > view.version ? held.facts : facts,
    outgoing: held?.outgoing ?? [],
    readUntil: held?.readUntil ?? null,
  }));
}

/** The page before `cursor` was read. */
export function olderRead(held: Conversation, cursor: string, view: ConversationView): Conversation {
  if (held.olderCursor !== cursor) return held;
  const known = new Set(held.messages.map((message) => message.id));
  const older = view.messages.filter((message) => !known.has(message.id));
  return { ...held, messages: [...older, ...held.messages], olderCursor: view.nextCursor ?? null };
}

export function messageAdded(held: Conversation, event: MessageAdded): Conversation {
  const { message, version } = event;
  const isHeld = held.messages.some(({ id }) => id === message.id);
  // Beyond a gap a message has no certain place; the read that the gap calls for brings it.
  const isNext = version === held.version + 1;
  if (!isHeld && !isNext) return hear(held, version);
  return advance(hear(see(withMessage(held, message), version), version));
}

export function replyFailed(held: Conversation, event: ReplyFailed): Conversation {
  const messages = settle(held.messages, event.inReplyTo, 'failed');
  return advance(hear(see({ ...held, messages }, event.version), event.version));
}

export function conversationUpdated(held: Conversation, event: ConversationUpdated): Conversation {
  const before = held.facts;
  if (event.version <= before.version) return hear(held, event.version);
  const facts: Facts = {
    version: event.version,
    free: event.freeRemaining,
    premium: event.premiumActive,
    unread: event.unread,
    lastMessageId: event.lastMessageId,
  };
  const next = { ...held, facts };
  return advance(hear(isExplained(next, before) ? see(next, event.version) : next, event.version));
}

/** The server accepted a message, and said so itself. Its answer has no version; the pushes that follow do. */
export function accepted(held: Conversation, message: Message, free: FreeRemaining, premium: boolean): Conversation {
  const isNews = !held.messages.some(({ id }) => id === message.id);
  const next = withMessage(held, message);
  return isNews ? { ...next, facts: { ...next.facts, free, premium } } : next;
}

/** The newest companion message's time, where it calls for a read mark that was not reported yet. */
export function unreadUntil(conversation: Conversation): string | null {
  if (!conversation.facts.unread) return null;
  const newest = conversation.messages.findLast((message) => message.sender === 'ai');
  if (!newest || (conversation.readUntil && !isLater(newest.createdAt, conversation.readUntil))) return null;
  return newest.createdAt;
}

/** A change without a message or a failure of its own: the last message is new and held, or the conversation was read. */
function isExplained(next: Conversation, before: Facts): boolean {
  const { lastMessageId, unread } = next.facts;
  if (!next.messages.some(({ id }) => id === lastMessageId)) return false;
  return lastMessageId !== before.lastMessageId || (before.unread && !unread);
}

function withMessage(held: Conversation, message: Message): Conversation {
  return withoutAccepted({ ...held, messages: settle(add(held.messages, message), message.inReplyTo, 'answered') });
}

function withoutAccepted(held: Conversation): Conversation {
  if (held.outgoing.length === 0) return held;
  const arrived = new Set(held.messages.map((message) => message.clientId));
  return { ...held, outgoing: held.outgoing.filter((outgoing) => !arrived.has(outgoing.clientId)) };
}

const hear = (held: Conversation, version: number): Conversation =>
  version > held.heard ? { ...held, heard: version } : held;

const see = (held: Conversation, version: number): Conversation =>
  version > held.version && !held.seen.includes(version) ? { ...held, seen: [...held.seen, version] } : held;

/** A version is known once both the change itself and what it did to the conversation as a whole are. */
function advance(held: Conversation): Conversation {
  const next = held.version + 1;
  if (held.facts.version !== next || !held.seen.includes(next)) return held;
  return { ...held, version: next, seen: held.seen.filter((version) => version > next) };
}
