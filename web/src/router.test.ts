import { expect, test } from 'vitest';
import { safeReturn } from './router';

test('one comes back only to a path of our own', () => {
  expect(safeReturn('/cases/1?tab=a')).toBe('/cases/1?tab=a');
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    undefined,
  ])
    expect(safeReturn(elsewhere)).toBe('/');
});
