import { computed, onScopeDispose, shallowRef, toValue, watchEffect, type MaybeRefOrGetter } from 'vue';
import { t } from './i18n';
import { session } from './session';

/** The document's name ends with whose it is: tabs and screen readers say it first. */
const site = shallowRef<() => string>(() => t('site.name'));
const pages = shallowRef<MaybeRefOrGetter<string | undefined>[]>([]);

const name = computed(() => {
  const page = toValue(pages.value.at(-1));
  const whole = `${session.city.value?.name ?? ''}${site.value()}`;
  return page ? `${page} - ${whole}` : whole;
});

export function keepTitle(siteName: () => string): void {
  site.value = siteName;
  watchEffect(() => (document.title = name.value));
}

/** The name of the page that calls it, for as long as it is open. */
export function useTitle(page: MaybeRefOrGetter<string | undefined>): void {
  pages.value = [...pages.value, page];
  onScopeDispose(() => (pages.value = pages.value.filter((other) => other !== page)));
}
