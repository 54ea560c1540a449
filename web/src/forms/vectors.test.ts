// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from './check';
import { readForm } from './form';
import type { Answers, FieldError, FormDocument, Json, Property } from './profile';

/** The cases that browser and server share. The publication check is the server's: here, what it lets pass is read. */
const folder = new URL('../../../tests/vectors/forms/', import.meta.url);

interface Case {
  name: string;
  form?: string;
  field?: Property;
  required?: boolean;
  answers?: Answers;
  value?: Json;
  absent?: boolean;
  repeat?: [string, number];
  today?: string;
  step?: string;
  draft?: boolean;
  held?: string[];
  errors: { at: string; code: string; params?: Json; zh?: string; en?: string }[];
  clean?: Answers;
  stored?: Json;
}
interface File {
  about: string;
  forms?: Record<string, FormDocument>;
  answers?: Case[];
  base?: FormDocument;
}

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as File);

function formOfField(field: Property, required: boolean): FormDocument {
  return {
    profile: 1,
    name: 'sample',
    title: { zh: '示例', en: 'Sample' },
    steps: [{ name: 'only', title: { zh: '步骤', en: 'Step' }, fields: ['a'] }],
    schema: {
      type: 'object',
      properties: { a: { ...field, 'x-label': field['x-label'] ?? { zh: '内容', en: 'Content' } } },
      required: required ? ['a'] : undefined,
    },
  };
}

function answersOf(each: Case): Answers {
  if (each.answers) return each.answers;
  if (each.absent) return {};
  return { a: each.repeat ? each.repeat[0].repeat(each.repeat[1]) : each.value! };
}

/** Only what a case asks about. */
function compared(found: FieldError[], wanted: Case['errors']) {
  return found.map(({ pointer: at, code, params, message }, index) => ({
    at,
    code,
    ...(wanted[index]?.params && { params }),
    ...(wanted[index]?.zh && { zh: message.zh }),
    ...(wanted[index]?.en && { en: message.en }),
  }));
}

for (const file of files.filter(({ answers }) => answers)) {
  describe(file.about, () => {
    test.each(file.answers!)('$name', (each) => {
      const document = each.form ? file.forms![each.form]! : formOfField(each.field!, each.required ?? false);
      const { today = '2026-03-02', step, draft, held } = each;
      const checked = check(readForm(document), answersOf(each), { today, step, draft, held });
      expect(compared(checked.errors, each.errors)).toEqual(each.errors);
      expect(checked.answers).toEqual(each.clean ?? ('stored' in each ? { a: each.stored } : {}));
    });
  });
}

test('the form on which the publication check is tried can be read', () => {
  const base = files.find((file) => file.base)!.base!;
  expect(readForm(base).steps.map(({ fields }) => fields.length)).toEqual([2, 2]);
});
