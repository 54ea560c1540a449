import { mountWithRoutes } from '@test/mount';
import { expect, test } from 'vitest';
import Footer from './Footer.vue';
import Header from './Header.vue';

const entries = [
  { name: '首页', to: '/' },
  { name: '办事指南', to: '/items' },
  { name: '我的办件', to: '/my/cases', also: '/cases' },
];
const props = { city: '胶州市', name: '政务服务网上大厅', navLabel: '主导航', entries };

test.each([
  ['/', '首页'],
  ['/items', '办事指南'],
  ['/items/11370281', '办事指南'],
  ['/cases/3702', '我的办件'],
])('at %s the entry %s is marked as the present one', async (path, name) => {
  const header = await mountWithRoutes(Header, { props }, path);
  expect(header.findAll('nav [aria-current=page]').map((entry) => entry.text())).toEqual([name]);
});

test('on a phone the ways open by a button, and Escape closes them', async () => {
  const header = await mountWithRoutes(Header, { props });
  const button = header.get('.k-header__menu');
  await button.trigger('click');
  expect(button.attributes('aria-expanded')).toBe('true');
  await header.trigger('keydown', { key: 'Escape' });
  expect(button.attributes('aria-expanded')).toBe('false');
});

test('the foot of the page names who answers for it', async () => {
  const footer = await mountWithRoutes(Footer, {
    props: {
      links: [{ name: '工作人员入口', href: '/desk' }],
      label: '网站信息',
      owner: '主办：行政审批服务局',
    },
  });
  expect(footer.get('nav').attributes('aria-label')).toBe('网站信息');
  expect(footer.text()).toContain('主办：行政审批服务局');
});
