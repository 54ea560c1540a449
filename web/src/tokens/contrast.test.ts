// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/tokens/base.css', 'utf8');
const elder = css + readFileSync('src/tokens/elder.css', 'utf8');

function colour(name: string, from: string): string {
  const found = [...from.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))];
  // The first is the plain one in base.css; elder.css, when it follows, comes last.
  const match = from === css ? found[0] : found.at(-1);
  if (!match) throw new Error(`no colour --${name}`);
  return match[1]!;
}

function luminance(hex: string): number {
  const linear = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

// WCAG 2.2, 1.4.3: (lighter + 0.05) / (darker + 0.05).
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const text: [string, string, number][] = [
  ['ink', 'paper', 12],
  ['ink', 'ground', 12],
  ['ink-soft', 'paper', 6],
  ['ink-soft', 'ground', 5.5],
  ['ink-soft', 'brand-tint', 5.5],
  ['brand', 'paper', 7],
  ['brand', 'ground', 6],
  ['brand', 'brand-tint', 5.5],
  ['brand-dark', 'brand-tint', 7],
  ['on-brand', 'brand', 7],
  ['on-brand', 'brand-dark', 7],
  ['on-brand', 'brand-deep', 12],
  ['on-brand-soft', 'brand-deep', 7],
  ['on-brand-soft', 'brand-dark', 4.5],
  ['bronze', 'paper', 5],
  ['bronze', 'bronze-tint', 4.5],
  ['bronze-light', 'brand-deep', 6],
  ['danger', 'paper', 5.5],
  ['danger', 'danger-tint', 5],
  ['on-brand', 'danger', 5.5],
  ['success', 'paper', 5.5],
  ['success', 'success-tint', 5],
  ['warning', 'paper', 5.5],
  ['warning', 'warning-tint', 5],
  ['visited', 'paper', 7],
  ['brand-deep', 'focus', 7],
];

test.each(text)('%s on %s can be read', (front, back, least) => {
  expect(contrast(colour(front, css), colour(back, css))).toBeGreaterThanOrEqual(least);
  expect(contrast(colour(front, elder), colour(back, elder))).toBeGreaterThanOrEqual(least);
});

test('edges of fields stand out as WCAG 1.4.11 asks', () => {
  expect(contrast(colour('line-strong', css), colour('paper', css))).toBeGreaterThanOrEqual(3);
  expect(contrast(colour('focus', css), colour('brand-deep', css))).toBeGreaterThanOrEqual(3);
});
