import { expect, test } from 'vitest';
import { neighbour } from './inbox';

const lines = ['a', 'b', 'c'].map((id) => ({ id }));

test('next and previous follow the order of the list, which is the server’s: the earliest day first', () => {
  expect(neighbour(lines, 'a', 1)).toBe('b');
  expect(neighbour(lines, 'b', -1)).toBe('a');
});

test('behind the last and before the first there is nobody', () => {
  expect(neighbour(lines, 'c', 1)).toBeUndefined();
  expect(neighbour(lines, 'a', -1)).toBeUndefined();
  expect(neighbour([], 'a', 1)).toBeUndefined();
});

test('after a case that has left the list the first is next', () => {
  expect(neighbour(lines, 'gone', 1)).toBe('a');
  expect(neighbour(lines, undefined, 1)).toBe('a');
});
