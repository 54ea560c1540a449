import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { mountWithRoutes } from '@test/mount';
import Button from './Button.vue';

test('a button that waits swallows a second press and keeps its focus', async () => {
  const button = mount(Button, { props: { busy: true }, slots: { default: '提交' } });
  await button.trigger('click');
  expect(button.emitted('click')).toBeUndefined();
  expect(button.attributes('aria-disabled')).toBe('true');
  expect(button.attributes('disabled')).toBeUndefined();

  await button.setProps({ busy: false });
  await button.trigger('click');
  expect(button.emitted('click')).toHaveLength(1);
});

test('where it leads somewhere it is a link', async () => {
  expect((await mountWithRoutes(Button, { props: { to: '/items' } })).attributes('href')).toBe('/items');
  expect(mount(Button, { props: { href: '/desk' } }).element.tagName).toBe('A');
  expect(mount(Button).attributes('type')).toBe('button');
});
