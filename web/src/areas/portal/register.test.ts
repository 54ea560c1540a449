import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { addWords } from '@/lib/i18n';
import { mountWithRoutes } from '../../../test/mount';
import { problem, server } from '../../../test/server';
import Register from './pages/Register.vue';
import { words } from './routes';

beforeAll(() => addWords('portal', words));
afterEach(() => vi.unstubAllGlobals());

async function filled() {
  const page = await mountWithRoutes(Register);
  await page.get('#f-name').setValue('李娜');
  await page.get('#f-citizen_number').setValue('370281199001010010');
  await page.get('#f-mobile').setValue('13912345678');
  await page.get('#f-password').setValue('riverlampstone');
  await page.get('#f-agreed').setValue(true);
  return page;
}

test('the code of the mobile goes with the registration, and a wrong one is said at its field', async () => {
  const asked = server(
    [200, { id: '7', expires_at: '2026-11-26T02:10:00.000000Z', demo_code: '204815' }],
    [401, problem('/problems/identity/wrong-code', '验证码错误或已失效')],
  );
  const page = await filled();
  await page.get('.ask button').trigger('click');
  await flushPromises();
  expect(asked[0]).toEqual({ path: '/api/mobile-codes', body: { mobile: '13912345678' } });
  expect(page.text()).toContain('204815');

  await page.get('#f-code').setValue('000000');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(asked[1]).toMatchObject({ path: '/api/accounts', body: { code: '000000', name: '李娜' } });
  expect(page.get('#f-code-error').text()).toContain('验证码错误或已失效');
});

test('where no messages are sent nobody is asked for a code', async () => {
  const asked = server(
    [409, problem('/problems/base/not-allowed-now', '当前状态不允许此操作')],
    [422, problem('/problems/base/invalid-input', '提交的内容有误', { errors: [] })],
  );
  const page = await filled();
  await page.get('.ask button').trigger('click');
  await flushPromises();
  expect(page.find('#f-code').exists()).toBe(false);
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(asked[1]!.body).not.toHaveProperty('code');
});

test('who has no code yet is told how to come by one', async () => {
  server([
    422,
    problem('/problems/base/invalid-input', '提交的内容有误', {
      errors: [{ pointer: '/code', code: 'BAD_FORMAT', message: '不能为空', params: {} }],
    }),
  ]);
  const page = await filled();
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.get('#f-code-error').text()).toContain('发送验证码');
  expect(page.get('.k-error-summary').text()).toContain('发送验证码');
});
