import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mountWithRoutes } from '@test/mount';
import type { Problem } from '@/lib/api/problem';
import TroubleNotice from './TroubleNotice.vue';
import TroublePage from './TroublePage.vue';

const problem: Problem = {
  type: '/problems/base/not-allowed-now',
  title: '当前状态下不能这样做',
  status: 409,
  code: 'BAD_STATE',
  detail: '决定已经作出。',
  server_time: '2026-11-20T02:00:00.000000Z',
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the server’s own words say why something is not possible now', async () => {
  const notice = await mountWithRoutes(TroubleNotice, {
    props: { trouble: { kind: 'not-now', problem: { ...problem, deadline: '2026-11-19T09:00:00Z' } } },
  });
  expect(notice.text()).toContain('当前状态下不能这样做');
  expect(notice.text()).toContain('决定已经作出。');
  expect(notice.text()).toContain('截止时间：2026年11月19日 17:00');
  expect(notice.find('button').exists()).toBe(false);
});

test('who was signed out signs in and comes back to where he was', async () => {
  const notice = await mountWithRoutes(
    TroubleNotice,
    { props: { trouble: { kind: 'login' } } },
    '/cases/1?tab=a',
  );
  expect(notice.get('a').attributes('href')).toBe('/sign-in?back=/cases/1?tab=a');
});

test('a busy server is asked again after the time that it named', async () => {
  const notice = await mountWithRoutes(TroubleNotice, { props: { trouble: { kind: 'again', seconds: 3 } } });
  await notice.get('button').trigger('click');
  expect(notice.emitted('retry')).toBeUndefined();
  await vi.advanceTimersByTimeAsync(3_000);
  await notice.get('button').trigger('click');
  expect(notice.emitted('retry')).toHaveLength(1);
});

test('our own fault is said plainly, with the number to quote', async () => {
  const notice = await mountWithRoutes(TroubleNotice, {
    props: { trouble: { kind: 'bug', trace: '01JD2V9K4Q7XA' } },
  });
  expect(notice.text()).toContain('问题编号：01JD2V9K4Q7XA');
  expect(notice.text()).toContain('12345');
});

test('a page that is not there offers the way to one that is', async () => {
  const page = await mountWithRoutes(TroublePage, { props: { trouble: { kind: 'missing' } } });
  expect(page.get('h1').text()).toBe('没有找到您要的页面');
  expect(page.findAll('a').map((link) => link.attributes('href'))).toEqual(['/items', '/']);
});
