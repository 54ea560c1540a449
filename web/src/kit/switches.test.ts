import { mount } from '@vue/test-utils';
import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { setElder } from '@/lib/elder';
import { chooseLocale, locale } from '@/lib/i18n';
import ElderSwitch from './ElderSwitch.vue';
import LanguageSwitch from './LanguageSwitch.vue';
import LiveBadge from './LiveBadge.vue';

afterEach(async () => {
  setElder(false);
  await chooseLocale('zh');
});

test('the elder mode is one switch for the whole document, and it is remembered', async () => {
  const button = mount(ElderSwitch);
  expect(button.text()).toBe('长辈版');
  await button.trigger('click');
  expect(document.documentElement.hasAttribute('data-elder')).toBe(true);
  expect(localStorage.getItem('atrium.elder')).toBe('on');
  expect(button.text()).toBe('标准版');
});

test('the other language names itself in its own words', async () => {
  const button = mount(LanguageSwitch);
  expect(button.text()).toBe('English');
  expect(button.attributes('lang')).toBe('en');
  await button.trigger('click');
  // The English words are fetched when somebody asks for them.
  await vi.waitFor(() => expect(locale.value).toBe('en'));
  await flushPromises();
  expect(button.text()).toBe('中文');
  expect(document.documentElement.lang).toBe('en');
});

test('what has gone stale says since when', () => {
  expect(mount(LiveBadge, { props: { state: 'open' } }).text()).toBe('实时更新');
  expect(mount(LiveBadge, { props: { state: 'stale', time: '10:32' } }).text()).toContain('10:32');
});
