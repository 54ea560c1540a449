import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Notice from './Notice.vue';

test('a notice says its weight in words, not only in colour', () => {
  const notice = mount(Notice, { props: { tone: 'warning', title: '暂停受理' } });
  expect(notice.text()).toContain('注意');
  expect(notice.attributes('role')).toBeUndefined();
});

test('one that comes while somebody is at work is read out, at once when it matters', () => {
  expect(mount(Notice, { props: { live: true } }).attributes('role')).toBe('status');
  expect(mount(Notice, { props: { live: true, tone: 'danger' } }).attributes('role')).toBe('alert');
});
