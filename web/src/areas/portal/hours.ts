import { t } from '@/lib/i18n';

/** From one minute of the day to another. */
export interface Spell {
  from_minute: number;
  to_minute: number;
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** 09:00–12:00、13:30–17:00; nothing when it is closed all day. */
export const hoursText = (spells: readonly Spell[]): string =>
  spells.map((spell) => `${clock(spell.from_minute)}–${clock(spell.to_minute)}`).join(t('portal.comma'));
