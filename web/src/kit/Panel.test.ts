import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Panel from './Panel.vue';

test('the number to keep stands under its name', () => {
  const panel = mount(Panel, { props: { title: '申请已提交', label: '办件编号', number: '3702 8120' } });
  expect(panel.get('h1').text()).toBe('申请已提交');
  expect(panel.get('.k-panel__number').text()).toBe('办件编号3702 8120');
});
