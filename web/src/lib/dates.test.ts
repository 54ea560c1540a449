import { expect, test } from 'vitest';
import { dayOf, dayText, instantText, shortDayOf } from './dates';
import { chooseLocale } from './i18n';

test('a day is the same day for every reader', async () => {
  expect(dayText('2017-12-08')).toBe('2017年12月8日');
  await chooseLocale('en');
  expect(dayText('2017-12-08')).toBe('8 Dec 2017');
});

test('an instant is told by the city’s clock', () => {
  expect(instantText('2026-11-17T16:05:31.000000Z')).toBe('2026年11月18日 00:05');
  expect(dayOf('2026-11-17T15:59:59.999999Z')).toBe('2026年11月17日');
  expect(shortDayOf('2026-11-17T16:00:00Z')).toBe('11月18日');
});
