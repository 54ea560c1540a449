import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import TextInput from './TextInput.vue';

test('help and error are read out with the field', () => {
  const input = mount(TextInput, {
    props: { id: 'f-phone', label: '手机号码', hint: '用于接收通知', error: '应为 11 位数字' },
  });
  const control = input.get('input');
  expect(control.attributes('aria-describedby')).toBe('f-phone-hint f-phone-error');
  expect(control.attributes('aria-invalid')).toBe('true');
});

test('a field that is right is not marked', () => {
  const control = mount(TextInput, { props: { label: '姓名' } }).get('input');
  expect(control.attributes('aria-invalid')).toBeUndefined();
  expect(control.attributes('aria-describedby')).toBeUndefined();
});

test('what is typed is told', async () => {
  const input = mount(TextInput, { props: { label: '姓名' } });
  await input.get('input').setValue('王海燕');
  expect(input.emitted('update:modelValue')).toEqual([['王海燕']]);
});

test('a password can be shown and hidden again', async () => {
  const input = mount(TextInput, { props: { label: '密码', type: 'password' } });
  expect(input.get('button').attributes('aria-label')).toBe('显示密码');
  await input.get('button').trigger('click');
  expect(input.get('input').attributes('type')).toBe('text');
  expect(input.get('button').attributes('aria-label')).toBe('隐藏密码');
});
