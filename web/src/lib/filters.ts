import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Filters live in the address, so that a view of a list can be sent to somebody and found again. */
export function useFilters<const Name extends string>(names: readonly Name[]) {
  const route = useRoute();
  const router = useRouter();
  const values = computed(() => {
    const out: Partial<Record<Name, string>> = {};
    for (const name of names) {
      const value = route.query[name];
      if (typeof value === 'string' && value) out[name] = value;
    }
    return out;
  });
  const with_ = (changes: Partial<Record<Name, string | undefined>>) => {
    const query = { ...route.query, ...changes };
    for (const name of names) if (!query[name]) delete query[name];
    return { path: route.path, query };
  };
  return {
    values,
    /** The address with these filters changed. */
    addressWith: with_,
    set: (changes: Partial<Record<Name, string | undefined>>) => router.replace(with_(changes)),
  };
}
