// @vitest-environment node
import { expect, test } from 'vitest';
import { compilePattern } from './pattern';

/** A small generator, so that a failure can be repeated from its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const parts = [
  'a',
  'b',
  '𠮷',
  '[ab]',
  '[^a]',
  '(?:ab|b)',
  'a?',
  'b*',
  '𠮷+',
  '(?:ab){1,2}',
  '[a𠮷]{2}',
  '(?:a?b)*',
];

test('a pattern answers as the browser’s own machine does', () => {
  for (let seed = 1; seed <= 2_000; seed += 1) {
    const next = random(seed);
    const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!;
    const pattern = `^${Array.from({ length: 1 + Math.floor(next() * 5) }, () => pick(parts)).join('')}$`;
    const text = Array.from({ length: Math.floor(next() * 8) }, () => pick(['a', 'b', '𠮷', 'c'])).join('');
    expect([seed, compilePattern(pattern).matches(text)]).toEqual([
      seed,
      new RegExp(pattern, 'u').test(text),
    ]);
  }
});

test('a pattern that makes the browser’s own machine run for years takes no time', () => {
  expect(compilePattern('^(?:a*)*b$').matches('a'.repeat(10_000))).toBe(false);
});
