import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { addWords } from '@/lib/i18n';
import { mountWithRoutes } from '../../../test/mount';
import { problem, server } from '../../../test/server';
import Password from './pages/Password.vue';
import { words } from './routes';

beforeAll(() => addWords('portal', words));
afterEach(() => vi.unstubAllGlobals());

const sent = { id: '7', expires_at: '2026-11-26T02:10:00.000000Z', demo_code: '204815' };

test('a wrong code is said at its field, and the right one ends the old password', async () => {
  const asked = server(
    [200, sent],
    [401, problem('/problems/identity/wrong-code', '验证码错误或已失效')],
    [200, { sessions_ended: 1 }],
  );
  const page = await mountWithRoutes(Password);
  await page.get('#f-mobile').setValue('13800000000');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.text()).toContain('204815');
  expect(page.text()).toContain('10:10');

  await page.get('#f-code').setValue('000000');
  await page.get('#f-new_password').setValue('riverlampstone');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.get('#f-code-error').text()).toContain('验证码错误或已失效');

  await page.get('#f-code').setValue('204815');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.text()).toContain('密码已重设');
  expect(asked.at(-1)).toEqual({
    path: '/api/password-resets/7',
    body: { code: '204815', new_password: 'riverlampstone' },
  });
});

test('who asks for codes too often is told so at the mobile', async () => {
  server([429, problem('/problems/base/too-often', '请求过于频繁', { detail: '验证码发送过于频繁' })]);
  const page = await mountWithRoutes(Password);
  await page.get('#f-mobile').setValue('13800000000');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.get('#f-mobile-error').text()).toContain('验证码发送过于频繁');
});
