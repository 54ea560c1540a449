import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Checkbox from './Checkbox.vue';

test('a yes is a yes only when it is given', async () => {
  const box = mount(Checkbox, { props: { id: 'f-agreed', label: '我承诺', error: '请作出承诺' } });
  expect((box.get('input').element as HTMLInputElement).checked).toBe(false);
  expect(box.get('input').attributes('aria-describedby')).toBe('f-agreed-error');
  await box.get('input').setValue(true);
  expect(box.emitted('update:modelValue')).toEqual([[true]]);
});
