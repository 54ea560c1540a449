import { QueryClient, type VueQueryPluginOptions } from '@tanstack/vue-query';
import { troubleFrom } from './api/problem';

/** What the server said last is shown at once and asked again when it is older than half a minute. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: 'always',
      // Only what may pass by itself is tried again; a refusal stays one.
      retry: (failures, thrown) => failures < 2 && ['offline', 'again'].includes(troubleFrom(thrown).kind),
    },
  },
});

export const queryOptions = (): VueQueryPluginOptions => ({ queryClient });
