import { expect, test } from 'vitest';
import { addWords, chooseLocale, t } from './index';

const words = {
  zh: async () => ({ default: { test: { days: '还有 {count} 天', name: '{who}，您好' } } }),
  en: async () => ({
    default: { test: { days: '{count} day left | {count} days left', name: 'Hello {who}' } },
  }),
};

test('a sentence takes the values that it names, in the language that is read', async () => {
  await addWords('test', words);
  await chooseLocale('zh');
  expect(t('test.name', { who: '王某' })).toBe('王某，您好');
  expect(t('test.days', {}, 3)).toBe('还有 3 天');

  await chooseLocale('en');
  expect(t('test.days', {}, 1)).toBe('1 day left');
  expect(t('test.days', {}, 3)).toBe('3 days left');
  expect(t('test.days', {}, 0)).toBe('0 days left');
  expect(document.documentElement.lang).toBe('en');
});
