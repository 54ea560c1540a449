import { expect, test } from 'vitest';
import { actsOf } from './acts';
import { perform } from './api';

// What src/cases/lifecycle.h lets staff do together: what one role may do in one state, and while a window proposes
// not to accept.
const together = [
  ['receive', 'return_for_revision'],
  ['accept', 'require_supplement', 'propose_declining'],
  ['keep', 'decline'],
  ['confirm_withdrawal'],
  ['take'],
  ['examine'],
  ['propose'],
  ['grant', 'refuse', 'send_back'],
  ['announce'],
  ['deliver'],
];

test('exactly what the server allows is offered, and nothing of the applicant’s', () => {
  expect(actsOf(['accept', 'require_supplement', 'hand_in']).map(({ name }) => name)).toEqual([
    'accept',
    'require_supplement',
  ]);
  expect(actsOf([])).toEqual([]);
});

test.each(together)('%s, …: no key does two things', (...allowed: string[]) => {
  const keys = actsOf(allowed).map(({ key }) => key);
  expect(keys).toHaveLength(allowed.length);
  expect(new Set(keys).size).toBe(keys.length);
  // These move about in lists and pages.
  for (const taken of ['j', 'k', 'n', '/', '?', 'o', 'v', 'y', '[', ']']) expect(keys).not.toContain(taken);
});

test('every act can be sent', () => {
  for (const { name } of actsOf(together.flat())) expect(perform[name]).toBeTypeOf('function');
});

test('what binds towards the applicant is asked once more', () => {
  const final = actsOf(together.flat()).filter((act) => act.final);
  expect(final.map(({ name }) => name).sort()).toEqual([
    'accept',
    'announce',
    'confirm_withdrawal',
    'decline',
    'deliver',
    'grant',
    'refuse',
    'require_supplement',
    'return_for_revision',
  ]);
});
