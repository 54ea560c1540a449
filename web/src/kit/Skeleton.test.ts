import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Skeleton from './Skeleton.vue';
import Spinner from './Spinner.vue';

test('waiting is said once, and the outline is for the eye', () => {
  const skeleton = mount(Skeleton, { props: { lines: 4 } });
  expect(skeleton.get('[role=status]').text()).toBe('正在加载');
  expect(skeleton.findAll('[aria-hidden=true]')).toHaveLength(4);
  expect(mount(Spinner).get('[role=status]').text()).toBe('正在加载');
  expect(mount(Spinner, { props: { small: true } }).attributes('aria-hidden')).toBe('true');
});
