import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, api } from './client';
import { useCommand } from './command';

interface Sent {
  path: string;
  headers: Headers;
  body: unknown;
}
let sent: Sent[];
let answers: (() => Response)[];

const session = (csrf: string) =>
  Response.json({ csrf, jurisdiction: { name: '胶州市', kind: 'test' }, permissions: [] });
const refused =
  (status: number, more: object = {}) =>
  () =>
    Response.json(
      { type: 'x', title: '标题', status, code: 'CODE', server_time: '2026-11-20T02:00:00Z', ...more },
      { status },
    );

beforeEach(() => {
  sent = [];
  answers = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const text = await request.text();
    sent.push({
      path: new URL(request.url).pathname,
      headers: request.headers,
      body: text && JSON.parse(text),
    });
    const next = answers.shift();
    if (!next) throw new TypeError('Failed to fetch');
    return next();
  });
});
afterEach(() => vi.unstubAllGlobals());

const register = () =>
  useCommand((body: { mobile: string }, headers) =>
    answer(api.POST('/api/mobile-codes', { body, params: { header: headers } })),
  );

test('a command carries its key, the session’s token and the reader’s language', async () => {
  answers = [() => Response.json({ id: 'r1', sent_to: '138****0001' })];
  const command = register();
  expect(await command.run({ mobile: '13800990001' })).toEqual({ id: 'r1', sent_to: '138****0001' });
  expect(sent[0]!.headers.get('Idempotency-Key')).toMatch(/^[\w-]{20,64}$/);
  expect(sent[0]!.headers.get('Accept-Language')).toBe('zh-CN');
  expect(sent[0]!.body).toEqual({ mobile: '13800990001' });
});

test('after a broken network the same intention is sent again under the same key', async () => {
  const command = register();
  expect(await command.run({ mobile: 'a' })).toBeUndefined();
  expect(command.trouble.value).toEqual({ kind: 'offline' });

  answers = [() => Response.json({ id: 'r1', sent_to: '' })];
  await command.run({ mobile: 'a' });
  const keys = sent.map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys[0]).toBe(keys[1]);
  expect(command.trouble.value).toBeUndefined();
});

test('a second press while the first is on its way does nothing', async () => {
  answers = [() => Response.json({ id: 'r1', sent_to: '' })];
  const command = register();
  const first = command.run({ mobile: 'a' });
  expect(await command.run({ mobile: 'a' })).toBeUndefined();
  await first;
  expect(sent).toHaveLength(1);
});

test('a token of an older session is fetched anew, and the command goes through', async () => {
  answers = [refused(403), () => session('token-2'), () => Response.json({ id: 'r1', sent_to: '' })];
  const command = register();
  expect(await command.run({ mobile: 'a' })).toBeDefined();
  expect(sent.map(({ path }) => path)).toEqual(['/api/mobile-codes', '/api/session', '/api/mobile-codes']);
  expect(sent[2]!.headers.get('X-CSRF-Token')).toBe('token-2');
});

test('a person who may not is not asked for ever', async () => {
  answers = [refused(403), () => session('token-2'), refused(403)];
  const command = register();
  expect(await command.run({ mobile: 'a' })).toBeUndefined();
  expect(command.trouble.value?.kind).toBe('forbidden');
});

test('wrong fields go to the summary and to their places', async () => {
  answers = [
    refused(422, { errors: [{ pointer: '/mobile', code: 'BAD_FORMAT', message: '请填写手机号码' }] }),
  ];
  const command = register();
  await command.run({ mobile: '' });
  expect(command.problems.value).toEqual([{ id: 'f-mobile', message: '请填写手机号码' }]);
  expect(command.errorAt('/mobile')).toBe('请填写手机号码');
  expect(command.notice.value).toBeUndefined();
});

test('what is wrong with the whole is said once, without a place', async () => {
  answers = [refused(422, { detail: '合计超过上限。' })];
  const command = register();
  await command.run({ mobile: 'a' });
  expect(command.problems.value).toEqual([{ message: '合计超过上限。' }]);
});
