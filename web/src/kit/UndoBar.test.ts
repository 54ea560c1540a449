import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import UndoBar from './UndoBar.vue';
import { tell, toasts } from './toasts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  toasts.length = 0;
});

test('an act can be taken back for ten seconds', async () => {
  const undo = vi.fn();
  const bar = mount(UndoBar);
  tell('已退回修改', undo);
  await vi.advanceTimersByTimeAsync(9_000);
  await bar.get('button').trigger('click');
  expect(undo).toHaveBeenCalledOnce();
  expect(toasts).toHaveLength(0);
});

test('after that it stands', async () => {
  const undo = vi.fn();
  const bar = mount(UndoBar);
  tell('已退回修改', undo);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(bar.find('button').exists()).toBe(false);
  expect(undo).not.toHaveBeenCalled();
});
