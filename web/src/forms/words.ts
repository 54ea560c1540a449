import { addWords, say, t } from '@/lib/i18n';
import type { Words } from './profile';
import zh from './zh';

/** Waited for by whoever draws a form first; afterwards there is nothing to wait for. */
export const formWords = addWords('forms', {
  zh: async () => ({ default: zh }),
  en: () => import('./en'),
});

export { say };

/** In front of an error or inside one: 出资额（元）. */
export function labelOf({ label, unit }: { label: Words; unit?: Words }): string {
  return unit ? t('forms.labelled', { label: say(label), unit: say(unit) }) : say(label);
}
