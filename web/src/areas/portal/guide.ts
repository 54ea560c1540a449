import { inject, provide, ref, type InjectionKey, type Ref } from 'vue';
import { say } from '@/lib/i18n';
import type { Guide, Provenance } from './api';

/** The name of a code that occurs in a guide. */
export function nameOf({ names }: Guide, set: string, code: string): string {
  const found = names[set]?.find((one) => one.code === code);
  return found ? say(found.name) : code;
}

/** What one member of a record was taken from; what is not named is our completion. */
export const markOf = (marks: Record<string, Provenance>, member: string): Provenance =>
  marks[member] ?? 'reconstructed';

/** Whether every source is named, or only where the published one was silent. */
interface Sources {
  all: Ref<boolean>;
  names: Guide['provenance_names'];
}
const key: InjectionKey<Sources> = Symbol('sources');

export function provideSources(names: Guide['provenance_names']): Ref<boolean> {
  const all = ref(false);
  provide(key, { all, names });
  return all;
}

export function useSources(): Sources {
  const sources = inject(key);
  if (!sources) throw new Error('a mark of provenance stands outside of a guide');
  return sources;
}
