import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import CheckboxGroup from './CheckboxGroup.vue';

test('several answers are one list', async () => {
  const choices = [
    { value: 'shop', label: '门店' },
    { value: 'online', label: '网络' },
  ];
  const group = mount(CheckboxGroup, { props: { label: '经营方式', choices, modelValue: ['shop'] } });
  await group.findAll('input')[1]!.setValue(true);
  expect(group.emitted('update:modelValue')).toEqual([[['shop', 'online']]]);
});
