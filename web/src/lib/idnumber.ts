import { isDay } from './days';
import { badFormat, type IdentifierFault } from './identifier';

/** ISO 7064 MOD 11-2. */
function checkOf(body: string): string {
  let product = 0;
  for (const digit of body) product = ((product + Number(digit)) * 2) % 11;
  return '0123456789X'[(12 - product) % 11]!;
}

/** The day of birth in a number whose form is right: 1990-01-01. */
export function birthDate(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/**
 * 公民身份号码, GB 11643-1999: form, birth date, check, in this order. The check character that is expected is never
 * told: it would help who invents a number.
 */
export function faultInCitizenNumber(number: string, today: string): IdentifierFault | undefined {
  if (/^\d{15}$/.test(number))
    return badFormat(
      '15位旧号码已停止使用，请填写18位公民身份号码',
      'Numbers of 15 digits are no longer used; give the one of 18',
    );
  if (!/^\d{17}[\dXx]$/.test(number))
    return badFormat(
      '公民身份号码应为18位，前17位为数字，末位为数字或X',
      'A citizen number has 18 characters: 17 digits, then a digit or X',
    );
  const born = birthDate(number);
  if (!isDay(born)) return badFormat('公民身份号码中的出生日期不存在', 'The birth date in it does not exist');
  if (born > today)
    return badFormat('公民身份号码中的出生日期晚于今天', 'The birth date in it lies in the future');
  if (born < '1800')
    return badFormat('公民身份号码中的出生日期早于1800年', 'The birth date in it is before 1800');
  if (checkOf(number.slice(0, 17)) === number[17]!.toUpperCase()) return undefined;
  return {
    code: 'ID_CHECKSUM',
    message: {
      zh: '公民身份号码填写有误，请逐位核对',
      en: 'The number holds a mistake; compare it digit by digit',
    },
  };
}

export function sexOf(number: string): 'male' | 'female' {
  return Number(number[16]) % 2 === 1 ? 'male' : 'female';
}

/** Full years (周岁); who was born on 29 February is a year older on 1 March of a common year. */
export function ageOn(number: string, day: string): number {
  const born = birthDate(number);
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/** 370281********0010 */
export function maskedNumber(number: string): string {
  return `${number.slice(0, 6)}********${number.slice(14)}`;
}

/** 138****5678 */
export function maskedMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(7)}`;
}

/** 王*: the first character, however many bytes it takes, and no hint at how many follow. */
export function maskedName(name: string): string {
  return `${[...name][0] ?? ''}*`;
}
