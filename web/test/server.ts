import { vi } from 'vitest';

/** The server's next answers, in turn; what was asked is kept. The test takes the stub away again. */
export function server(...answers: [number, object][]) {
  const asked: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push({ path: new URL(request.url).pathname, body: await request.json() });
    const [status, body] = answers.shift()!;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });
  });
  return asked;
}

export const problem = (type: string, title: string, more = {}) => ({ type, title, code: 'X', ...more });
