import { expect, test } from 'vitest';
import { Intention } from './intention';

test('trying again sends the same key; other content, or the next time, another', () => {
  const intention = new Intention();
  const first = intention.keyFor({ grant: true });
  expect(intention.keyFor({ grant: true })).toBe(first);
  const other = intention.keyFor({ grant: false });
  expect(other).not.toBe(first);

  intention.settle();
  expect(intention.keyFor({ grant: false })).not.toBe(other);
  expect(first.length).toBeLessThanOrEqual(64);
});
