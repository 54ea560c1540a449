import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Stages from './Stages.vue';

test('the present stage is marked in words as well as in colour', () => {
  const stages = mount(Stages, {
    props: {
      label: '办理进度',
      stages: [
        { name: '提交', state: 'done', note: '11月16日' },
        { name: '受理', state: 'now' },
        { name: '审查', state: 'next' },
      ],
    },
  });
  const [done, now, next] = stages.findAll('li');
  expect(now!.attributes('aria-current')).toBe('step');
  expect(done!.text()).toBe('提交已完成11月16日');
  expect(next!.text()).toBe('审查未开始');
});
