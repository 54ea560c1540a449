import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Details from './Details.vue';

test('more is folded away until it is wanted', () => {
  const details = mount(Details, { props: { title: '为什么' }, slots: { default: '因为' } });
  expect(details.get('summary').text()).toBe('为什么');
  expect((details.element as HTMLDetailsElement).open).toBe(false);
});
