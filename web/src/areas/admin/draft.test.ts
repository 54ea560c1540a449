import { expect, test } from 'vitest';
import type { Item } from './api';
import { fieldsOf, itemWith } from './draft';

const item = {
  name: { zh: '食品经营许可', en: 'Food licence' },
  aliases: ['开饭店'],
  scope: null,
  conditions: ['有场所', '有设备'],
  prohibitions: [],
  limits: {
    project_type: '2',
    promise: { unit: 'workday', amount: 10 },
    promise_note: null,
    special_stages: [],
  },
  place: {
    in_hall: true,
    address: null,
    window: 'A12',
    hours: null,
    consult_phone: null,
    supervise_phone: null,
  },
  materials: [
    {
      code: 'plan',
      name: { zh: '平面图', en: 'Plan' },
      copies: 1,
      paper: null,
      instructions: null,
      need: '1',
    },
  ],
  fees: [{ name: 'x' }],
} as unknown as Item;

test('what was not touched stays as it was', () => {
  expect(itemWith(item, fieldsOf(item))).toEqual(item);
});

test('what was written goes to its place, empty lines and spaces aside', () => {
  const fields = fieldsOf(item);
  fields.conditions = ' 有场所 \n\n有人员\n';
  fields.promiseAmount = '5';
  fields.window = '';
  fields.materials[0]!.copies = '2';
  const written = itemWith(item, fields);
  expect(written.conditions).toEqual(['有场所', '有人员']);
  expect(written.limits.promise).toEqual({ unit: 'workday', amount: 5 });
  expect(written.place.window).toBeNull();
  expect(written.materials[0]).toMatchObject({ code: 'plan', copies: 2, need: '1' });
});

test('a promise that is taken back is none', () => {
  expect(itemWith(item, { ...fieldsOf(item), promiseAmount: ' ' }).limits.promise).toBeNull();
});
