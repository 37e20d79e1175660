// Short names for what the API's own document says. Nothing here is made up: a drift of the document breaks the build.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Companion = Schemas['Companion'];
export type FreeRemaining = Schemas['FreeRemaining'];
export type Me = Schemas['Me'];
export type Message = Schemas['Message'];
export type Problem = Schemas['Problem'];
export type Thread = Schemas['Thread'];
export type SignInWay = Schemas['SignInOption'];
export type Sent = Schemas['SentMessage'];
export type MintedNonce = Schemas['MintedNonce'];
export type Plan = Schemas['Plan'];
export type PlanList = Schemas['Plans'];
export type PaymentProvider = Schemas['PaymentProvider'];
export type Checkout = Schemas['OpenedCheckout'];
export type CheckoutState = Schemas['CheckoutView'];
export type Order = Schemas['Order'];

export type ConversationView = Schemas['ConversationView'];
export type Config = Schemas['ConfigView'];

export type MessageAdded = Schemas['MessageAddedEvent'];
export type ConversationUpdated = Schemas['ConversationUpdatedEvent'];
export type ReplyFailed = Schemas['ReplyFailedEvent'];
export type EntitlementsChanged = Schemas['EntitlementsChangedEvent'];

/** The hub's targets, each with its one argument. Events can be lost, repeated and swapped. */
export interface HubEvents {
  messageAdded: MessageAdded;
  conversationUpdated: ConversationUpdated;
  replyFailed: ReplyFailed;
  entitlementsChanged: EntitlementsChanged;
}
