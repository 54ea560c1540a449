import { flushPromises, mount } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import PasswordChange from './PasswordChange.vue';

test('the old password and the new one go to the server, and what it refuses stands at its field', async () => {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push([request.method, new URL(request.url).pathname, await request.json()]);
    return new Response(
      JSON.stringify({
        type: '/problems/base/invalid-input',
        title: '提交的内容有误',
        status: 422,
        code: 'BAD_FORMAT',
        errors: [{ pointer: '/new_password', code: 'LIMIT', message: '密码至少 10 个字符', params: {} }],
      }),
      { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
    );
  });
  const form = mount(PasswordChange);
  await form.get('#f-old_password').setValue('one two three');
  await form.get('#f-new_password').setValue('short');
  await form.get('form').trigger('submit');
  await flushPromises();
  expect(asked).toEqual([
    ['PUT', '/api/my/password', { old_password: 'one two three', new_password: 'short' }],
  ]);
  expect(form.get('#f-new_password').attributes('aria-invalid')).toBe('true');
  expect(form.emitted('done')).toBeUndefined();
  vi.unstubAllGlobals();
});
