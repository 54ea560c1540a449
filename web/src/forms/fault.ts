import type { Field } from './form';
import type { Json, Words } from './profile';

/** What is wrong with one answer: the stable code, the rule it broke, and a sentence for the person. */
export interface Fault {
  code: string;
  message: Words;
  params: Record<string, Json>;
}

/** A sentence with the field's name in place of the first {}, and an argument in place of the second. */
export function about(field: Field, zh: string, en: string, argument = ''): Words {
  const say = (sentence: string, label: string) =>
    sentence.split('{}').reduce((text, part, i) => text + (i === 1 ? label : argument) + part);
  return { zh: say(zh, field.label.zh), en: say(en, field.label.en) };
}

export function formatFault(field: Field, rule: string, message: Words, limit?: Json): Fault {
  const params: Record<string, Json> = limit === undefined ? { rule } : { rule, limit };
  return { code: 'BAD_FORMAT', message: field.wrong ?? message, params };
}

export function limitFault(rule: string, limit: Json, message: Words): Fault {
  return { code: 'LIMIT', message, params: { rule, limit } };
}

function missingWords(field: Field): Words {
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'region':
      return about(field, '请选择{}', 'Choose an answer for “{}”');
    case 'yes_no':
      return field.constant === undefined
        ? about(field, '请选择{}', 'Choose an answer for “{}”')
        : about(field, '请勾选“{}”', 'Tick “{}”');
    case 'files':
      return about(field, '请上传{}', 'Upload “{}”');
    default:
      return about(field, '请填写{}', 'Enter an answer for “{}”');
  }
}

export function missingFault(field: Field): Fault {
  return { code: 'MISSING', message: field.missing ?? missingWords(field), params: {} };
}

export function wrongType(field: Field): Fault {
  const sentences: Partial<Record<Field['kind'], [string, string]>> = {
    whole: ['{}应为整数', '“{}” should be a whole number'],
    decimal: ['{}应为数字', '“{}” should be a number'],
    money: ['{}应为金额，最多两位小数', '“{}” should be an amount with at most two decimals'],
    choice: ['请选择{}', 'Choose an answer for “{}”'],
    yes_no: ['请选择{}', 'Choose an answer for “{}”'],
    region: ['请选择{}', 'Choose an answer for “{}”'],
    choices: ['{}应为列表', '“{}” should be a list'],
    files: ['{}应为列表', '“{}” should be a list'],
    repeat: ['{}应为列表', '“{}” should be a list'],
    group: ['{}应为对象', '“{}” should be an object'],
  };
  const [zh, en] = sentences[field.kind] ?? ['{}应为文字', '“{}” should be text'];
  return formatFault(field, 'type', about(field, zh, en));
}
