// All that the screens show, as a pure function of what happened.
import type { Companion, Config, ConversationView, FreeRemaining, Me, Message, Thread } from '../api/contract';
import type { ConversationUpdated, EntitlementsChanged, MessageAdded, ReplyFailed } from '../api/contract';
import {
  accepted, conversationUpdated, messageAdded, olderRead, replyFailed, viewRead, type Conversation,
} from './conversation';
import { change, type Outgoing } from './outgoing';
import { noThreads, threadCaughtUp, threadSeen, threadsRead, threadUpdated, type Threads } from './threads';

/** `ended`: there was a session on this page, and the server no longer takes it. */
export type Session = 'unknown' | 'unreachable' | 'in' | 'out' | 'ended';
export type Channel = 'connecting' | 'open' | 'down';

export interface State {
  session: Session;
  me: Me | null;
  config: Config | null;
  companions: readonly Companion[] | null;
  channel: Channel;
  threads: Threads;
  conversations: Readonly<Record<string, Conversation>>;
  /** What could not be read, by conversation id: there is no such conversation, or the server was not reached. */
  unreadable: Readonly<Record<string, 'missing' | 'unreachable'>>;
}

export const initialState: State = {
  session: 'unknown', me: null, config: null, companions: null, channel: 'connecting', threads: noThreads, conversations: {}, unreadable: {},
};

export type Action =
  | { type: 'signedIn'; me: Me }
  | { type: 'signedOut' }
  | { type: 'unreachable' }
  | { type: 'configRead'; config: Config }
  | { type: 'companionsRead'; companions: Companion[] }
  | { type: 'channelChanged'; channel: Channel }
  | { type: 'threadsRead'; threads: Thread[] }
  | { type: 'viewRead'; view: ConversationView }
  | { type: 'viewFailed'; id: string; reason: 'missing' | 'unreachable' }
  | { type: 'olderRead'; id: string; cursor: string; view: ConversationView }
  | { type: 'messageAdded'; event: MessageAdded }
  | { type: 'conversationUpdated'; event: ConversationUpdated }
  | { type: 'replyFailed'; event: ReplyFailed }
  | { type: 'entitlementsChanged'; event: EntitlementsChanged }
  | { type: 'outgoingAdded'; id: string; outgoing: readonly Outgoing[] }
  | { type: 'outgoingChanged'; id: string; clientId: string; part: Partial<Outgoing> }
  | { type: 'outgoingRemoved'; id: string; clientId: string }
  | { type: 'accepted'; id: string; message: Message; free: FreeRemaining; premium: boolean }
  | { type: 'reportedRead'; id: string; until: string };

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'signedIn': {
      const isOther = state.me !== null && state.me.userId !== action.me.userId;
      return withPremium({ ...(isOther ? forgetUser(state) : state), session: 'in', me: action.me }, action.me.premiumActive);
    }
    case 'signedOut':
      return { ...state, session: state.session === 'in' ? 'ended' : state.session === 'ended' ? 'ended' : 'out' };
    case 'unreachable':
      return state.session === 'unknown' ? { ...state, session: 'unreachable' } : state;
    case 'configRead':
      return { ...state, config: action.config };
    case 'companionsRead':
      return { ...state, companions: action.companions };
    case 'channelChanged':
      return { ...state, channel: action.channel };
    case 'threadsRead':
      return { ...state, threads: threadsRead(state.threads, action.threads) };
    case 'viewRead':
      return withView(state, action.view);
    case 'viewFailed':
      return { ...state, unreadable: { ...state.unreadable, [action.id]: action.reason } };
    case 'olderRead':
      return within(state, action.id, (held) => olderRead(held, action.cursor, action.view));
    case 'messageAdded':
      return within(state, action.event.conversationId, (held) => messageAdded(held, action.event));
    case 'conversationUpdated':
      return {
        ...within(state, action.event.conversationId, (held) => conversationUpdated(held, action.event)),
        threads: threadUpdated(state.threads, action.event),
      };
    case 'replyFailed':
      return within(state, action.event.conversationId, (held) => replyFailed(held, action.event));
    case 'entitlementsChanged':
      return withEntitlements(state, action.event);
    case 'outgoingAdded':
      return within(state, action.id, (held) => withOutgoing(held, action.outgoing));
    case 'outgoingChanged':
      return within(state, action.id, (held) => ({ ...held, outgoing: change(held.outgoing, action.clientId, action.part) }));
    case 'outgoingRemoved':
      return within(state, action.id, (held) => ({ ...held, outgoing: held.outgoing.filter((one) => one.clientId !== action.clientId) }));
    case 'accepted':
      return within(state, action.id, (held) => accepted(held, action.message, action.free, action.premium));
    case 'reportedRead':
      return {
        ...within(state, action.id, (held) => ({ ...held, readUntil: action.until })),
        threads: threadSeen(state.threads, action.id),
      };
  }
}

function within(state: State, id: string, update: (held: Conversation) => Conversation): State {
  const held = state.conversations[id];
  const next = held && update(held);
  return next && next !== held ? { ...state, conversations: { ...state.conversations, [id]: next } } : state;
}

function withView(state: State, view: ConversationView): State {
  const conversation = viewRead(state.conversations[view.conversationId], view);
  const { [view.conversationId]: _, ...unreadable } = state.unreadable;
  return {
    ...state,
    unreadable,
    conversations: { ...state.conversations, [view.conversationId]: conversation },
    threads: threadCaughtUp(state.threads, conversation),
  };
}

function withOutgoing(held: Conversation, added: readonly Outgoing[]): Conversation {
  const known = new Set([...held.messages, ...held.outgoing].map((one) => one.clientId));
  return { ...held, outgoing: [...held.outgoing, ...added.filter((one) => !known.has(one.clientId))] };
}

function withEntitlements(state: State, { premiumActive, premiumUntil, tokens }: EntitlementsChanged): State {
  return withPremium({ ...state, me: state.me && { ...state.me, premiumActive, premiumUntil, tokens } }, premiumActive);
}

/** Bought, taken back or run out: every composer follows at once. */
function withPremium(state: State, premium: boolean): State {
  if (Object.values(state.conversations).every((held) => held.facts.premium === premium)) return state;
  const followed = Object.entries(state.conversations).map(([id, held]) => [id, { ...held, facts: { ...held.facts, premium } }] as const);
  return { ...state, conversations: Object.fromEntries(followed) };
}

const forgetUser = (state: State): State => ({ ...initialState, config: state.config, companions: state.companions });
