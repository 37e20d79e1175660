import type { Problem } from './contract';
import { ApiProblem, NoAnswer } from './failures';

export interface Call {
  method?: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
  /** Milliseconds; 20,000 unless told. */
  timeout?: number;
}

export interface Answered<Body> {
  body: Body;
  headers: Headers;
}

/**
 * One request to our own origin, with the session's cookie.
 * @throws ApiProblem where the server said no; NoAnswer where none came.
 */
export async function request<Body>(path: string, call: Call = {}): Promise<Answered<Body>> {
  const { response, text } = await exchange(path, call);
  const json = parse(text);
  if (!response.ok) throw new ApiProblem(response.status, json as Partial<Problem> | null, retryAfter(response.headers));
  return { body: json as Body, headers: response.headers };
}

async function exchange(path: string, { method = 'GET', body, headers, timeout = 20_000 }: Call) {
  try {
    const response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    return { response, text: await response.text() };
  } catch (cause) {
    throw new NoAnswer('The server cannot be reached.', { cause });
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null; // A proxy's page, not ours: the status says what there is to say.
  }
}

function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}
