import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import DateInput from './DateInput.vue';
import { joinDate, splitDate } from './date-parts';

test('a day is written with two digits, whatever was typed', () => {
  expect(joinDate({ year: '2017', month: '2', day: '8' })).toBe('2017-02-08');
  expect(joinDate({ year: '２０１７', month: '１２', day: '８' })).toBe('2017-12-08');
  expect(splitDate('2017-02-08')).toEqual({ year: '2017', month: '2', day: '8' });
});

test('what is no day stays as it was typed, for the checker to speak of', () => {
  expect(joinDate({ year: '2017', month: '', day: '8' })).toBe('2017--08');
  expect(joinDate({ year: '', month: '', day: '' })).toBe('');
});

test('three boxes make one date', async () => {
  const input = mount(DateInput, { props: { id: 'f-born', label: '出生日期', birthday: true } });
  const [year, month, day] = input.findAll('input');
  expect(year!.attributes('id')).toBe('f-born');
  expect(month!.attributes('autocomplete')).toBe('bday-month');
  await year!.setValue('1990');
  await month!.setValue('1');
  await day!.setValue('15');
  expect(input.emitted('update:modelValue')!.at(-1)).toEqual(['1990-01-15']);
});

test('typing into a box does not rewrite the others', async () => {
  const input = mount(DateInput, {
    props: {
      label: '日期',
      modelValue: '2017-2-',
      'onUpdate:modelValue': (value: string) => input.setProps({ modelValue: value }),
    },
  });
  await input.findAll('input')[2]!.setValue('3');
  expect(input.findAll('input').map((box) => (box.element as HTMLInputElement).value)).toEqual([
    '2017',
    '2',
    '3',
  ]);
});
