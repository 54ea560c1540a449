import { expect, test } from 'vitest';
import { entriesOf } from './entries';

const of = (...permissions: string[]) =>
  entriesOf((permission) => permissions.includes(permission)).map(({ key }) => key);

test('each capacity sees where its work lies, and that first', () => {
  expect(of('cases/accept', 'cases/inbox', 'cases/read', 'catalog/see-versions')).toEqual([
    'inbox',
    'cases',
    'items',
  ]);
  expect(of('cases/watch', 'cases/read', 'catalog/see-versions')).toEqual(['watch', 'items']);
  expect(of('audit/read', 'catalog/see-versions')).toEqual(['items', 'audit']);
  expect(of('identity/settle-doubts', 'identity/keep-organs', 'identity/see-posts')).toEqual([
    'doubts',
    'organs',
    'posts',
  ]);
});

test('one entry stands once, whatever the ways to it; nobody in particular sees none', () => {
  expect(of('cases/accept', 'cases/decide', 'cases/read')).toEqual(['inbox', 'cases']);
  expect(of('anybody')).toEqual([]);
});
