import { locale } from './i18n';

/** The city's clock, wherever the reader's stands. */
const zone = 'Asia/Shanghai';

const chinese = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function parts(instant: Date): Record<string, string> {
  const format = locale.value === 'zh' ? chinese : english;
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}

const iso = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

/** The city's day, as it stands in data: 2026-11-16. */
export const today = (): string => iso.format(new Date());

/** A day (2017-12-08), read without a clock: 2017年12月8日. */
export function dayText(day: string): string {
  const { year, month, day: number } = parts(new Date(`${day.slice(0, 10)}T12:00:00+08:00`));
  return locale.value === 'zh' ? `${year}年${month}月${number}日` : `${number} ${month} ${year}`;
}

export function instantText(instant: string): string {
  const { hour, minute } = parts(new Date(instant));
  return `${dayOf(instant)} ${hour}:${minute}`;
}

/** 11月16日: where the year is plain from what stands around it. */
export function shortDayOf(instant: string): string {
  const { month, day } = parts(new Date(instant));
  return locale.value === 'zh' ? `${month}月${day}日` : `${day} ${month}`;
}

/** The day, in the city, on which something happened. */
export function dayOf(instant: string): string {
  const { year, month, day } = parts(new Date(instant));
  return locale.value === 'zh' ? `${year}年${month}月${day}日` : `${day} ${month} ${year}`;
}

export function timeOf(instant: Date): string {
  const { hour, minute } = parts(instant);
  return `${hour}:${minute}`;
}
