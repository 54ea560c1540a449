import { computed, ref, shallowRef } from 'vue';
import { fieldId } from '@/kit/field';
import type { FieldProblem } from '@/kit/ErrorSummary.vue';
import { session } from '../session';
import { Intention } from './intention';
import { Refusal, troubleFrom, type Trouble } from './problem';

export interface CommandHeaders extends Record<string, string> {
  'Idempotency-Key': string;
}

/**
 * One command that a page offers: whether it is on its way, what came of it, and one idempotency key per
 * intention. `run` answers undefined when it failed; `trouble` then says how.
 */
export function useCommand<Input, Output>(send: (input: Input, headers: CommandHeaders) => Promise<Output>) {
  const intention = new Intention();
  const busy = ref(false);
  const trouble = shallowRef<Trouble>();

  async function attempt(input: Input): Promise<Output> {
    const headers = () => ({ 'Idempotency-Key': intention.keyFor(input) });
    try {
      return await send(input, headers());
    } catch (thrown) {
      // A page that lay open over a new sign-in holds the old session's token: fetch it and try once more.
      const stale = thrown instanceof Refusal && thrown.trouble.kind === 'forbidden';
      if (stale && (await session.refreshToken())) return send(input, headers());
      throw thrown;
    }
  }

  async function run(input: Input): Promise<Output | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    trouble.value = undefined;
    try {
      const output = await attempt(input);
      intention.settle();
      return output;
    } catch (thrown) {
      trouble.value = troubleFrom(thrown);
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  const errors = computed(() => (trouble.value?.kind === 'fields' ? trouble.value.errors : []));
  const errorAt = (pointer: string) => errors.value.find((error) => error.pointer === pointer)?.message;
  const problems = computed<FieldProblem[]>(() => {
    if (trouble.value?.kind !== 'fields') return [];
    if (errors.value.length)
      return errors.value.map(({ pointer, message }) => ({
        id: pointer ? fieldId(pointer) : undefined,
        message,
      }));
    return [{ message: trouble.value.problem.detail ?? trouble.value.problem.title }];
  });
  /** What the page shows as a notice: everything that is not a matter of single fields. */
  const notice = computed(() => (trouble.value?.kind === 'fields' ? undefined : trouble.value));

  return {
    run,
    attempt,
    busy,
    trouble,
    errors,
    errorAt,
    problems,
    notice,
    clear: () => (trouble.value = undefined),
  };
}
