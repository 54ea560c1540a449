import { afterEach, expect, test } from 'vitest';
import { session, type Session } from './session';

const as = (person: string, key: string | null) =>
  ({
    signed_in: true,
    jurisdiction: { name: '胶州市', division_code: '370281', kind: 'test' },
    person: { id: person },
    capacity: key === null ? null : { key },
    capacities: [{ key: 'self' }, { key: 'organization-1' }],
    permissions: [],
  }) as unknown as Session;
afterEach(() => sessionStorage.clear());

test('who signs in again in this tab goes on as whom he acted before', () => {
  session.adopt(as('p1', 'organization-1'));
  expect(session.capacityBefore(as('p1', 'self'))).toBe('organization-1');
  expect(session.capacityBefore(as('p1', null))).toBe('organization-1');
  expect(session.capacityBefore(as('p1', 'organization-1'))).toBeUndefined();
});

test('somebody else does not, nor who may not act so any longer', () => {
  session.adopt(as('p1', 'organization-1'));
  expect(session.capacityBefore(as('p2', 'self'))).toBeUndefined();
  session.adopt(as('p1', 'organization-2'));
  expect(session.capacityBefore(as('p1', 'self'))).toBeUndefined();
});
