import { beforeAll, expect, test } from 'vitest';
import { addWords } from '@/lib/i18n';
import { hoursText } from './hours';
import { words } from './routes';

beforeAll(() => addWords('portal', words));

test('opening hours are read by the clock, whatever minute they begin at', () => {
  expect(
    hoursText([
      { from_minute: 540, to_minute: 720 },
      { from_minute: 815, to_minute: 1440 },
    ]),
  ).toBe('09:00–12:00、13:35–24:00');
  expect(hoursText([])).toBe('');
});
