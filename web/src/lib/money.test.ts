import { expect, test } from 'vitest';
import { fenOf, yuanText } from './money';

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [36000, '360.00'],
  [123450, '1,234.50'],
  [-100000000, '-1,000,000.00'],
])('%i fen are written %s', (fen, text) => {
  expect(yuanText(fen)).toBe(text);
  expect(fenOf(text)).toBe(fen);
});

test('amounts are read as people type them', () => {
  expect(fenOf('1234.5')).toBe(123450);
  expect(fenOf(' 12 ')).toBe(1200);
  expect(fenOf('0.07')).toBe(7);
});

test.each(['', '.5', '1.', '1.234', '01', '1,23', '12,34,567', '一百', '1e3', '99999999999999999', '--1'])(
  '“%s” is no amount',
  (text) => expect(fenOf(text)).toBeUndefined(),
);
