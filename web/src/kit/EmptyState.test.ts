import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import EmptyState from './EmptyState.vue';

test('an empty place says what to do next', () => {
  const empty = mount(EmptyState, {
    props: { title: '还没有办件', heading: 'h2' },
    slots: { default: '提交申请后可以在这里查看。', actions: '<a href="/items">查找事项</a>' },
  });
  expect(empty.get('h2').text()).toBe('还没有办件');
  expect(empty.get('a').text()).toBe('查找事项');
});
