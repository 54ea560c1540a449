import { t } from '@/lib/i18n';

/** 不用跑, 最多跑 1 次: how often one has to come. */
export const visitsText = (visits: number): string =>
  visits === 0 ? t('portal.visits.none') : t('portal.visits.some', {}, visits);
