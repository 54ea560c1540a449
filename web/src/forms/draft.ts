import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import { troubleFrom, type Trouble } from '@/lib/api/problem';
import { t } from '@/lib/i18n';
import type { FormPorts } from './ports';
import type { Answers } from './profile';

/**
 * The draft behind a form: saved step by step under a running revision, so that a second window cannot overwrite what
 * the first has saved without anybody noticing.
 */
export function useDraft(
  port: Pick<FormPorts, 'save' | 'keep'>,
  first: number,
  answers: () => Answers,
  step: () => string,
) {
  const revision = ref(first);
  const unsaved = ref(false);
  const saving = ref(false);
  const trouble = shallowRef<Trouble>();
  let kept = false;
  let changes = 0;
  let running: Promise<boolean> | undefined;

  function touch(): void {
    changes += 1;
    unsaved.value = true;
  }

  async function send(): Promise<boolean> {
    const seen = changes;
    kept = false;
    saving.value = true;
    trouble.value = undefined;
    try {
      revision.value = await port.save(answers(), { step: step(), revision: revision.value });
      unsaved.value = changes !== seen;
      return true;
    } catch (thrown) {
      trouble.value = troubleFrom(thrown);
      kept = ['login', 'offline'].includes(trouble.value.kind) && port.keep !== undefined;
      if (kept) port.keep?.(answers());
      return false;
    } finally {
      saving.value = false;
    }
  }

  /** One save after another: each needs the revision that the one before has made. */
  async function save(): Promise<boolean> {
    while (running) await running;
    if (!unsaved.value) return true;
    running = send();
    const saved = await running;
    running = undefined;
    return saved;
  }

  const warn = (event: BeforeUnloadEvent) => {
    if (unsaved.value && !kept) event.preventDefault();
  };
  onMounted(() => window.addEventListener('beforeunload', warn));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn));
  // Leaving saves; only when that fails is there anything to ask.
  onBeforeRouteLeave(async () => (await save()) || kept || window.confirm(t('forms.leave')));

  return { revision, unsaved, saving, trouble, touch, save };
}
