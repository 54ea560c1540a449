import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import SkipLink from './SkipLink.vue';

test('the first stop of the keyboard leads to the content', async () => {
  const main = document.createElement('main');
  main.id = 'main';
  main.tabIndex = -1;
  document.body.append(main);
  await mount(SkipLink, { attachTo: document.body }).trigger('click');
  expect(document.activeElement).toBe(main);
  main.remove();
});
