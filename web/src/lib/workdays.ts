import { addDays } from './days';

/** One year as the server publishes it (节假日安排); the same document as data/calendar/YYYY.json. */
export interface CalendarYear {
  year: number;
  version: number;
  source: string;
  holidays: NamedDays[];
  workdays: NamedDays[];
  closures?: NamedDays[];
  openings?: NamedDays[];
}
interface NamedDays {
  from: string;
  to: string;
  name: { zh: string; en: string };
}
type Kind = 'holidays' | 'workdays' | 'closures' | 'openings';

export interface CalendarDay {
  workday: boolean;
  /** Of the holiday, or of the one because of which a weekend day is worked. */
  name?: { zh: string; en: string };
  /** Its year is not published: weekends and the fixed holidays are all that is known. */
  provisional: boolean;
}

const fixedHolidays: Record<string, { zh: string; en: string }> = {
  '01-01': { zh: '元旦', en: "New Year's Day" },
  '05-01': { zh: '劳动节', en: 'Labour Day' },
  '10-01': { zh: '国庆节', en: 'National Day' },
  '10-02': { zh: '国庆节', en: 'National Day' },
  '10-03': { zh: '国庆节', en: 'National Day' },
};

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The legal working days, for showing them; what is due when is the server's to say. */
export class Workdays {
  private readonly named = new Map<string, CalendarDay>();
  private readonly years = new Set<number>();

  constructor(years: CalendarYear[]) {
    const lists: [Kind, boolean][] = [
      ['holidays', false],
      ['workdays', true],
      ['closures', false],
      ['openings', true],
    ];
    for (const year of years) {
      this.years.add(year.year);
      for (const [kind, workday] of lists)
        for (const { from, to, name } of year[kind] ?? [])
          for (let day = from; day <= to; day = addDays(day, 1))
            this.named.set(day, { workday, name, provisional: false });
    }
  }

  day(day: string): CalendarDay {
    const named = this.named.get(day);
    if (named) return named;
    const provisional = !this.years.has(Number(day.slice(0, 4)));
    const name = provisional ? fixedHolidays[day.slice(5)] : undefined;
    if (name) return { workday: false, name, provisional };
    return { workday: !isWeekend(day), provisional };
  }

  isWorkday(day: string): boolean {
    return this.day(day).workday;
  }

  /** The n-th working day after the day, which is not counted itself; before it when n is negative. */
  add(day: string, n: number): string {
    const step = n < 0 ? -1 : 1;
    for (let left = Math.abs(n); left > 0;) {
      day = addDays(day, step);
      if (this.isWorkday(day)) --left;
    }
    return day;
  }

  /** Working days after the one and up to the other; negative when the other comes first. */
  between(after: string, to: string): number {
    if (to < after) return -this.between(to, after);
    let count = 0;
    for (let day = addDays(after, 1); day <= to; day = addDays(day, 1)) if (this.isWorkday(day)) ++count;
    return count;
  }

  /** The day itself when it is worked, else the next working day. */
  onOrAfter(day: string): string {
    return this.isWorkday(day) ? day : this.add(day, 1);
  }
}
