import { judge } from './answer';
import { pointerToken } from './characters';
import { holds, type Scopes } from './condition';
import { about, formatFault, limitFault, missingFault, wrongType, type Fault } from './fault';
import type { Field, Form } from './form';
import type { Answers, FieldError, Json } from './profile';

export interface CheckOptions {
  /** The city's day, as ISO text. */
  today: string;
  /** Only what is wrong in this step is reported. */
  step?: string;
  /** What is still missing is not reported. */
  draft?: boolean;
  /** Types of licences that the applicant holds. */
  held?: readonly string[];
}

export interface Checked {
  errors: FieldError[];
  /** What may be sent: without hidden fields and without what is wrong. */
  answers: Answers;
  /** Pointers of the fields that are to be seen. */
  shown: Set<string>;
}

const maxErrors = 200;

const isObject = (value: Json | undefined): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Walks through the form once, in its order. Conditions read the answers that were found right so far: that is all they
 * can name, because they name earlier fields only.
 */
class Walk {
  readonly errors: FieldError[] = [];
  readonly shown = new Set<string>();
  private readonly scopes: Scopes = { answers: [], names: [] };
  private muted = false;

  constructor(private readonly options: CheckOptions) {}

  whole(form: Form, answers: Answers): Answers {
    const out: Answers = {};
    const step = form.steps.find(({ name }) => name === this.options.step);
    this.enter(form.fields, out);
    for (const field of form.fields) {
      this.muted = step !== undefined && !step.fields.includes(field);
      this.field(field, answers, '', out);
    }
    this.muted = false;
    this.refuseUnknown(form.fields, answers, '');
    this.leave();
    return out;
  }

  private enter(fields: readonly Field[], out: Answers): void {
    this.scopes.answers.push(out);
    this.scopes.names.push(new Set(fields.map(({ name }) => name)));
  }

  private leave(): void {
    this.scopes.answers.pop();
    this.scopes.names.pop();
  }

  private report(pointer: string, fault: Fault): void {
    if (!this.muted && this.errors.length < maxErrors) this.errors.push({ pointer, ...fault });
  }

  private object(fields: readonly Field[], value: Answers, at: string, out: Answers): void {
    this.enter(fields, out);
    for (const field of fields) this.field(field, value, at, out);
    this.refuseUnknown(fields, value, at);
    this.leave();
  }

  private field(field: Field, from: Answers, above: string, out: Answers): void {
    if (field.shownWhen && !holds(field.shownWhen, this.scopes)) return;
    const at = `${above}/${field.name}`;
    this.shown.add(at);
    const value = Object.hasOwn(from, field.name) ? (from[field.name] ?? null) : null;
    if (field.kind === 'group') return this.group(field, value, at, out);
    if (value === null) return this.missing(field, at);
    if (field.kind === 'repeat') return this.repeat(field, value, at, out);
    const answer = judge(field, value, this.options.today);
    if ('none' in answer) return this.missing(field, at);
    if ('fault' in answer) return this.report(at, answer.fault);
    this.keep(field, answer.stored, at, out);
  }

  private keep(field: Field, answer: Json, at: string, out: Answers): void {
    if (field.constant !== undefined && field.kind !== 'yes_no' && answer !== field.constant)
      return this.report(
        at,
        formatFault(field, 'const', about(field, '{}的内容不正确', '“{}” is not what is expected')),
      );
    if (Array.isArray(answer) && !this.rightNumber(field, answer.length, at)) return;
    out[field.name] = answer;
  }

  private group(group: Field, value: Json, at: string, out: Answers): void {
    if (value !== null && !isObject(value)) return this.report(at, wrongType(group));
    const inner: Answers = {};
    this.object(group.fields, value ?? {}, at, inner);
    if (Object.keys(inner).length > 0) out[group.name] = inner;
  }

  private repeat(repeat: Field, value: Json, at: string, out: Answers): void {
    if (!Array.isArray(value)) return this.report(at, wrongType(repeat));
    if (value.length === 0) return this.missing(repeat, at);
    if (!this.rightNumber(repeat, value.length, at)) return;
    out[repeat.name] = value.map((item, index) => this.item(repeat, item, `${at}/${index}`));
  }

  /** A wrong item keeps its place, so that pointers still fit. */
  private item(repeat: Field, value: Json, at: string): Answers {
    const inner: Answers = {};
    if (isObject(value)) this.object(repeat.fields, value, at, inner);
    else
      this.report(at, {
        code: 'BAD_FORMAT',
        message: { zh: '应为对象', en: 'should be an object' },
        params: { rule: 'type' },
      });
    return inner;
  }

  private rightNumber(field: Field, count: number, at: string): boolean {
    const { minItems: least, maxItems: most } = field;
    if (count > most) {
      const words = about(field, '{}不能超过 {} 项', '“{}” may have at most {} entries', `${most}`);
      this.report(at, limitFault('maxItems', most, words));
      return false;
    }
    if (count < least && !this.options.draft) {
      const words = about(field, '{}不能少于 {} 项', '“{}” needs at least {} entries', `${least}`);
      this.report(at, limitFault('minItems', least, words));
    }
    return true;
  }

  private missing(field: Field, at: string): void {
    const spared = field.files.held !== undefined && this.options.held?.includes(field.files.held);
    if (field.required && !this.options.draft && !spared) this.report(at, missingFault(field));
  }

  private refuseUnknown(fields: readonly Field[], value: Answers, at: string): void {
    for (const name of Object.keys(value))
      if (!fields.some((field) => field.name === name))
        this.report(`${at}/${pointerToken(name)}`, {
          code: 'UNKNOWN',
          message: { zh: '不是本表单的字段', en: 'is not a field of this form' },
          params: {},
        });
  }
}

export function check(form: Form, answers: Answers, options: CheckOptions): Checked {
  const walk = new Walk(options);
  const clean = walk.whole(form, answers);
  return { errors: walk.errors, answers: clean, shown: walk.shown };
}
