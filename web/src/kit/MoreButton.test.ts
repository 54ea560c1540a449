import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import MoreButton from './MoreButton.vue';

test('the end of a list is said', async () => {
  const more = mount(MoreButton, { props: { shown: 20, more: true } });
  expect(more.get('[role=status]').text()).toBe('已显示 20 项');
  await more.get('button').trigger('click');
  expect(more.emitted('more')).toHaveLength(1);
  await more.setProps({ shown: 28, more: false });
  expect(more.text()).toBe('共 28 项，已全部显示');
});
