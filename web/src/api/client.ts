import type {
  Checkout, CheckoutState, Companion, Config, ConversationView, Me, MintedNonce, Order, PaymentProvider, PlanList, Sent, Thread,
} from './contract';
import { isStatus } from './failures';
import { request, type Answered, type Call } from './http';

const at = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;

/** Every operation that the client uses, typed by the API's own document. A 401 of any of them ends the session. */
export function createApi(onUnauthenticated: () => void) {
  async function call<Body>(path: string, options?: Call): Promise<Answered<Body>> {
    try {
      return await request<Body>(path, options);
    } catch (error) {
      if (isStatus(error, 401)) onUnauthenticated();
      throw error;
    }
  }
  const get = async <Body>(path: string) => (await call<Body>(path)).body;
  const post = async <Body>(path: string, body: unknown, headers: Record<string, string> = {}) =>
    (await call<Body>(path, { method: 'POST', body, headers })).body;

  return {
    config: () => get<Config>('/api/config'),
    me: () => get<Me>('/api/me'),
    orders: async () => (await get<{ orders: Order[] }>('/api/me/orders')).orders,
    companions: async () => (await get<{ companions: Companion[] }>('/api/companions')).companions,
    threads: async () => (await get<{ threads: Thread[] }>('/api/threads')).threads,
    conversation: (id: string, page: { limit?: number; before?: string } = {}) => {
      const query = new URLSearchParams();
      if (page.limit) query.set('limit', String(page.limit));
      if (page.before) query.set('before', page.before);
      return get<ConversationView>(query.size > 0 ? `${at(id)}?${query}` : at(id));
    },
    start: async (companionId: string) => (await post<{ conversationId: string }>('/api/conversations', { companionId })).conversationId,
    send: (id: string, text: string, nonceId: string, clientId: string) =>
      post<Sent>(`${at(id)}/messages`, { text, nonceId }, { 'Idempotency-Key': clientId }),
    markRead: (id: string, until: string) => post<null>(`${at(id)}/read`, { at: until }),
    /** With the server's own clock beside it, since the client's may be wrong. */
    mintNonce: async (token: string) => {
      const { body, headers } = await call<MintedNonce>('/api/nonces', { method: 'POST', body: { token } });
      return { ...body, serverTime: headers.get('date') };
    },
    plans: () => get<PlanList>('/api/plans'),
    checkout: (planId: string, provider: PaymentProvider, returnTo: string, key: string) =>
      post<Checkout>('/api/checkout', { planId, provider, returnTo }, { 'Idempotency-Key': key }),
    checkoutState: (sessionId: string) => get<CheckoutState>(`/api/checkout/${encodeURIComponent(sessionId)}`),
    /** The local host's sign-in only: anybody is who they say they are. */
    signInLocally: (userId: string, name: string) => post<unknown>('/.auth/login/local', { userId, name }),
  };
}

export type Api = ReturnType<typeof createApi>;
