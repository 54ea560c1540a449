import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import FileDrop from './FileDrop.vue';

const plan = new File(['x'], '布局图.pdf');

test('files come by drop', async () => {
  const drop = mount(FileDrop, { props: { id: 'f-plan', label: '布局图' } });
  await drop.get('.k-drop').trigger('drop', { dataTransfer: { files: [plan] } });
  expect(drop.emitted('files')).toEqual([[[plan]]]);
});

test('the browser’s own control is the target, with a name and its error', () => {
  const drop = mount(FileDrop, {
    props: { id: 'f-plan', label: '布局图', error: '请上传布局图', accept: '.pdf' },
  });
  const input = drop.get('input');
  expect(drop.get('label').attributes('for')).toBe('f-plan');
  expect(input.attributes('aria-describedby')).toBe('f-plan-error');
  expect(input.attributes('tabindex')).toBeUndefined();
});
