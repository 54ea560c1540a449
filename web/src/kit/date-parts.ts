export interface DateParts {
  year: string;
  month: string;
  day: string;
}

/** Full-width digits come out of Chinese keyboards. */
const plain = (text: string) => text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
const padded = (text: string) => (/^\d$/.test(text) ? `0${text}` : text);

export function splitDate(text: string): DateParts {
  const [year = '', month = '', day = ''] = text.split('-');
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
}

/** What was typed, as a date where it is one, else so that the checker says what is wrong with it. */
export function joinDate(parts: DateParts): string {
  const typed = [parts.year, parts.month, parts.day].map(plain);
  if (typed.every((part) => part === '')) return '';
  return [typed[0], padded(typed[1]!), padded(typed[2]!)].join('-');
}
