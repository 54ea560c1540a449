import exceptions from '../../../data/credit-code-exceptions.json';
import { isDay } from './days';
import type { Fault } from './fault';
import type { Words } from './profile';

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function fault(code: string, rule: string, message: Words, expected?: string): Fault {
  return { code, message, params: expected === undefined ? { rule } : { rule, expected } };
}

function citizenCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const digit of [...body].reverse()) {
    weight = (weight * 2) % 11;
    sum += Number(digit) * weight;
  }
  return '10X98765432'[sum % 11]!;
}

const birth = (zh: string, en: string) =>
  fault('BAD_FORMAT', 'id-number', { zh: `公民身份号码中的出生日期${zh}`, en });

/** 公民身份号码, GB 11643-1999. The check character that is expected is never told: it would help who invents a number. */
export function faultInCitizenNumber(code: string, today: string): Fault | undefined {
  if (/^\d{15}$/.test(code))
    return fault('BAD_FORMAT', 'id-number', {
      zh: '15位旧号码已停止使用，请填写18位公民身份号码',
      en: 'Numbers of 15 digits are no longer used; give the one of 18',
    });
  if (!/^\d{17}[\dX]$/.test(code))
    return fault('BAD_FORMAT', 'id-number', {
      zh: '公民身份号码应为18位，前17位为数字，末位为数字或X',
      en: 'A citizen number has 18 characters: 17 digits, then a digit or X',
    });
  const born = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`;
  if (!isDay(born)) return birth('不存在', 'The birth date in it does not exist');
  if (born > today) return birth('晚于今天', 'The birth date in it lies in the future');
  if (born < '1800') return birth('早于1800年', 'The birth date in it is before 1800');
  if (citizenCheck(code.slice(0, 17)) === code[17]) return undefined;
  return fault('ID_CHECKSUM', 'id-number', {
    zh: '公民身份号码填写有误，请逐位核对',
    en: 'The number holds a mistake; compare it digit by digit',
  });
}

function creditCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const letter of body) {
    sum += letters.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return letters[(31 - (sum % 31)) % 31]!;
}

function wrongCreditForm(code: string): Fault {
  const sentence: Words =
    code.length !== 18
      ? { zh: '统一社会信用代码应为18位', en: 'A unified social credit code has 18 characters' }
      : /[IOSVZ]/.test(code)
        ? {
            zh: '字母 O/I/S/V/Z 不会出现在统一社会信用代码中，请核对是否为数字 0/1/5/2',
            en: 'The letters O, I, S, V and Z never occur in a credit code; perhaps a digit is meant',
          }
        : {
            zh: '统一社会信用代码只能包含数字和大写英文字母',
            en: 'A credit code holds digits and capital letters only',
          };
  return fault('BAD_FORMAT', 'credit-code', sentence);
}

/** Codes of the pilot time, lawful although their check does not hold. */
function isLawfulException(code: string, today: string): boolean {
  return exceptions.some(
    ({
      code: lawful,
      valid_from: from,
      valid_to: to,
    }: {
      code: string;
      valid_from: string;
      valid_to?: string | null;
    }) => lawful === code && from <= today && (!to || today < to),
  );
}

/** 统一社会信用代码, GB 32100-2015. */
export function faultInCreditCode(code: string, today: string): Fault | undefined {
  if (code.length !== 18 || [...code].some((letter) => !letters.includes(letter)))
    return wrongCreditForm(code);
  const expected = creditCheck(code.slice(0, 17));
  if (code[17] === expected || isLawfulException(code, today)) return undefined;
  return fault(
    'ID_CHECKSUM',
    'credit-code',
    {
      zh: `统一社会信用代码填写有误：按前17位计算，末位应为“${expected}”，请逐位核对`,
      en: `The credit code holds a mistake: by its first 17 characters the last should be ${expected}`,
    },
    expected,
  );
}
