// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { creditCodeCheck, faultInCreditCode } from './creditcode';
import {
  ageOn,
  birthDate,
  faultInCitizenNumber,
  maskedMobile,
  maskedName,
  maskedNumber,
  sexOf,
} from './idnumber';

interface Row {
  text: string;
  stored: string;
  birth_date: string;
  sex: string;
  masked: string;
  code: string;
  expected?: string;
  hint?: boolean;
}
interface Vectors {
  citizen_numbers: { today: string; valid: Row[]; invalid: Row[] };
  credit_codes: { valid: Row[]; invalid: Row[]; exceptions: Row[] };
  mobiles: { valid: Row[] };
  person_names: { valid: Row[] };
}

/** The verdicts that the server reaches too. */
const vectors = JSON.parse(
  readFileSync(new URL('../../../tests/vectors/identifiers.json', import.meta.url), 'utf8'),
) as Vectors;
const { citizen_numbers: citizens, credit_codes: credits } = vectors;

describe('citizen numbers', () => {
  test.each(citizens.valid)('$text is right', (row) => {
    expect(faultInCitizenNumber(row.text, citizens.today)).toBeUndefined();
    expect(birthDate(row.text)).toBe(row.birth_date);
    expect(sexOf(row.text)).toBe(row.sex);
    expect(maskedNumber(row.text.toUpperCase())).toBe(row.masked);
  });

  test.each(citizens.invalid)('$text is refused: $why', (row) => {
    const fault = faultInCitizenNumber(row.text, citizens.today);
    expect(fault?.code).toBe(row.code);
    expect(fault?.expected).toBeUndefined();
  });

  test('a person is a year older on the birthday, after 29 February on 1 March', () => {
    const leapling = '370281200002290012';
    expect(ageOn(leapling, '2018-02-28')).toBe(17);
    expect(ageOn(leapling, '2018-03-01')).toBe(18);
    expect(ageOn(leapling, '2020-02-29')).toBe(20);
  });
});

describe('credit codes', () => {
  test.each(credits.valid)('$text is right', (row) => {
    expect(faultInCreditCode(row.text, citizens.today)).toBeUndefined();
  });

  test.each(credits.invalid)('$text is refused: $why', (row) => {
    const fault = faultInCreditCode(row.text, citizens.today);
    expect(fault?.code).toBe(row.code);
    expect(fault?.expected).toBe(row.expected);
    expect(fault?.message.zh.startsWith('字母 O/I/S/V/Z 不会出现在统一社会信用代码中')).toBe(
      row.hint ?? false,
    );
  });

  test.each(credits.exceptions)('$text is lawful from its day on', (row) => {
    expect(creditCodeCheck(row.text.slice(0, 17))).toBe(row.expected);
    expect(faultInCreditCode(row.text, '2017-05-12')).toBeUndefined();
    expect(faultInCreditCode(row.text, '2015-09-30')?.code).toBe('ID_CHECKSUM');
  });
});

test('names and mobile numbers are masked as the server masks them', () => {
  for (const { text, masked } of vectors.mobiles.valid) expect(maskedMobile(text)).toBe(masked);
  for (const { stored, masked } of vectors.person_names.valid) expect(maskedName(stored)).toBe(masked);
});
