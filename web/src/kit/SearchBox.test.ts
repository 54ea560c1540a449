import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import SearchBox from './SearchBox.vue';

test('what is asked is told without the spaces around it', async () => {
  const box = mount(SearchBox, { props: { label: '搜索事项', labelShown: false } });
  expect(box.attributes('role')).toBe('search');
  expect(box.get('label').text()).toBe('搜索事项');
  await box.get('input').setValue(' 开饭店 ');
  await box.trigger('submit');
  expect(box.emitted('search')).toEqual([['开饭店']]);
});
