import { expect, test } from 'vitest';
import { bytesText, grouped } from './numbers';

test('a case number is read in its parts: place, day, the rest', () => {
  expect(grouped('370281201705120001233')).toBe('370281 20170512 0001233');
  expect(grouped('3702')).toBe('3702');
});

test('sizes are rounded to what matters', () => {
  expect([0, 1023, 482_311, 20_971_520].map(bytesText)).toEqual(['0 B', '1023 B', '471 KB', '20.0 MB']);
});
