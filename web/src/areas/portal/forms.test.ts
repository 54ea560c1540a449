import { expect, test } from 'vitest';
import { readForm } from '@/forms/form';
import type { FormDocument } from '@/forms/profile';
import type { Item } from './api';
import { fieldOfMaterial, materialsOf, situationsOf } from './forms';

const both = (zh: string) => ({ zh, en: zh });
const file = (material: string) => ({
  type: 'array' as const,
  items: { type: 'string' },
  'x-label': both(material),
  'x-file': { material },
});
const form = readForm({
  profile: 1,
  name: 'shop',
  title: both('店铺'),
  steps: [{ name: 'one', title: both('一'), fields: ['by_agent', 'kind', 'layout', 'papers'] }],
  schema: {
    type: 'object',
    properties: {
      by_agent: { type: 'boolean', 'x-label': both('委托') },
      kind: {
        type: 'string',
        enum: ['first', 'renewal'],
        'x-names': { first: both('首次'), renewal: both('延续') },
        'x-label': both('类型'),
      },
      layout: file('布局图'),
      papers: { type: 'object', 'x-label': both('其他'), properties: { mandate: file('委托书') } },
    },
  },
} as unknown as FormDocument);

const material = (code: string, zh: string, situations: string[] = []) => ({
  code,
  name: both(zh),
  situations,
});
const question = (code: string, ...codes: string[]) => ({
  code,
  situations: codes.map((one) => ({ code: one })),
});
const item = {
  situations: [question('by_agent', 'by_agent'), question('kind', 'first', 'renewal')],
  materials: [
    material('layout', '布局图'),
    material('mandate', '委托书', ['by_agent']),
    material('old', '旧证'),
  ],
} as unknown as Item;

test('answers say the situations: a yes by the name of its question, a choice by its own', () => {
  expect(situationsOf(item, { by_agent: true, kind: 'renewal' })).toEqual(['by_agent', 'renewal']);
  expect(situationsOf(item, { by_agent: false })).toEqual([]);
  expect(situationsOf(item, { kind: ['first'] })).toEqual(['first']);
});

test('files of the form stand for the materials by that name, and none for what is not asked for', () => {
  const answers = { by_agent: true, layout: ['a', 'b'], papers: { mandate: ['c'] } };
  expect(materialsOf(item, form, answers)).toEqual([
    { code: 'layout', files: ['a', 'b'] },
    { code: 'mandate', files: ['c'] },
  ]);
  expect(materialsOf(item, form, { layout: [] })).toEqual([{ code: 'layout', files: [] }]);
});

test('an error about a material belongs to the field that asks for it', () => {
  expect(fieldOfMaterial(item, form, {}, 'mandate')).toBe('/papers/mandate');
  expect(fieldOfMaterial(item, form, {}, 'old')).toBeUndefined();
});
