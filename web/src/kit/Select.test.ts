import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Select from './Select.vue';

test('nothing is chosen before somebody chooses', async () => {
  const select = mount(Select, { props: { label: '镇街', choices: [{ value: '1', label: '阜安街道' }] } });
  expect(select.findAll('option').map((option) => option.text())).toEqual(['请选择', '阜安街道']);
  expect((select.get('select').element as HTMLSelectElement).value).toBe('');
  await select.get('select').setValue('1');
  expect(select.emitted('update:modelValue')).toEqual([['1']]);
});
