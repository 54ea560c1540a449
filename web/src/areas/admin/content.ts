import type { Item, Version } from './api';

/** One value of an item, with the way to it: members by their names, entries of lists by code, name or place. */
export interface Line {
  key: string;
  section: string;
  path: readonly (string | { entry: string })[];
  value: string;
}

/** What belongs to nobody but the machine, or repeats what stands elsewhere. */
const silent = new Set(['marks', 'provenance', 'flags', 'source']);

/** Members that hold codes, and the set which names them. */
const codeSets: Record<string, string> = {
  type: 'item-types',
  need: 'material-needs',
  format: 'material-formats',
  project_type: 'project-types',
  review_type: 'review-types',
  power_source: 'power-sources',
  exercise_levels: 'organ-levels',
  service_targets: 'service-targets',
  channels: 'handling-channels',
  online_depth: 'online-depths',
  area: 'handling-areas',
  features: 'item-features',
  delivery: 'delivery-ways',
  rank: 'legal-ranks',
  person_themes: 'person-themes',
  organization_themes: 'organization-themes',
  when: 'fee-moments',
  kind: 'step-kinds',
};
const setsBySection: Record<string, Record<string, string>> = {
  materials: { type: 'material-types', source: 'material-sources' },
  result: { type: 'result-types' },
};

type Names = Version['names'];
type Speak = (words: { zh: string; en: string }) => string;

const isWords = (value: object): value is { zh: string; en: string } =>
  Object.keys(value).length === 2 && 'zh' in value && 'en' in value;

const isLimit = (value: object): value is { unit: string; amount: number } =>
  Object.keys(value).length === 2 && 'unit' in value && 'amount' in value;

function entryName(entry: unknown, index: number, say: Speak): string {
  if (typeof entry !== 'object' || entry === null) return String(index + 1);
  const { name, law, question, code } = entry as Record<string, unknown>;
  for (const found of [name, law, question, code]) {
    if (typeof found === 'string') return found;
    if (typeof found === 'object' && found !== null && isWords(found)) return say(found);
  }
  return String(index + 1);
}

function entryKey(entry: unknown, index: number): string {
  const code = typeof entry === 'object' && entry !== null ? (entry as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : String(index);
}

export class Reader {
  constructor(
    private readonly names: Names,
    private readonly say: Speak,
    private readonly yesNo: (yes: boolean) => string,
    private readonly limit: (unit: string, amount: number) => string,
  ) {}

  lines(item: Item): Line[] {
    return Object.entries(item).flatMap(([section, value]) =>
      silent.has(section) ? [] : this.walk(value, section, section, [], section),
    );
  }

  private plain(value: string | number | boolean, member: string, section: string): string {
    if (typeof value === 'boolean') return this.yesNo(value);
    const set = setsBySection[section]?.[member] ?? codeSets[member];
    const named = set && this.names[set]?.find(({ code }) => code === value);
    return named ? this.say(named.name) : String(value);
  }

  private walk(value: unknown, member: string, section: string, path: Line['path'], key: string): Line[] {
    if (value === null || value === undefined || value === '') return [];
    if (typeof value !== 'object')
      return [{ key, section, path, value: this.plain(value as string, member, section) }];
    if (Array.isArray(value)) return this.list(value, member, section, path, key);
    if (isWords(value)) return [{ key, section, path, value: this.say(value) }];
    if (isLimit(value)) return [{ key, section, path, value: this.limit(value.unit, value.amount) }];
    return Object.entries(value).flatMap(([name, inner]) =>
      silent.has(name) && section !== 'materials' ? [] : this.member(name, inner, section, path, key),
    );
  }

  private member(name: string, inner: unknown, section: string, path: Line['path'], key: string): Line[] {
    if (name === 'marks' || name === 'provenance') return [];
    return this.walk(inner, name, section, [...path, name], `${key}/${name}`);
  }

  private list(entries: unknown[], member: string, section: string, path: Line['path'], key: string): Line[] {
    if (entries.length === 0) return [];
    if (entries.every((entry) => typeof entry === 'string'))
      return [
        { key, section, path, value: entries.map((one) => this.plain(one, member, section)).join('\n') },
      ];
    return entries.flatMap((entry, index) =>
      this.walk(
        entry,
        member,
        section,
        [...path, { entry: entryName(entry, index, this.say) }],
        `${key}/${entryKey(entry, index)}`,
      ),
    );
  }
}

export interface Difference {
  line: Line;
  before?: string;
  after?: string;
}

/** What one version says otherwise than another, in the order of the new one; what was taken away comes last. */
export function differences(before: readonly Line[], after: readonly Line[]): Difference[] {
  const was = new Map(before.map((line) => [line.key, line]));
  const is = new Set(after.map(({ key }) => key));
  return [
    ...after
      .filter(({ key, value }) => was.get(key)?.value !== value)
      .map((line) => ({ line, before: was.get(line.key)?.value, after: line.value })),
    ...before.filter(({ key }) => !is.has(key)).map((line) => ({ line, before: line.value })),
  ];
}
