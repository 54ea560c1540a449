// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addDays } from './days';
import { Workdays, type CalendarYear } from './workdays';

const folder = new URL('../../../data/calendar/', import.meta.url);
const years = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CalendarYear);
const calendar = new Workdays(years);
const vectors = JSON.parse(
  readFileSync(new URL('../../../tests/vectors/deadlines.json', import.meta.url), 'utf8'),
);

interface Limit {
  unit: string;
  start: string;
  amount: number;
  due: string;
  pauses?: unknown;
  why: string;
}
const inWorkdays = (vectors.limits as Limit[]).filter((row) => row.unit === 'workday' && !row.pauses);

test.each(inWorkdays)('$amount working days after $start end on $due: $why', ({ start, amount, due }) => {
  expect(calendar.add(start, amount)).toBe(due);
  expect(calendar.between(start, due)).toBe(amount);
});

interface Period {
  case: string;
  start: string;
  rule: string;
  amount: number;
  due: string;
}
test.each(vectors.periods as Period[])('$case ends on $due', ({ start, rule, amount, due }) => {
  if (rule === 'workdays') expect(calendar.add(start, amount)).toBe(due);
  else if (rule === 'rolled') expect(calendar.onOrAfter(addDays(start, amount))).toBe(due);
  else expect(addDays(start, amount)).toBe(due);
});

test.each(Object.entries(vectors.workdays_per_year))('%s has %i working days', (year, days) => {
  expect(calendar.between(`${Number(year) - 1}-12-31`, `${year}-12-31`)).toBe(days);
});

test('a day tells the holiday that it belongs to', () => {
  expect(calendar.day('2017-10-04')).toEqual({
    workday: false,
    name: { zh: '中秋节', en: 'Mid-autumn Festival' },
    provisional: false,
  });
  expect(calendar.day('2017-09-30').workday).toBe(true);
  expect(calendar.add('2017-10-09', -1)).toBe('2017-09-30');
  expect(calendar.between('2017-10-09', '2017-09-29')).toBe(-2);
});

test('a year that is not published has weekends and the fixed holidays off', () => {
  expect(calendar.day('2027-05-01')).toEqual({
    workday: false,
    name: { zh: '劳动节', en: 'Labour Day' },
    provisional: true,
  });
  expect(calendar.isWorkday('2027-02-08')).toBe(true);
  expect(calendar.isWorkday('2027-02-06')).toBe(false);
});
