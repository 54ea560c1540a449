import { dayText } from '@/lib/dates';
import { t } from '@/lib/i18n';
import { maskedMobile, maskedNumber } from '@/lib/idnumber';
import { yuanText } from '@/lib/money';
import type { Field, Form, Step } from './form';
import type { Answers, Json } from './profile';
import { labelOf, say } from './words';

/** 110105 19491231 002X: in parts, so that it does not break in the middle of the birth date. */
export function groupedIdNumber(code: string): string {
  return [code.slice(0, 6), code.slice(6, 14), code.slice(14)].filter(Boolean).join(' ');
}

/** What others may read over one's shoulder: of an account or a certificate, its last four. */
export function masked(field: Field, text: string): string {
  if (field.format === 'id-number') return maskedNumber(text);
  if (field.format === 'mobile') return maskedMobile(text);
  const characters = [...text];
  return '*'.repeat(Math.max(0, characters.length - 4)) + characters.slice(-4).join('');
}

const withUnit = (field: Field, text: string) => (field.unit ? `${text} ${say(field.unit)}` : text);

function choiceName(field: Field, value: Json): string {
  const found = field.choices.find((choice) => choice.value === value);
  return found ? say(found.name) : '';
}

/** What a single answer reads as. Regions and files have names that only their sources know: `named` tells them. */
export function answerText(field: Field, value: Json, named: (field: Field, code: string) => string): string {
  switch (field.kind) {
    case 'choice':
      return choiceName(field, value);
    case 'choices':
      return (value as string[]).map((one) => choiceName(field, one)).join(t('forms.comma'));
    case 'yes_no':
      return t(value ? 'forms.yes' : 'forms.no');
    case 'money':
      return `${yuanText(value as number)} ${t('forms.yuan')}`;
    case 'date':
      return dayText(value as string);
    case 'region':
      return named(field, value as string);
    case 'files':
      return (value as string[]).map((id) => named(field, id)).join('\n');
    case 'whole':
    case 'decimal':
      return withUnit(field, String(value));
    default:
      return field.format === 'id-number' ? groupedIdNumber(value as string) : withUnit(field, String(value));
  }
}

/** One line of the page on which answers are checked. */
export interface AnswerLine {
  pointer: string;
  field: Field;
  /** Its name; inside a group or a repeated group with the name of that in front. */
  name: string;
  value: Json | undefined;
}

function linesOf(
  fields: readonly Field[],
  answers: Answers,
  shown: ReadonlySet<string>,
  at: string,
  prefix: string,
): AnswerLine[] {
  const lines: AnswerLine[] = [];
  for (const field of fields) {
    const pointer = `${at}/${field.name}`;
    if (!shown.has(pointer)) continue;
    const value = answers[field.name];
    if (field.kind === 'group')
      lines.push(
        ...linesOf(field.fields, (value ?? {}) as Answers, shown, pointer, `${prefix}${say(field.label)} · `),
      );
    else if (field.kind === 'repeat') lines.push(...repeatLines(field, value, shown, pointer, prefix));
    else lines.push({ pointer, field, name: prefix + labelOf({ label: field.label }), value });
  }
  return lines;
}

function repeatLines(
  field: Field,
  value: Json | undefined,
  shown: ReadonlySet<string>,
  at: string,
  prefix: string,
): AnswerLine[] {
  const items = (value ?? []) as Answers[];
  if (items.length === 0) return [{ pointer: at, field, name: prefix + say(field.label), value: undefined }];
  return items.flatMap((item, index) => {
    const name = t('forms.item', { noun: say(field.noun!), number: index + 1 });
    return linesOf(field.fields, item, shown, `${at}/${index}`, `${prefix}${name} · `);
  });
}

export function answerLines(step: Step, answers: Answers, shown: ReadonlySet<string>): AnswerLine[] {
  return linesOf(step.fields, answers, shown, '', '');
}

/** Whether the form asks for anything that is shown masked. */
export function hasSecrets(form: Form): boolean {
  const secret = (field: Field): boolean => field.sensitive || field.fields.some(secret);
  return form.fields.some(secret);
}
