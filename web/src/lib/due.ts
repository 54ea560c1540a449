import { t } from './i18n';

export type Urgency = 'overdue' | 'soon' | 'calm';

/** Days are working days, the present one included; 0 or less means that the day has passed. */
export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft <= 0) return 'overdue';
  return daysLeft <= 2 ? 'soon' : 'calm';
}

export function daysLeftText(daysLeft: number): string {
  if (daysLeft === 1) return t('cases.left.today');
  if (daysLeft > 0) return t('cases.left.days', {}, daysLeft);
  return daysLeft === 0 ? t('cases.left.past') : t('cases.left.overdue', {}, -daysLeft);
}
