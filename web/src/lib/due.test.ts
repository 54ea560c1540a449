import { expect, test } from 'vitest';
import { daysLeftText, urgencyOf } from './due';

test.each([
  [-3, 'overdue', '已超期 3 个工作日'],
  [0, 'overdue', '已到期'],
  [1, 'soon', '今天到期'],
  [2, 'soon', '剩 2 个工作日'],
  [3, 'calm', '剩 3 个工作日'],
])('%i working days: %s, %s', (left, urgency, words) => {
  expect(urgencyOf(left)).toBe(urgency);
  expect(daysLeftText(left)).toBe(words);
});
