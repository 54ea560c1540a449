// The contract that pages were written against before the routes were there; it goes with the last page that is moved.
import createClient from 'openapi-fetch';
import { readersHeaders } from '@/lib/api/client';
import type { components, paths } from './schema';

export type OldSchemas = components['schemas'];
export const oldApi = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request) => globalThis.fetch(request),
});
oldApi.use(readersHeaders);
