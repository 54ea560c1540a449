import { t } from '@/lib/i18n';
import type { Field, Form, Step } from './form';
import type { Answers, Json } from './profile';
import { say } from './words';

export const checkPage = 'check';

/** Steps with anything to ask; the others are passed over. */
export function openSteps(form: Form, shown: ReadonlySet<string>): Step[] {
  return form.steps.filter((step) => step.fields.some(({ name }) => shown.has(`/${name}`)));
}

const tokens = (pointer: string) => pointer.split('/').slice(1);

export function stepOf(form: Form, pointer: string): Step | undefined {
  const [name] = tokens(pointer);
  return form.steps.find((step) => step.fields.some((field) => field.name === name));
}

/** The fields on the way to a pointer, with the position in a repeated group where there is one. */
function way(form: Form, pointer: string): { field: Field; position?: number }[] {
  const out: { field: Field; position?: number }[] = [];
  let fields = form.fields;
  for (const token of tokens(pointer)) {
    const last = out.at(-1);
    if (last?.field.kind === 'repeat' && last.position === undefined) {
      last.position = Number(token);
      continue;
    }
    const field = fields.find(({ name }) => name === token);
    if (!field) break;
    out.push({ field });
    fields = field.fields;
  }
  return out;
}

export function answerAt(answers: Answers, pointer: string): Json | undefined {
  return tokens(pointer).reduce<Json | undefined>(
    (at, name) => (at && typeof at === 'object' && !Array.isArray(at) ? at[name] : undefined),
    answers,
  );
}

/** Answers with one of them replaced; what leads to it is copied, so that what watches it follows. */
export function withAnswer(answers: Answers, pointer: string, value: Json): Answers {
  const [first, ...rest] = tokens(pointer);
  if (first === undefined) return answers;
  const inner = rest.length === 0 ? value : within(answers[first] ?? {}, rest, value);
  return { ...answers, [first]: inner };
}

function within(container: Json, path: string[], value: Json): Json {
  if (!Array.isArray(container)) return withAnswer(container as Answers, `/${path.join('/')}`, value);
  const [index, ...rest] = path;
  return container.map((item, i) => (i === Number(index) ? within(item ?? {}, rest, value) : item));
}

/** 股东 2，联系电话 1: where a field stands when its name alone would not tell. */
export function placeOf(form: Form, pointer: string): string {
  return way(form, pointer)
    .filter(({ position }) => position !== undefined)
    .map(({ field, position }) => t('forms.item', { noun: say(field.noun!), number: position! + 1 }))
    .join(' · ');
}

/** An error as the summary on top says it. */
export function placed(form: Form, pointer: string, message: string): string {
  const place = placeOf(form, pointer);
  return place ? t('forms.placed', { place, message }) : message;
}

/** The field that a pointer means; none where a server knows more than we hold. */
export const fieldAt = (form: Form, pointer: string): Field | undefined => way(form, pointer).at(-1)?.field;
