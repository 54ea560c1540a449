import { expect, test } from 'vitest';
import { Refusal, troubleFrom, troubleOf, type Problem } from './problem';

const problem = (status: number, more: Partial<Problem> = {}): Problem => ({
  type: '/problems/base/x',
  title: '标题',
  status,
  code: 'CODE',
  server_time: '2026-11-20T02:00:00.000000Z',
  ...more,
});
const answered = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

test.each([
  [401, 'login'],
  [403, 'forbidden'],
  [404, 'missing'],
  [409, 'not-now'],
  [410, 'not-now'],
  [412, 'stale'],
  [413, 'fields'],
  [422, 'fields'],
  [423, 'not-now'],
  [428, 'stale'],
  [429, 'again'],
  [500, 'bug'],
  [503, 'again'],
])('%i means %s to the person', (status, kind) => {
  expect(troubleOf(answered(status), problem(status)).kind).toBe(kind);
});

test('wrong fields come with their pointers', () => {
  const errors = [{ pointer: '/phone', code: 'BAD_FORMAT', message: '手机号码应为 11 位数字' }];
  expect(troubleOf(answered(422), problem(422, { errors }))).toMatchObject({ kind: 'fields', errors });
});

test('a busy server names its time, within reason', () => {
  expect(troubleOf(answered(503, { 'Retry-After': '5' }), undefined)).toMatchObject({ seconds: 5 });
  expect(troubleOf(answered(429, { 'Retry-After': '999999' }), undefined)).toMatchObject({ seconds: 600 });
  expect(troubleOf(answered(429), undefined)).toMatchObject({ seconds: 10 });
});

test('what is no answer of ours, from a proxy on the way, is a fault with its number', () => {
  const strange = troubleOf(answered(422, { 'X-Request-Id': '01JD2V9K4Q7XA' }), '<html>');
  expect(strange).toEqual({ kind: 'bug', trace: '01JD2V9K4Q7XA' });
});

test('who reaches nobody is offline', () => {
  expect(troubleFrom(new TypeError('Failed to fetch'))).toEqual({ kind: 'offline' });
  expect(troubleFrom(new Refusal({ kind: 'stale', problem: problem(412) })).kind).toBe('stale');
  expect(troubleFrom(new RangeError())).toEqual({ kind: 'bug' });
});
