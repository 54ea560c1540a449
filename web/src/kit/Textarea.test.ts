import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Textarea from './Textarea.vue';

test('characters are counted as people count them', async () => {
  const area = mount(Textarea, { props: { label: '说明', limit: 4, modelValue: '𠮷野家' } });
  expect(area.get('.k-textarea__count').text()).toBe('还可以输入 1 个字');
  await area.setProps({ modelValue: '𠮷野家的店' });
  expect(area.get('.k-textarea__count').text()).toBe('超出 1 个字，请删减');
  expect(area.get('textarea').attributes('maxlength')).toBeUndefined();
});
