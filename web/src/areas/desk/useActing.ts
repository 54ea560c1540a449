import { computed, nextTick, ref, shallowRef, type Ref } from 'vue';
import { useCommand, type CommandHeaders } from '@/lib/api/command';
import { t } from '@/lib/i18n';
import { tell } from '@/kit/toasts';
import type { Act } from './acts';
import { perform, type ActInput, type ActName, type Case, type OnCase } from './api';

interface Sent extends OnCase {
  name: ActName;
}

/** What others did to the case since it was read: the lines of its timeline that were not there. */
export function newLines(read: Case, now: Case): Case['timeline'] {
  const known = new Set(read.timeline.map(({ event }) => event));
  return now.timeline.filter(({ event }) => !known.has(event));
}

/**
 * An act from choosing it to its answer: filled in, asked once more when it is final, sent with the version that was
 * on the screen when it was chosen, so that nobody decides on what he has not seen.
 */
export function useActing(
  of: Readonly<Ref<Case | undefined>>,
  reload: () => Promise<Case | undefined>,
  done: () => void,
) {
  const act = shallowRef<Act>();
  const read = shallowRef<Case>();
  const input = shallowRef<ActInput>({});
  const asking = ref(false);
  const others = shallowRef<Case['timeline']>();
  const command = useCommand(({ name, ...on }: Sent, headers: CommandHeaders) => perform[name](on, headers));

  function close(): void {
    act.value = undefined;
    asking.value = false;
    others.value = undefined;
    command.clear();
  }

  async function send(): Promise<void> {
    if (!act.value || !read.value) return;
    const { name } = act.value;
    const key = read.value.id;
    const answered = await command.run({ name, key, version: read.value.version, input: input.value });
    asking.value = false;
    if (answered) {
      close();
      tell(t(`desk.act.${name}.done`));
      done();
      await nextTick();
      document.querySelector<HTMLElement>('main h1')?.focus();
    } else if (command.trouble.value?.kind === 'stale') {
      const before = read.value;
      const now = await reload();
      others.value = now ? newLines(before, now) : [];
    }
  }

  function choose(next: Act): void {
    if (command.busy.value) return;
    close();
    act.value = next;
    read.value = of.value;
    input.value = {};
    if (next.form !== 'none') return;
    if (next.final) asking.value = true;
    else void send();
  }

  /** The form is filled in; its maker has checked it. */
  function submit(filled: ActInput): void {
    input.value = filled;
    if (act.value?.final) asking.value = true;
    else void send();
  }

  /** Going on with what the case is now; what was written stays, when the act is still possible. */
  function adopt(): void {
    const still = act.value && of.value?.actions.includes(act.value.name);
    if (!still || act.value?.form === 'none') return close();
    read.value = of.value;
    others.value = undefined;
    command.clear();
  }

  const stale = computed(() => command.trouble.value?.kind === 'stale');
  return { act, asking, others, stale, command, choose, submit, send, close, adopt };
}
