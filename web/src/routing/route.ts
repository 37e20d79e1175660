/** What an address shows. */
export type Route =
  | { name: 'chats' }
  | { name: 'companions' }
  | { name: 'companion'; id: string }
  | { name: 'conversation'; id: string }
  | { name: 'plans'; returnTo: string | null; wasCancelled: boolean; needsSession: boolean }
  | { name: 'success'; sessionId: string | null; returnTo: string | null }
  | { name: 'account' }
  | { name: 'unknown' };

export const paths = {
  chats: '/',
  companions: '/companions',
  companion: (id: string) => `/companions/${encodeURIComponent(id)}`,
  conversation: (id: string) => `/chats/${encodeURIComponent(id)}`,
  plans: (returnTo?: string | null) => withQuery('/plans', returnTo ? { returnTo } : {}),
  /** The plans, after signing in: who looks at them need not, who buys must. */
  plansToBuy: (returnTo: string | null) => withQuery('/plans', { ...(returnTo ? { returnTo } : {}), buy: '' }),
  account: '/account',
} as const;

/** What the address `path?query` shows. */
export function parseRoute(address: string): Route {
  const url = new URL(address, 'http://here');
  const [first, second, ...rest] = url.pathname.split('/').filter(Boolean).map(decode);
  if (rest.length > 0) return { name: 'unknown' };
  const returnTo = ownPath(url.searchParams.get('returnTo'));
  switch (first) {
    case undefined:
      return { name: 'chats' };
    case 'companions':
      return second ? { name: 'companion', id: second } : { name: 'companions' };
    case 'chats':
      return second ? { name: 'conversation', id: second } : { name: 'chats' };
    case 'plans':
      return second ? { name: 'unknown' } : plansRoute(url.searchParams, returnTo);
    case 'premium':
      return second === 'success' ? { name: 'success', sessionId: url.searchParams.get('session_id'), returnTo } : { name: 'unknown' };
    case 'account':
      return second ? { name: 'unknown' } : { name: 'account' };
    default:
      return { name: 'unknown' };
  }
}

/** What a link back to where one came from is called. */
export function backName(returnTo: string | null): string {
  const { name } = parseRoute(returnTo ?? paths.chats);
  return name === 'conversation' ? 'Back to the conversation' : name === 'chats' ? 'To the chats' : 'Back';
}

const plansRoute = (query: URLSearchParams, returnTo: string | null): Route =>
  ({ name: 'plans', returnTo, wasCancelled: query.has('cancelled'), needsSession: query.has('buy') });

const withQuery = (path: string, query: Record<string, string>): string => {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
};

/** A path of this site, or null: an address that came from outside must not lead elsewhere. */
export const ownPath = (path: string | null): string | null => (path && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : null);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
