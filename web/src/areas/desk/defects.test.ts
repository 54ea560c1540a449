import { expect, test } from 'vitest';
import type { Case, CaseItem } from './api';
import { defectCodes, defectsOf, faultsIn, materialLines, usualFix, type MaterialLine } from './defects';

const item = {
  asked: ['m1', 'm2'],
  item: {
    materials: [
      { code: 'm1', name: { zh: '营业执照', en: 'Business licence' }, copies: 1 },
      { code: 'm2', name: { zh: '平面图', en: 'Plan' }, copies: 2 },
      { code: 'm3', name: { zh: '其他情形的材料', en: 'Other' }, copies: 1 },
    ],
  },
} as unknown as CaseItem;
const handedIn = (at1: string, at2: string, notices: { kind: string; issued_at: string }[] = []) =>
  ({
    materials: [
      { code: 'm1', handed_in_at: at1 },
      { code: 'm2', handed_in_at: at2 },
    ],
    notices,
  }) as unknown as Case;

test('only the materials of the case’s situations can be named', () => {
  const lines = materialLines(handedIn('2026-11-02T01:00:00Z', '2026-11-02T01:00:00Z'), item);
  expect(lines.map(({ code, told }) => [code, told])).toEqual([
    ['m1', false],
    ['m2', false],
  ]);
});

test('after a first notice only what was handed in since can be named', () => {
  const notices = [
    { kind: 'supplement', issued_at: '2026-11-03T01:00:00Z' },
    { kind: 'material_receipt', issued_at: '2026-11-09T01:00:00Z' },
  ];
  const lines = materialLines(handedIn('2026-11-02T01:00:00Z', '2026-11-05T01:00:00Z', notices), item);
  expect(lines.map(({ code, told }) => [code, told])).toEqual([
    ['m1', true],
    ['m2', false],
  ]);
});

test('a notice names all that is ticked, in the order of the guide, and nothing that was told before', () => {
  const lines: MaterialLine[] = [
    { code: 'm1', name: '营业执照', copies: 1, told: false },
    { code: 'm2', name: '平面图', copies: 2, told: false },
    { code: 'm3', name: '承诺书', copies: 1, told: true },
  ];
  const finding = { ticked: true, code: 'illegible' as const, howToFix: ' 请重新扫描。 ' };
  expect(defectsOf(lines, { m3: finding, m2: finding, m1: { ...finding, ticked: false } })).toEqual([
    { material: 'm2', code: 'illegible', how_to_fix: '请重新扫描。' },
  ]);
});

test('a notice without defects, or that does not say what to do, is not sent', () => {
  expect(faultsIn([])).toEqual([{ pointer: '/defects', key: 'none' }]);
  expect(
    faultsIn([
      { material: 'm1', code: 'missing', how_to_fix: '请补交材料。' },
      { material: 'm2', code: 'expired', how_to_fix: '过期' },
    ]),
  ).toEqual([{ pointer: '/defects/1/how_to_fix', key: 'short' }]);
});

test.each(defectCodes)('%s has a sentence that says what to do with which material', (code) => {
  const fix = usualFix(code, '平面图', 2);
  expect(fix).toContain('平面图');
  expect(fix).toMatch(/请.*。$/);
  expect(faultsIn([{ material: 'm', code, how_to_fix: fix }])).toEqual([]);
});
