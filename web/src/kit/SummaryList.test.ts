import { mountWithRoutes } from '@test/mount';
import { expect, test } from 'vitest';
import SummaryList from './SummaryList.vue';

test('each answer has its own way to change it, named for those who do not see the row', async () => {
  const rows = [
    { key: 'name', name: '申请人', value: '王海燕', change: { label: '修改', to: '/apply/1' } },
    { key: 'place', name: '地址', value: '郑州东路 12 号' },
  ];
  const list = await mountWithRoutes(SummaryList, { props: { rows }, slots: { place: '<b>阜安街道</b>' } });
  expect(list.get('a').text()).toBe('修改 申请人');
  expect(list.findAll('dd').map((value) => value.text())).toEqual(['王海燕', '修改 申请人', '阜安街道']);
});
