import { t } from '@/lib/i18n';
import type { Limit } from './api';

/** 当场办结, 10 个工作日: how long something takes, as people say it. */
export function limitText(limit: Limit | undefined): string {
  if (!limit || limit.provenance === 'absent') return t('portal.limit.none');
  if (limit.unit === 'immediate' || limit.value === 0) return t('portal.limit.immediate');
  return t(`portal.limit.${limit.unit}`, {}, limit.value);
}

export function visitsText(visits: number | undefined): string {
  if (visits === undefined) return t('portal.visits.unknown');
  return visits === 0 ? t('portal.visits.none') : t('portal.visits.some', {}, visits);
}
