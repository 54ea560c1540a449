import { faultInCreditCode } from '@/lib/creditcode';
import { addDays, isDay } from '@/lib/days';
import type { IdentifierFault } from '@/lib/identifier';
import { faultInCitizenNumber } from '@/lib/idnumber';
import { yuanText } from '@/lib/money';
import { hasControlCharacters, length, plainText, typedCode } from './characters';
import { about, formatFault, limitFault, wrongType, type Fault } from './fault';
import type { Field } from './form';
import type { Json } from './profile';

/** One answer after the check: nothing given, what is stored, or what is wrong. */
export type Answer = { none: true } | { stored: Json } | { fault: Fault };

const none: Answer = { none: true };
const stored = (value: Json): Answer => ({ stored: value });
const wrong = (fault: Fault): Answer => ({ fault });

function wrongCharacters(field: Field): Answer {
  return wrong(
    formatFault(
      field,
      'characters',
      about(field, '{}含有不能识别的字符', '“{}” holds characters that cannot be used'),
    ),
  );
}

function faultInLength(field: Field, text: string): Fault | undefined {
  const { maxLength: most, minLength: least } = field;
  const count = length(text);
  if (count > most)
    return limitFault(
      'maxLength',
      most,
      about(field, '{}不能超过 {} 个字', '“{}” may have at most {} characters', `${most}`),
    );
  if (count < least)
    return limitFault(
      'minLength',
      least,
      about(field, '{}不能少于 {} 个字', '“{}” needs at least {} characters', `${least}`),
    );
  return undefined;
}

function judgeText(field: Field, value: string): Answer {
  const text = plainText(value);
  if (text === '') return none;
  if (!field.lines && text.includes('\n'))
    return wrong(formatFault(field, 'lines', about(field, '{}应填写在一行内', '“{}” should be one line')));
  const fault = faultInLength(field, text);
  if (fault) return wrong(fault);
  if (field.pattern && !field.pattern.matches(text))
    return wrong(formatFault(field, 'pattern', about(field, '{}的格式不正确', '“{}” has the wrong form')));
  return stored(text);
}

