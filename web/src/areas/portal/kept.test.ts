import { afterEach, expect, test } from 'vitest';
import { session, type Session } from '@/lib/session';
import { keepAnswers, takeKeptAnswers } from './kept';

const signedIn = (id: string | null) =>
  session.adopt({
    signed_in: id !== null,
    jurisdiction: { name: '胶州市', division_code: '370281', kind: 'test' },
    person: id === null ? null : { id },
    permissions: [],
  } as unknown as Session);
afterEach(() => sessionStorage.clear());

test('what was written is there again for its writer, once', () => {
  signedIn('p1');
  expect(takeKeptAnswers('d1')).toBeUndefined();
  signedIn(null);
  keepAnswers('d1', { name: '店' });
  signedIn('p1');
  expect(takeKeptAnswers('d1')).toEqual({ name: '店' });
  expect(takeKeptAnswers('d1')).toBeUndefined();
});

test('nobody else who signs in on this browser finds it', () => {
  signedIn('p1');
  keepAnswers('d1', { name: '店' });
  signedIn('p2');
  expect(takeKeptAnswers('d1')).toBeUndefined();
});
