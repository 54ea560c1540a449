import { expect, test } from 'vitest';
import type { Item } from './api';
import { differences, Reader } from './content';

const words = (zh: string) => ({ zh, en: zh });
const item = (more: object) =>
  ({
    name: words('食品经营许可'),
    type: '01',
    charged: false,
    conditions: ['有场所', '有设备'],
    limits: { promise: { unit: 'workday', amount: 10 }, marks: { promise: 'published' } },
    materials: [
      { code: 'licence', name: words('营业执照'), copies: 1, need: '1', provenance: 'published' },
      { code: 'plan', name: words('平面图'), copies: 2, need: '2', provenance: 'law' },
    ],
    flags: ['x'],
    ...more,
  }) as unknown as Item;
const names = {
  'item-types': [{ code: '01', name: words('行政许可'), mark: 'S', traits: [] }],
  'material-needs': [{ code: '1', name: words('必要'), mark: 'R', traits: [] }],
};
const reader = new Reader(
  names,
  ({ zh }) => zh,
  (yes) => (yes ? '是' : '否'),
  (unit, amount) => `${amount} ${unit}`,
);

test('an item is read out by names, its lists by their entries, without what is the machine’s', () => {
  const lines = reader.lines(item({}));
  const said = Object.fromEntries(lines.map(({ key, value }) => [key, value]));
  expect(said).toMatchObject({
    name: '食品经营许可',
    type: '行政许可',
    charged: '否',
    conditions: '有场所\n有设备',
    'limits/promise': '10 workday',
    'materials/licence/need': '必要',
    'materials/plan/copies': '2',
  });
  expect(Object.keys(said).filter((key) => /marks|provenance|flags/.test(key))).toEqual([]);
  expect(lines.find(({ key }) => key === 'materials/plan/copies')!.path).toEqual([
    { entry: '平面图' },
    'copies',
  ]);
});

test('a changed, a new and a taken-away value are told; what moved in a list is not a change', () => {
  const before = reader.lines(item({}));
  const moved = item({}).materials.toReversed();
  expect(differences(before, reader.lines(item({ materials: moved })))).toEqual([]);
  const after = reader.lines(
    item({ limits: { promise: { unit: 'workday', amount: 5 } }, scope: '全市', materials: [moved[1]] }),
  );
  const told = differences(before, after).map(({ line, ...rest }) => [line.key, rest.before, rest.after]);
  expect(told).toContainEqual(['limits/promise', '10 workday', '5 workday']);
  expect(told).toContainEqual(['scope', undefined, '全市']);
  expect(told).toContainEqual(['materials/plan/copies', '2', undefined]);
});
