import { computed } from 'vue';
import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { locale } from '@/lib/i18n';
import { useLive } from '@/lib/live';
import { session } from '@/lib/session';
import { counts, type CaseSummary } from './api';

/** The line before or after one in the order of the list; from nowhere, the first. */
export function neighbour(
  lines: readonly Pick<CaseSummary, 'id'>[],
  current: string | undefined,
  by: 1 | -1,
): string | undefined {
  const at = lines.findIndex(({ id }) => id === current);
  if (at < 0) return lines[0]?.id;
  return lines[at + by]?.id;
}

/** Everything that is read of the inbox stands under this key, and so is read anew together. */
export const inboxKey = computed(() => ['desk', session.capacity.value?.key, locale.value]);

/** Several changes come at once when a colleague works quickly; one look at the list is enough for them. */
const calm = 400;

export function useInboxCounts() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: computed(() => [...inboxKey.value, 'counts']), queryFn: counts });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  useLive(
    computed(() => query.data.value?.live_topic),
    () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void client.invalidateQueries({ queryKey: inboxKey.value }), calm);
    },
  );
  return query.data;
}
