import { mount } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { h } from 'vue';
import Table from './Table.vue';

const columns = [
  { key: 'name', name: '事项' },
  { key: 'state', name: '状态' },
];
const rows = ['a', 'b', 'c'].map((id) => ({ id }));
const table = () =>
  mount(Table, {
    props: { columns, rows, label: '待办' },
    slots: { name: ({ row }: { row: { id: string } }) => h('a', { href: `#${row.id}` }, row.id) },
    attachTo: document.body,
  });
const here = () => document.activeElement?.textContent;

afterEach(() => (document.body.innerHTML = ''));

test('keys go from row to row, from nowhere to the first, and stop at both ends', () => {
  const lines = table();
  const { move } = lines.vm as unknown as { move(by: 1 | -1): void };
  move(1);
  expect(here()).toBe('a');
  move(1);
  move(1);
  move(1);
  expect(here()).toBe('c');
  move(-1);
  expect(here()).toBe('b');
});

test('every cell knows the name of its column, for a screen on which rows are blocks', () => {
  const cells = table().findAll('tbody tr:first-child td');
  expect(cells.map((cell) => cell.attributes('data-name'))).toEqual(['事项', '状态']);
  expect(cells.every((cell) => cell.attributes('role') === 'cell')).toBe(true);
});
