import { mountWithRoutes } from '@test/mount';
import { expect, test } from 'vitest';
import Breadcrumbs from './Breadcrumbs.vue';

test('the way here is a named list of links', async () => {
  const crumbs = [
    { name: '首页', to: '/' },
    { name: '办事指南', to: '/items' },
  ];
  const way = await mountWithRoutes(Breadcrumbs, { props: { crumbs } });
  expect(way.attributes('aria-label')).toBe('当前位置');
  expect(way.findAll('a').map((link) => link.attributes('href'))).toEqual(['/', '/items']);
});
