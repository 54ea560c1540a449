import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils';
import { afterEach } from 'vitest';
import { chooseLocale } from '@/lib/i18n';

// Runs for every file, in the world that all of them share: each test leaves it as it was.
disableAutoUnmount();
enableAutoUnmount(afterEach);
afterEach(async () => {
  if (typeof document === 'undefined') return;
  await chooseLocale('zh');
  document.documentElement.removeAttribute('data-elder');
  localStorage.clear();
});
