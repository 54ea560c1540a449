import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { troubleFrom } from '@/lib/api/problem';
import { useLive } from '@/lib/live';
import { caseOf, itemOf } from './api';
import { inboxKey } from './inbox';

/** One case and the item that it began with, kept current while it is open. */
export function useCase(key: Readonly<Ref<string>>) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: computed(() => [...inboxKey.value, 'case', key.value]),
    queryFn: () => caseOf(key.value),
  });
  // The version that a case began with never changes.
  const item = useQuery({
    queryKey: computed(() => ['case-item', key.value]),
    queryFn: () => itemOf(key.value),
    staleTime: Infinity,
  });
  const of = computed(() => query.data.value);
  useLive(
    computed(() => of.value?.live_topic),
    () => void query.refetch(),
  );
  return {
    of,
    item: computed(() => item.data.value),
    pending: computed(() => query.isPending.value || item.isPending.value),
    trouble: computed(() => {
      const thrown = query.error.value ?? item.error.value;
      return thrown ? troubleFrom(thrown) : undefined;
    }),
    reload: async () => (await query.refetch()).data,
    retry: () => void Promise.all([query.refetch(), item.refetch()]),
    /** After an act of one's own, lists are no longer what they were. */
    changed: () => client.invalidateQueries({ queryKey: inboxKey.value }),
  };
}
