// @vitest-environment node
import { expect, test } from 'vitest';
import { canonical, compareCodePoints, type Json, parseCanonical } from './canonical';

const nested = (levels: number): Json => (levels === 0 ? 0 : [nested(levels - 1)]);

test('keys are sorted by code point, order of lists stays', () => {
  expect(canonical({ b: [3, 1, 2], a: { z: null, y: true }, '': false })).toBe(
    '{"":false,"a":{"y":true,"z":null},"b":[3,1,2]}',
  );
  expect(canonical({ '𠀀': 1, Ａ: 2, é: 3, z: 4, Z: 5, 10: 6, 9: 7 })).toBe(
    '{"10":6,"9":7,"Z":5,"z":4,"é":3,"Ａ":2,"𠀀":1}',
  );
  expect(compareCodePoints('a', 'ab')).toBeLessThan(0);
});

test('text is in normal form C, escaped where it must be and nowhere else', () => {
  expect(canonical({ 'e\u0301': 'A\u030a' })).toBe('{"é":"Å"}');
  expect(canonical('\u0000\u0001\b\t\n\u000b\f\r\u001f"\\/\u007f中😀')).toBe(
    '"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\"\\\\/\u007f中😀"',
  );
});

test('what has no canonical form is refused', () => {
  const wrong: Json[] = [
    0.5,
    NaN,
    2 ** 53,
    2n ** 63n,
    -(2n ** 63n) - 1n,
    '\ud800',
    { 'e\u0301': 1, é: 2 },
    nested(33),
  ];
  for (const value of wrong) expect(() => canonical(value)).toThrow(RangeError);
  expect(canonical([2n ** 63n - 1n, -(2n ** 63n), -0])).toBe('[9223372036854775807,-9223372036854775808,0]');
});

test('canonical text is read, and written again as it was', () => {
  const texts = [
    'null',
    '0',
    '-1',
    '9007199254740993',
    '[]',
    '{}',
    '{"":[1,-2,null,true,false,"\\u0001\\n\\"中😀"],"__proto__":1,"é":{}}',
    canonical(nested(32)),
  ];
  for (const text of texts) expect(canonical(parseCanonical(text)!)).toBe(text);
});

test('no other text is read', () => {
  const texts = [
    ...[
      '',
      ' ',
      '{',
      '{"a": 1}',
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '1.0',
      '-0',
      '01',
      '1e0',
      '+1',
      '"\\u0041"',
    ],
    ...[
      '"\\/"',
      '"\\u000A"',
      '"\\u000a"',
      '"e\u0301"',
      '\ufeff{}',
      '{} ',
      '{}\n',
      '[1,]',
      '[,1]',
      '{,}',
      'nul',
    ],
    ...['"\\ud800"', '9223372036854775808', '-9223372036854775809', 'NaN', '"\t"', "'a'", '[1 ,2]', '{"a"}'],
    `[${canonical(nested(32))}]`,
  ];
  for (const text of texts) expect(parseCanonical(text), text).toBeUndefined();
});
