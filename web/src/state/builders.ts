// Made-up data for tests.
import type { ConversationUpdated, ConversationView, FreeRemaining, Message, MessageAdded, ReplyFailed, Thread } from '../api/contract';

const start = Date.parse('2026-11-20T10:00:00.000Z');

/** Minute `minute` of the made-up day. */
export const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();

export const free = (text: number): FreeRemaining => ({ text, media: 2, audio: 3 });

export const said = (minute: number, part: Partial<Message> = {}): Message =>
  ({ id: `u${minute}`, sender: 'user', kind: 'text', text: `said ${minute}`, createdAt: at(minute), status: 'answered', clientId: `key-u${minute}`, ...part });

export const replied = (minute: number, inReplyTo: string, part: Partial<Message> = {}): Message =>
  ({ id: `a${minute}`, sender: 'ai', kind: 'text', text: `replied ${minute}`, createdAt: at(minute), inReplyTo, ...part });

export const view = (version: number, messages: Message[], part: Partial<ConversationView> = {}): ConversationView => ({
  conversationId: 'c', companionId: 'maren', companionName: 'Maren', freeRemaining: free(10), premiumActive: false, messages,
  nextCursor: null, version, unread: false, ...part,
});

export const added = (version: number, message: Message): MessageAdded => ({ conversationId: 'c', version, message });

export const updated = (version: number, last: Message, part: Partial<ConversationUpdated> = {}): ConversationUpdated => ({
  conversationId: 'c', version, companionId: 'maren', freeRemaining: free(9), premiumActive: false,
  lastMessageId: last.id, lastMessagePreview: last.text, lastMessageAt: last.createdAt, unread: last.sender === 'ai', ...part,
});

export const failed = (version: number, inReplyTo: string): ReplyFailed =>
  ({ conversationId: 'c', version, inReplyTo, code: 'reply_failed', freeRemaining: free(10) });

export const thread = (conversationId: string, minute: number, part: Partial<Thread> = {}): Thread => ({
  conversationId, companionId: 'maren', companionName: 'Maren', lastMessagePreview: 'hello', lastMessageAt: at(minute), lastMessageId: 'm', version: 1,
  unread: false, ...part,
});
