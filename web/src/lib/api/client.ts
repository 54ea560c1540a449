import createClient, { type Middleware } from 'openapi-fetch';
import { languageTag } from '../i18n';
import { Refusal, troubleOf, type Told } from './problem';
import type { paths } from './schema';

// The session's secret for commands; it comes with GET /api/session and lives in memory alone.
let csrf = '';

export function rememberCsrf(token: string): void {
  csrf = token;
}

export function readerHeaders(): Record<string, string> {
  return { 'Accept-Language': languageTag.value };
}

export function commandHeaders(): Record<string, string> {
  return csrf ? { ...readerHeaders(), 'X-CSRF-Token': csrf } : readerHeaders();
}

let answeredAt = 0;
/** When the server last answered, by this browser's clock. */
export const lastAnswer = (): number => answeredAt;

export const readersHeaders: Middleware = {
  onRequest({ request }) {
    const wanted = request.method === 'GET' ? readerHeaders() : commandHeaders();
    for (const [name, value] of Object.entries(wanted)) request.headers.set(name, value);
  },
  onResponse() {
    answeredAt = Date.now();
  },
};

/** The one place that fetches. Looked up at each call, so that a test may put its own in place. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request) => globalThis.fetch(request),
});
api.use(readersHeaders);

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The answer's content, or a Refusal is thrown. */
export async function answer<Data>(call: Promise<Answer<Data>>): Promise<Told<Data>> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Refusal(troubleOf(response, error));
  return data as Told<Data>;
}

/** The header that says which version of a thing a command was decided on. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
