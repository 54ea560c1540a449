import { say, t } from '@/lib/i18n';
import type { Version } from './api';
import { Reader, type Line } from './content';

/** A version in the reader's language. */
export const readerOf = (names: Version['names']) =>
  new Reader(
    names,
    say,
    (yes) => t(yes ? 'admin.yes' : 'admin.no'),
    (unit, amount) => t(`admin.unit.${unit}`, {}, amount),
  );

const labelOf = (name: string) => {
  const key = `admin.field.${name}`;
  const words = t(key);
  return words === key ? name : words;
};

export const sectionName = (section: string) => labelOf(section);

/** 营业执照 · 份数; of a value that is the whole section, the section's own name. */
export function lineName({ path, section }: Line): string {
  if (path.length === 0) return labelOf(section);
  return path.map((part) => (typeof part === 'string' ? labelOf(part) : part.entry)).join(' · ');
}

export interface Section {
  key: string;
  name: string;
  lines: Line[];
}

/** The same lines under their sections' names; values without parts stand together at the top. */
export function sectionsOf(lines: readonly Line[]): Section[] {
  const basic: Section = { key: 'basic', name: t('admin.item.basic'), lines: [] };
  const out = new Map<string, Section>();
  for (const line of lines) {
    if (line.path.length === 0) basic.lines.push(line);
    else {
      const section = out.get(line.section) ?? {
        key: line.section,
        name: sectionName(line.section),
        lines: [],
      };
      section.lines.push(line);
      out.set(line.section, section);
    }
  }
  return [basic, ...out.values()];
}