/** An address as people have them: not all that RFC 5321 allows. */
function isEmail(text: string): boolean {
  const at = text.indexOf('@');
  if (text.length > 254 || at < 1 || at > 64) return false;
  const local = text.slice(0, at);
  if (!/^[\w!#$%&'*+\-/=?^`{|}~.]+$/.test(local) || /^\.|\.$|\.\./.test(local)) return false;
  const labels = text.slice(at + 1).split('.');
  const sound = labels.every(
    (label) => label.length <= 63 && /^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?$/.test(label),
  );
  return sound && labels.length >= 2 && /^[A-Za-z]{2,}$/.test(labels.at(-1)!);
}

function judgeBy(field: Field, code: string, right: boolean, zh: string, en: string): Answer {
  return right ? stored(code) : wrong(formatFault(field, field.format, about(field, zh, en)));
}

function judgeIdentifier(field: Field, code: string, fault: IdentifierFault | undefined): Answer {
  if (!fault) return stored(code);
  const params: Fault['params'] = { rule: field.format };
  if (fault.expected !== undefined) params.expected = fault.expected;
  return wrong({ code: fault.code, message: field.wrong ?? fault.message, params });
}

function judgeFormatted(field: Field, value: Json, today: string): Answer {
  if (typeof value !== 'string') return wrong(wrongType(field));
  if (hasControlCharacters(value)) return wrongCharacters(field);
  if (field.format === 'plain') return judgeText(field, value);
  const code = typedCode(value);
  if (code === '') return none;
  const upper = code.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  switch (field.format) {
    case 'id-number':
      return judgeIdentifier(field, upper, faultInCitizenNumber(upper, today));
    case 'credit-code':
      return judgeIdentifier(field, upper, faultInCreditCode(upper, today));
    case 'mobile':
      return judgeBy(
        field,
        code,
        /^1[3-9]\d{9}$/.test(code),
        '{}应为 11 位手机号码',
        '“{}” should be a mobile number of 11 digits',
      );
    case 'email':
      return judgeBy(
        field,
        code,
        isEmail(code),
        '{}应为邮箱地址，例如 name@example.cn',
        '“{}” should be an address such as name@example.cn',
      );
    case 'postcode':
      return judgeBy(field, code, /^\d{6}$/.test(code), '{}应为 6 位数字', '“{}” should be 6 digits');
  }
}

function notOffered(field: Field): Fault {
  return formatFault(
    field,
    'enum',
    about(field, '请从所列选项中选择{}', 'Choose one of the answers offered for “{}”'),
  );
}

const isOffered = (field: Field, value: Json) => field.choices.some((choice) => choice.value === value);

function judgeChoice(field: Field, value: Json): Answer {
  if (typeof value !== 'string') return wrong(wrongType(field));
  if (value === '') return none;
  return isOffered(field, value) ? stored(value) : wrong(notOffered(field));
}

function judgeYesNo(field: Field, value: Json): Answer {
  if (typeof value !== 'boolean') return wrong(wrongType(field));
  // A commitment that was not ticked was not made.
  return field.constant !== undefined && !value ? none : stored(value);
}

/** As the server writes it in a sentence: without commas. */
const yuan = (fen: number) => yuanText(fen).replaceAll(',', '');

/** A number as people read it, without exponent. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(6).replace(/\.?0+$/, '');
}

function outside(field: Field, rule: 'minimum' | 'maximum'): Fault {
  const limit = field[rule];
  const low = rule === 'minimum';
  const words =
    field.kind === 'money'
      ? low
        ? about(field, '{}不能低于 {} 元', '“{}” may not be less than {} yuan', yuan(limit))
        : about(field, '{}不能高于 {} 元', '“{}” may not be more than {} yuan', yuan(limit))
      : low
        ? about(field, '{}不能小于 {}', '“{}” may not be less than {}', numberText(limit))
        : about(field, '{}不能大于 {}', '“{}” may not be more than {}', numberText(limit));
  return limitFault(rule, limit, words);
}

function judgeNumber(field: Field, value: Json): Answer {
  if (value === '') return none;
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong(wrongType(field));
  if (value < field.minimum) return wrong(outside(field, 'minimum'));
  if (value > field.maximum) return wrong(outside(field, 'maximum'));
  if (field.kind !== 'decimal' && !Number.isInteger(value)) return wrong(wrongType(field));
  const scale = 10 ** field.decimals;
  if (Math.round(value * scale) / scale !== value)
    return wrong(
      formatFault(
        field,
        'decimals',
        about(field, '{}最多保留 {} 位小数', '“{}” may have at most {} decimals', `${field.decimals}`),
        field.decimals,
      ),
    );
  return stored(value === 0 ? 0 : value);
}

function outsideDays(field: Field, rule: 'earliest' | 'latest', limit: string, today: string): Fault {
  const [year, month, day] = limit.split('-').map(Number);
  const zh = limit === today ? '今天' : ` ${year} 年 ${month} 月 ${day} 日`;
  const en = limit === today ? 'today' : limit;
  const early = rule === 'earliest';
  return limitFault(rule, limit, {
    zh: about(field, early ? '{}不能早于{}' : '{}不能晚于{}', '', zh).zh,
    en: about(field, '', early ? '“{}” may not be before {}' : '“{}” may not be after {}', en).en,
  });
}

function judgeDate(field: Field, value: Json, today: string): Answer {
  if (typeof value !== 'string') return wrong(wrongType(field));
  const text = typedCode(value);
  if (text === '') return none;
  if (!isDay(text))
    return wrong(
      formatFault(
        field,
        'date',
        about(
          field,
          '{}应为实际存在的日期，例如 2017 年 12 月 8 日',
          '“{}” should be a date that exists, such as 2017-12-08',
        ),
      ),
    );
  const { min, max } = field.days;
  if (min !== undefined && text < addDays(today, min))
    return wrong(outsideDays(field, 'earliest', addDays(today, min), today));
  if (max !== undefined && text > addDays(today, max))
    return wrong(outsideDays(field, 'latest', addDays(today, max), today));
  return stored(text);
}

const levels = {
  county: { digits: 6, zh: '{}应选择到县（市、区）', en: 'Choose “{}” down to the county' },
  town: { digits: 9, zh: '{}应选择到镇（街道）', en: 'Choose “{}” down to the town' },
  village: { digits: 12, zh: '{}应选择到村（社区）', en: 'Choose “{}” down to the village' },
};

function judgeRegion(field: Field, value: Json): Answer {
  if (typeof value !== 'string') return wrong(wrongType(field));
  const code = typedCode(value);
  if (code === '') return none;
  if (!/^[1-9]\d{5}(?:\d{3}){0,2}$/.test(code))
    return wrong(formatFault(field, 'region', about(field, '请从列表中选择{}', 'Choose “{}” from the list')));
  const { level, within } = field.region;
  const { digits, zh, en } = levels[level];
  if (code.length < digits) return wrong(formatFault(field, 'level', about(field, zh, en), level));
  if (!code.startsWith(within))
    return wrong(
      formatFault(
        field,
        'within',
        about(field, '{}不在本地办理范围内', '“{}” lies outside the area served here'),
        within,
      ),
    );
  return stored(code);
}

const upload = /^[0-7][0-9a-hjkmnp-tv-z]{12}$/;

function judgeItems(field: Field, value: Json): Answer {
  if (!Array.isArray(value)) return wrong(wrongType(field));
  if (value.length === 0) return none;
  const seen = new Set<Json>();
  for (const item of value) {
    if (field.kind === 'choices' && !isOffered(field, item)) return wrong(notOffered(field));
    if (field.kind === 'files' && !(typeof item === 'string' && upload.test(item)))
      return wrong(formatFault(field, 'file', about(field, '{}未上传成功，请重新上传', 'Upload “{}” again')));
    if (seen.has(item))
      return wrong(
        formatFault(field, 'unique', about(field, '{}不能重复', '“{}” may not hold the same twice')),
      );
    seen.add(item);
  }
  return stored(value);
}

/** Judges the value of a field that has no fields of its own. */
export function judge(field: Field, value: Json, today: string): Answer {
  switch (field.kind) {
    case 'text':
      return judgeFormatted(field, value, today);
    case 'choice':
      return judgeChoice(field, value);
    case 'yes_no':
      return judgeYesNo(field, value);
    case 'whole':
    case 'decimal':
    case 'money':
      return judgeNumber(field, value);
    case 'date':
      return judgeDate(field, value, today);
    case 'region':
      return judgeRegion(field, value);
    default:
      return judgeItems(field, value);
  }
}
