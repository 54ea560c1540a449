import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Link from './Link.vue';

test('a link that opens a window says so and gives the new page no hold on this one', () => {
  const link = mount(Link, { props: { href: '/files/a.pdf', newWindow: true }, slots: { default: '样表' } });
  expect(link.text()).toBe('样表（在新窗口打开）');
  expect(link.attributes('rel')).toBe('noopener');
});
