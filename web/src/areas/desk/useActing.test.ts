import { expect, test } from 'vitest';
import type { Case } from './api';
import { newLines } from './useActing';

const line = (event: string, words: string) => ({
  event,
  words,
  at: '2026-11-26T01:00:00Z',
  act: '',
  by: '窗口',
});

test('a stale page is told what others did since it was read, and nothing it had shown', () => {
  const read = { timeline: [line('1', '提交申请'), line('2', '窗口已收件')] } as Case;
  const now = { timeline: [...read.timeline, line('3', '予以受理')] } as Case;
  expect(newLines(read, now).map(({ words }) => words)).toEqual(['予以受理']);
  expect(newLines(now, now)).toEqual([]);
});
