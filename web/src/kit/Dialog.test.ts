import { mount } from '@vue/test-utils';
import { nextTick } from 'vue';
import { expect, test } from 'vitest';
import Dialog from './Dialog.vue';

test('a dialog is named, and Escape means no', async () => {
  const dialog = mount(Dialog, {
    props: { open: true, title: '撤回申请？', description: '要重新申请' },
    slots: { actions: '<button>不撤回</button>' },
    attachTo: document.body,
  });
  await nextTick();
  const box = document.querySelector('[role=dialog]')!;
  expect(document.getElementById(box.getAttribute('aria-labelledby')!)!.textContent).toBe('撤回申请？');
  expect(document.getElementById(box.getAttribute('aria-describedby')!)!.textContent).toBe('要重新申请');

  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await nextTick();
  expect(dialog.emitted('update:open')).toEqual([[false]]);
});
