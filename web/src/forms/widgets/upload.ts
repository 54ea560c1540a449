import { computed, shallowReactive } from 'vue';
import { t } from '@/lib/i18n';
import type { Sending } from '@/lib/uploads';
import type { FileRule } from '../form';
import type { FilePort } from '../ports';

/** A file of the field: uploaded, on its way, or stopped on it. */
export interface Entry {
  key: number;
  name: string;
  bytes: number;
  share: number;
  state: 'waiting' | 'sending' | 'failed' | 'done';
  id?: string;
  sending?: Sending;
}

const kindsOf: Record<string, string[]> = { jpg: ['jpg', 'jpeg'] };
const extensions = (rule: FileRule) => rule.kinds.flatMap((kind) => kindsOf[kind] ?? [kind]);

export const accepted = (rule: FileRule) =>
  extensions(rule)
    .map((kind) => `.${kind}`)
    .join(',');
export const kindNames = (rule: FileRule) =>
  rule.kinds.map((kind) => kind.toUpperCase()).join(t('forms.comma'));

/** Why a file cannot be taken. Its true kind is judged by the server, from its bytes. */
export function refusalOf(file: File, rule: FileRule): string | undefined {
  const ending = file.name.split('.').at(-1)!.toLowerCase();
  if (!extensions(rule).includes(ending))
    return t('forms.file.wrongKind', { name: file.name, kinds: kindNames(rule) });
  if (file.size === 0) return t('forms.file.emptyFile', { name: file.name });
  if (file.size > rule.maxMb * 1024 * 1024)
    return t('forms.file.tooLarge', { name: file.name, size: rule.maxMb });
  return undefined;
}

let lastKey = 0;

/** The files of one field. They are sent one after another: a village's line carries one. */
export function useUploads(port: FilePort, onDone: (entry: Entry) => void) {
  const entries = shallowReactive<Entry[]>([]);
  let busy = false;

  const change = (key: number, next: Partial<Entry>) => {
    const index = entries.findIndex((entry) => entry.key === key);
    if (index >= 0) entries[index] = { ...entries[index]!, ...next };
    return entries[index];
  };

  async function sendOne({ key, sending }: Entry): Promise<void> {
    change(key, { state: 'sending' });
    try {
      const id = await sending!.run((share) => change(key, { share }));
      const done = change(key, { state: 'done', share: 1, id, sending: undefined });
      if (done) onDone(done);
    } catch {
      change(key, { state: 'failed' });
    }
  }

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = waiting(); next; next = waiting()) await sendOne(next);
    busy = false;
  }
  const waiting = () => entries.find(({ state }) => state === 'waiting');

  function add(file: File): void {
    lastKey += 1;
    entries.push({
      key: lastKey,
      name: file.name,
      bytes: file.size,
      share: 0,
      state: 'waiting',
      sending: port.send(file),
    });
    void work();
  }

  function restore(id: string, name: string, bytes: number): void {
    lastKey += 1;
    entries.push({ key: lastKey, name, bytes, share: 1, state: 'done', id });
  }

  function remove(key: number): void {
    const index = entries.findIndex((entry) => entry.key === key);
    if (index >= 0) entries.splice(index, 1);
  }

  function retry(key: number): void {
    change(key, { state: 'waiting' });
    void work();
  }

  const unfinished = computed(() => {
    if (entries.some(({ state }) => state === 'waiting' || state === 'sending')) return t('forms.file.busy');
    return entries.some(({ state }) => state === 'failed') ? t('forms.file.unfinished') : undefined;
  });

  return { entries, add, restore, remove, retry, unfinished };
}
