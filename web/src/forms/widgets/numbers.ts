/** Numbers as they are typed, and as the checker wants them: what is no number stays the text that was typed. */
import { fenOf, yuanText } from '@/lib/money';
import { typedCode } from '../characters';
import type { Json } from '../profile';

const plain = (text: string) => typedCode(text).replace(/,/g, '').replace(/[。]/g, '.');

export function typedNumber(text: string): Json {
  const digits = plain(text);
  return /^-?\d+(\.\d+)?$/.test(digits) && digits.length <= 24 ? Number(digits) : digits;
}

export function numberText(value: Json | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}

/** Yuan into fen; 1,200 and ￥12.5元 are amounts, too. */
export function typedMoney(text: string): Json {
  const digits = typedCode(text)
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '');
  return fenOf(digits) ?? digits;
}

export function moneyText(value: Json | undefined): string {
  return typeof value === 'number' ? yuanText(value).replace(/\.00$/, '') : numberText(value);
}
