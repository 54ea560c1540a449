import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import StateTag from './StateTag.vue';
import Tag from './Tag.vue';

test('a tag carries its word', () => {
  expect(mount(Tag, { slots: { default: '网上可办' } }).classes()).toContain('k-tag--neutral');
});

test('a state has its word and its tone', () => {
  const tag = mount(StateTag, { props: { state: 'supplement_required' } });
  expect(tag.text()).toBe('待补正');
  expect(tag.classes()).toContain('k-tag--warning');
});
