import { computed, nextTick, reactive, shallowRef, watch } from 'vue';
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router';
import { fieldId } from '@/kit/field';
import { check } from './check';
import { useDraft } from './draft';
import { readForm, type Form } from './form';
import type { FormPorts, Known, ShownError } from './ports';
import type { Answers, FormDocument, Json } from './profile';
import { answerAt, checkPage, fieldAt, openSteps, placed, stepOf, withAnswer } from './steps';
import { say } from './words';

export interface WizardProps {
  /** The published form, as the server gives it. */
  document: FormDocument;
  /** What was saved before. */
  answers: Answers;
  /** Of the draft as it was saved last. */
  revision: number;
  /** `answers` are newer than the draft: they were kept while nothing could be saved. */
  unsaved?: boolean;
  /** The city's day, as ISO text. */
  today: string;
  ports: FormPorts;
  /** What is known about the applicant, by pointer. */
  known?: Readonly<Record<string, Known>>;
  /** Types of licences that the applicant holds. */
  held?: readonly string[];
  /** What the server found wrong, by pointer into the answers. A new list brings the reader to its first field. */
  errors?: readonly ShownError[];
  /** The submission is on its way. */
  busy?: boolean;
}

/** Locked sources stand over what was saved; open ones fill what is empty. */
function withKnown(form: Form, answers: Answers, known: Readonly<Record<string, Known>>): Answers {
  return Object.entries(known).reduce((out, [pointer, { value }]) => {
    const before = answerAt(out, pointer);
    const empty = before === undefined || before === null || before === '';
    return empty || fieldAt(form, pointer)?.prefill?.locked ? withAnswer(out, pointer, value) : out;
  }, answers);
}

/** The course of a form from its first step to the page on which it is checked. The address says where one is. */
export function useWizard(props: WizardProps) {
  const route = useRoute();
  const router = useRouter();
  const form = computed(() => readForm(props.document));
  const answers = shallowRef(withKnown(form.value, props.answers, props.known ?? {}));
  const options = (draft: boolean) => ({ today: props.today, held: props.held, draft });
  const checked = computed(() => check(form.value, answers.value, options(false)));
  const steps = computed(() => openSteps(form.value, checked.value.shown));
  const unfinished = reactive(new Map<string, string>());

  /** What the reader has been told of. It stays until the step is tried again, as the fields change under it. */
  const told = shallowRef<ShownError[]>([]);
  const fromServer = shallowRef<readonly ShownError[]>([]);

  const isIn = (step: string | undefined, pointer: string) => stepOf(form.value, pointer)?.name === step;
  const wrongIn = (step: string) => checked.value.errors.some(({ pointer }) => isIn(step, pointer));
  const firstWrong = computed(() => steps.value.find(({ name }) => wrongIn(name)));

  /** The page of the address, unless what stands before it is not answered yet. */
  const page = computed(() => {
    const names = [...steps.value.map(({ name }) => name), checkPage];
    const wanted = names.indexOf(String(route.query.step ?? ''));
    const limit = firstWrong.value ? names.indexOf(firstWrong.value.name) : names.length - 1;
    return names[Math.min(Math.max(wanted, 0), limit)]!;
  });
  const step = computed(() => steps.value.find(({ name }) => name === page.value));
  const now = computed(() => (step.value ? steps.value.indexOf(step.value) + 1 : steps.value.length + 1));
  const all = computed(() => steps.value.length + 1);

  const draft = useDraft(
    props.ports,
    props.revision,
    () => check(form.value, answers.value, options(true)).answers,
    () => page.value,
  );
  if (props.unsaved) draft.touch();
  watch(
    () => props.revision,
    (revision) => (draft.revision.value = revision),
  );

  function change(pointer: string, value: Json): void {
    answers.value = withAnswer(answers.value, pointer, value);
    draft.touch();
  }

  function addressOf(name: string, back = false, pointer?: string): RouteLocationRaw {
    const { from: _, ...query } = route.query;
    return {
      query: { ...query, step: name, ...(back && { from: checkPage }) },
      hash: pointer ? `#${fieldId(pointer)}` : '',
    };
  }

  /** What keeps the present step from being left. */
  function faults(): ShownError[] {
    const own = checked.value.errors
      .filter(({ pointer }) => isIn(page.value, pointer))
      .map(({ pointer, message }) => ({ pointer, message: say(message) }));
    const files = [...unfinished]
      .filter(([pointer]) => isIn(page.value, pointer) && !own.some((error) => error.pointer === pointer))
      .map(([pointer, message]) => ({ pointer, message }));
    return [...own, ...files];
  }

  /** After a change: to whatever the change has left open, else straight back to where it was asked for. */
  function following(): string {
    const wrong =
      firstWrong.value ??
      steps.value.find(({ name }) => fromServer.value.some(({ pointer }) => isIn(name, pointer)));
    if (route.query.from === checkPage || fromServer.value.length > 0) return wrong?.name ?? checkPage;
    return steps.value[now.value]?.name ?? checkPage;
  }

  async function next(): Promise<void> {
    told.value = faults();
    if (told.value.length > 0) return;
    if (!(await draft.save())) return;
    const back = route.query.from === checkPage;
    fromServer.value = fromServer.value.filter(({ pointer }) => !isIn(page.value, pointer));
    const target = following();
    await router.push(addressOf(target, back && target !== checkPage));
  }

  async function previous(): Promise<void> {
    void draft.save();
    await router.push(addressOf(steps.value[now.value - 2]!.name));
  }

  watch(page, (name) => {
    told.value = fromServer.value.filter(({ pointer }) => isIn(name, pointer));
  });

  watch(
    () => props.errors,
    async (errors) => {
      fromServer.value = errors ?? [];
      if (!errors?.length) return void (told.value = []);
      const first = errors.map(({ pointer }) => stepOf(form.value, pointer)).find((found) => found);
      const target = first?.name ?? page.value;
      told.value = errors.filter(({ pointer }) => isIn(target, pointer) || !stepOf(form.value, pointer));
      if (target !== page.value) await router.push(addressOf(target, true));
    },
    { immediate: true },
  );

  const problems = computed(() =>
    told.value.map(({ pointer, message, id }) => ({
      id: id ?? (fieldAt(form.value, pointer) ? fieldId(pointer) : undefined),
      message: placed(form.value, pointer, message),
    })),
  );

  /** At the field itself the sentence goes as soon as the answer is right; what only the server knows stays. */
  function errorAt(pointer: string): string | undefined {
    const found = told.value.find((error) => error.pointer === pointer);
    const open =
      fromServer.value.includes(found!) ||
      unfinished.has(pointer) ||
      checked.value.errors.some((error) => error.pointer === pointer);
    return open ? found?.message : undefined;
  }

  /** A new page begins at its heading, or at the field that was asked for; an error summary takes the focus itself. */
  watch(
    () => [page.value, route.hash],
    async () => {
      await nextTick();
      if (told.value.length > 0) return;
      const field = route.hash ? document.getElementById(route.hash.slice(1)) : null;
      const target = field ?? document.querySelector<HTMLElement>('[data-form-heading]');
      target?.focus({ preventScroll: true });
      (field?.closest('.k-field') ?? target)?.scrollIntoView?.({ block: 'start' });
    },
  );

  return {
    form,
    answers,
    checked,
    steps,
    page,
    step,
    now,
    all,
    draft,
    unfinished,
    problems,
    errorAt,
    change,
    addressOf,
    next,
    previous,
  };
}
