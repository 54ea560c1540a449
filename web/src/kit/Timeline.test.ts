import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Timeline from './Timeline.vue';

test('an entry says what, when and who', () => {
  const timeline = mount(Timeline, {
    props: {
      label: '办理过程',
      entries: [
        {
          key: '1',
          title: '已受理',
          when: '2026年11月18日 11:21',
          instant: '2026-11-18T03:21:56Z',
          who: '综合窗口 3 号',
        },
      ],
    },
  });
  expect(timeline.get('time').attributes('datetime')).toBe('2026-11-18T03:21:56Z');
  expect(timeline.get('li').text()).toContain('综合窗口 3 号');
});
