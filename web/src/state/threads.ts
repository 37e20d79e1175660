import type { Thread } from '../api/contract';
import type { ConversationUpdated } from '../api/contract';
import type { Conversation } from './conversation';
import { ms } from './times';

/** The list of conversations as this screen knows it. */
export interface Threads {
  loaded: boolean;
  /** A conversation was pushed that the list does not have: read the list again. */
  stale: boolean;
  list: readonly Thread[];
}

export const noThreads: Threads = { loaded: false, stale: false, list: [] };

const versionOf = (thread: Thread | undefined): number => thread?.version ?? 0;

const sorted = (list: readonly Thread[]): readonly Thread[] => list.toSorted((a, b) => ms(b.lastMessageAt) - ms(a.lastMessageAt));

/** The list was read. What pushes have told since is newer, and stays. */
export function threadsRead(held: Threads, read: readonly Thread[]): Threads {
  const known = new Map(held.list.map((thread) => [thread.conversationId, thread]));
  const list = read.map((thread) => {
    const same = known.get(thread.conversationId);
    return same && versionOf(same) >= versionOf(thread) ? same : thread;
  });
  return { loaded: true, stale: false, list: sorted(list) };
}

export function threadUpdated(held: Threads, event: ConversationUpdated): Threads {
  const thread = held.list.find(({ conversationId }) => conversationId === event.conversationId);
  if (!thread) return held.loaded ? { ...held, stale: true } : held;
  if (event.version <= versionOf(thread)) return held;
  const { version, lastMessageId, lastMessagePreview, lastMessageAt, unread } = event;
  return replaced(held, { ...thread, version, lastMessageId, lastMessagePreview, lastMessageAt, unread });
}

/** A conversation was read that is ahead of its row, as happens while nothing is pushed. */
export function threadCaughtUp(held: Threads, conversation: Conversation): Threads {
  const thread = held.list.find(({ conversationId }) => conversationId === conversation.id);
  const last = conversation.messages.at(-1);
  if (!last) return held;
  if (!thread) return held.loaded ? { ...held, stale: true } : held;
  if (conversation.version <= versionOf(thread)) return held;
  const { version, facts: { unread } } = conversation;
  return replaced(held, { ...thread, version, lastMessageId: last.id, lastMessagePreview: last.text, lastMessageAt: last.createdAt, unread });
}

/** This client reported the conversation as read; the server's push follows. */
export function threadSeen(held: Threads, conversationId: string): Threads {
  const thread = held.list.find((one) => one.conversationId === conversationId);
  return thread?.unread ? replaced(held, { ...thread, unread: false }) : held;
}

export const unreadCount = (threads: Threads): number => threads.list.filter((thread) => thread.unread).length;

const replaced = (held: Threads, thread: Thread): Threads =>
  ({ ...held, list: sorted(held.list.map((one) => (one.conversationId === thread.conversationId ? thread : one))) });
