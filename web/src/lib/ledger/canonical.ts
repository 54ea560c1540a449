/**
 * Canonical JSON (src/ledger/README.md): the bytes that are hashed and signed. UTF-8 in normal form C, keys sorted by
 * code point, no white space, whole numbers of 64 bits, at most 32 levels, escapes only where they must be.
 */
export type Json = null | boolean | number | bigint | string | Json[] | { [name: string]: Json };

const deepest = 32;
const least = -(2n ** 63n);
const most = 2n ** 63n - 1n;
const short: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** The order of code points: that of UTF-16 units puts U+FF21 behind U+20000. */
export function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a, (c) => c.codePointAt(0)!);
  const right = Array.from(b, (c) => c.codePointAt(0)!);
  for (let i = 0; i < Math.min(left.length, right.length); i++)
    if (left[i] !== right[i]) return left[i]! - right[i]!;
  return left.length - right.length;
}

/** The canonical text of a value; throws where there is none. */
export function canonical(value: Json, depth = 0): string {
  if (depth > deepest) throw new RangeError('canonical JSON has at most 32 levels');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value.normalize('NFC'));
  if (typeof value === 'number' || typeof value === 'bigint') return whole(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  const members = Object.entries(value).map(([name, item]) => [name.normalize('NFC'), item] as const);
  members.sort(([a], [b]) => compareCodePoints(a, b));
  if (members.some(([name], i) => name === members[i + 1]?.[0])) throw new RangeError('a key stands twice');
  return `{${members.map(([name, item]) => `${quoted(name)}:${canonical(item, depth + 1)}`).join(',')}}`;
}

function whole(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('not a whole number');
  const number = BigInt(value);
  if (number < least || number > most) throw new RangeError('canonical JSON has whole numbers of 64 bits');
  return number.toString();
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('half of a surrogate pair');
  const escaped = text.replace(
    /["\\\u0000-\u001f]/g,
    (c) => short[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}

/** Reads text that is canonical, character by character; null for all other text. */
export function parseCanonical(text: string): Json | null | undefined {
  const reader = new Reader(text);
  try {
    const value = reader.value(0);
    return reader.isAtEnd() ? value : undefined;
  } catch (error) {
    if (error instanceof NotCanonical) return undefined;
    throw error;
  }
}

class NotCanonical extends Error {}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  value(depth: number): Json {
    if (depth > deepest) throw new NotCanonical();
    const next = this.text[this.at];
    if (next === '{') return this.object(depth);
    if (next === '[') return this.list(depth);
    if (next === '"') return this.string();
    if (this.takes('null')) return null;
    if (this.takes('true')) return true;
    if (this.takes('false')) return false;
    return this.number();
  }

  private takes(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }
  private expect(word: string): void {
    if (!this.takes(word)) throw new NotCanonical();
  }
  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (!found) throw new NotCanonical();
    this.at += found.length;
    return found;
  }

  private number(): Json {
    const digits = this.match(/0|-?[1-9][0-9]*/y);
    if (digits.length > 20) throw new NotCanonical();
    const number = BigInt(digits);
    if (number < least || number > most) throw new NotCanonical();
    return Number.isSafeInteger(Number(digits)) ? Number(digits) : number;
  }

  private string(): string {
    const spelled = this.match(/"(?:[^"\\\u0000-\u001f]|\\["\\bfnrt]|\\u00[01][0-9a-f])*"/y);
    const text = JSON.parse(spelled) as string;
    if (text.normalize('NFC') !== text || quoted(text) !== spelled) throw new NotCanonical();
    return text;
  }

  private list(depth: number): Json {
    const out: Json[] = [];
    this.expect('[');
    while (!this.takes(']')) {
      if (out.length > 0) this.expect(',');
      out.push(this.value(depth + 1));
    }
    return out;
  }

  private object(depth: number): Json {
    const out = Object.create(null) as { [name: string]: Json };
    let before: string | null = null;
    this.expect('{');
    while (!this.takes('}')) {
      if (before !== null) this.expect(',');
      const name = this.string();
      if (before !== null && compareCodePoints(before, name) >= 0) throw new NotCanonical();
      this.expect(':');
      out[name] = this.value(depth + 1);
      before = name;
    }
    return out;
  }
}
