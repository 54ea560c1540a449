import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Steps from './Steps.vue';

test('where one stands is said in words; the bar is for the eye', () => {
  const steps = mount(Steps, { props: { now: 2, all: 6, name: '经营场所' } });
  expect(steps.text()).toBe('第 2 步，共 6 步经营场所');
  expect(steps.get('progress').attributes('aria-hidden')).toBe('true');
});
