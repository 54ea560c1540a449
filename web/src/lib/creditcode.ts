import exceptions from '../../../data/credit-code-exceptions.json';
import { badFormat, type IdentifierFault } from './identifier';

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character behind seventeen characters of the alphabet. */
export function creditCodeCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const letter of body) {
    sum += letters.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return letters[(31 - (sum % 31)) % 31]!;
}

function wrongForm(code: string): IdentifierFault {
  if (code.length !== 18)
    return badFormat('统一社会信用代码应为18位', 'A unified social credit code has 18 characters');
  if (/[IOSVZ]/.test(code))
    return badFormat(
      '字母 O/I/S/V/Z 不会出现在统一社会信用代码中，请核对是否为数字 0/1/5/2',
      'The letters O, I, S, V and Z never occur in a credit code; perhaps a digit is meant',
    );
  return badFormat(
    '统一社会信用代码只能包含数字和大写英文字母',
    'A credit code holds digits and capital letters only',
  );
}

interface Exception {
  code: string;
  valid_from: string;
  valid_to: string | null;
}

/** Codes of the pilot time, lawful although their check does not hold. */
function isLawfulException(code: string, today: string): boolean {
  return (exceptions as Exception[]).some(
    (row) => row.code === code && row.valid_from <= today && (!row.valid_to || today < row.valid_to),
  );
}

/** 统一社会信用代码, GB 32100-2015, in letters of either case. */
export function faultInCreditCode(text: string, today: string): IdentifierFault | undefined {
  const code = text.toUpperCase();
  if (code.length !== 18 || [...code].some((letter) => !letters.includes(letter))) return wrongForm(code);
  const expected = creditCodeCheck(code.slice(0, 17));
  if (code[17] === expected || isLawfulException(code, today)) return undefined;
  return {
    code: 'ID_CHECKSUM',
    message: {
      zh: `统一社会信用代码填写有误：按前17位计算，末位应为“${expected}”，请逐位核对`,
      en: `The credit code holds a mistake: by its first 17 characters the last should be ${expected}`,
    },
    expected,
  };
}
