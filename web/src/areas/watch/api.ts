/** What the supervisor's list asks of the server. */
import { answer, api } from '@/lib/api/client';
import type { Schemas } from '@/lib/api/problem';

export type Filter = Omit<Schemas['cases.ListCases'], 'after' | 'limit'>;

export const watchedCases = (filter: Filter, after?: string, limit = 50) =>
  answer(api.GET('/api/watch/cases', { params: { query: { ...filter, after, limit } } }));

export const departments = () => answer(api.GET('/api/departments')).then(({ items }) => items);
