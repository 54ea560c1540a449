import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Field from './Field.vue';
import { fieldId } from './field';

test('a field has a label for its control', () => {
  const field = mount(Field, { props: { id: 'f-name', label: '姓名', optional: true } });
  expect(field.get('label').attributes('for')).toBe('f-name');
  expect(field.get('label').text()).toBe('姓名（选填）');
});

test('a group has a legend, inside the bar that marks what is wrong', () => {
  const field = mount(Field, { props: { id: 'f-kind', label: '类型', group: true, error: '请选择类型' } });
  expect(field.element.tagName).toBe('FIELDSET');
  expect(field.classes()).toContain('k-field--bad');
  expect(field.get('legend').text()).toBe('类型');
  expect(field.get('#f-kind-error').text()).toBe('错误：请选择类型');
});

test('the only question of a page is its heading', () => {
  expect(
    mount(Field, { props: { id: 'a', label: '您为谁办事？', heading: true } })
      .get('h1')
      .text(),
  ).toBe('您为谁办事？');
});

test('a pointer is an address in the document', () => {
  expect(fieldId('/shareholders/0/name')).toBe('f-shareholders-0-name');
  expect(fieldId('/经营场所')).toBe('f-____');
});
