import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import App from './App.vue';

test('the document names itself', () => {
  document.title = '政务服务网上大厅';
  expect(mount(App).get('h1').text()).toBe('政务服务网上大厅');
});
