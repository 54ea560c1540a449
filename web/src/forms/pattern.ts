/**
 * Regular expressions of the profile's subset (docs/form-profile.md §5), run as a set of states. The browser's own machine
 * backtracks, so a pattern could hang the page; the server runs the same machine as this one.
 */
export interface Pattern {
  matches(text: string): boolean;
}

interface State {
  kind: 'characters' | 'either' | 'go' | 'end';
  ranges: [number, number][];
  negated: boolean;
  next: number;
  other: number;
}

type Part =
  | { kind: 'characters'; ranges: [number, number][]; negated: boolean }
  | { kind: 'sequence' | 'choice'; parts: Part[] }
  | { kind: 'repetition'; part: Part; least: number; most: number };

const maxStates = 1_000;
const digits: [number, number] = [0x30, 0x39];

class Outside extends Error {}

class PatternReader {
  private at = 0;
  private readonly text: string[];

  constructor(text: string) {
    this.text = [...text];
  }

  read(): Part {
    this.need('^');
    const whole = this.choice();
    this.need('$');
    if (this.at !== this.text.length) throw new Outside();
    return whole;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private need(character: string): void {
    if (!this.take(character)) throw new Outside();
  }

  private next(): string {
    const character = this.text[this.at];
    if (character === undefined) throw new Outside();
    this.at += 1;
    return character;
  }

  private choice(): Part {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return { kind: 'choice', parts };
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (this.at < this.text.length && !['|', ')', '$'].includes(this.text[this.at]!))
      parts.push(this.repeated(this.atom()));
    if (parts.length === 0) throw new Outside();
    return { kind: 'sequence', parts };
  }

  private atom(): Part {
    if (this.take('(')) {
      this.need('?');
      this.need(':');
      const inner = this.choice();
      this.need(')');
      return inner;
    }
    if (this.take('[')) return this.set();
    if (this.take('\\')) return { kind: 'characters', ranges: [this.escaped()], negated: false };
    return { kind: 'characters', ranges: [this.one(this.next())], negated: false };
  }

  private one(character: string): [number, number] {
    const code = character.codePointAt(0)!;
    return [code, code];
  }

  private escaped(): [number, number] {
    const character = this.next();
    return character === 'd' ? digits : this.one(character);
  }

  private set(): Part {
    const negated = this.take('^');
    const ranges: [number, number][] = [];
    while (!this.take(']')) {
      const low = this.take('\\') ? this.escaped() : this.one(this.next());
      ranges.push(low);
      if (this.text[this.at] !== '-' || this.text[this.at + 1] === ']') continue;
      this.at += 1;
      const high = this.take('\\') ? this.escaped() : this.one(this.next());
      ranges[ranges.length - 1] = [low[0], high[0]];
    }
    return { kind: 'characters', ranges, negated };
  }

  private repeated(part: Part): Part {
    const simple = { '?': [0, 1], '*': [0, Infinity], '+': [1, Infinity] }[this.text[this.at] ?? ''];
    if (simple) {
      this.at += 1;
      return { kind: 'repetition', part, least: simple[0]!, most: simple[1]! };
    }
    if (!this.take('{')) return part;
    const least = this.count();
    const most = this.take(',') ? (this.text[this.at] === '}' ? Infinity : this.count()) : least;
    this.need('}');
    return { kind: 'repetition', part, least, most };
  }

  private count(): number {
    let text = '';
    while (/^\d$/.test(this.text[this.at] ?? '')) text += this.next();
    if (text === '') throw new Outside();
    return Number(text);
  }
}

class PatternWriter {
  readonly states: State[] = [];

  add(kind: State['kind'], ranges: [number, number][] = [], negated = false): State {
    if (this.states.length >= maxStates) throw new Outside();
    const state = { kind, ranges, negated, next: this.states.length + 1, other: 0 };
    this.states.push(state);
    return state;
  }

  write(part: Part): void {
    switch (part.kind) {
      case 'characters':
        this.add('characters', part.ranges, part.negated);
        break;
      case 'sequence':
        part.parts.forEach((inner) => this.write(inner));
        break;
      case 'choice':
        this.choice(part.parts);
        break;
      case 'repetition':
        this.repetition(part);
    }
  }

  private choice([first, ...others]: Part[]): void {
    if (others.length === 0) return this.write(first!);
    const fork = this.add('either');
    this.write(first!);
    const leave = this.add('go');
    fork.other = this.states.length;
    this.choice(others);
    leave.next = this.states.length;
  }

  private repetition({ part, least, most }: { part: Part; least: number; most: number }): void {
    for (let i = 0; i < least; i += 1) this.write(part);
    if (most === Infinity) {
      const at = this.states.length;
      const fork = this.add('either');
      this.write(part);
      this.add('go').next = at;
      fork.other = this.states.length;
      return;
    }
    const forks: State[] = [];
    for (let i = least; i < most; i += 1) {
      forks.push(this.add('either'));
      this.write(part);
    }
    for (const fork of forks) fork.other = this.states.length;
  }
}

function reach(states: State[], first: number, into: Set<number>): void {
  const pending = [first];
  while (pending.length > 0) {
    const index = pending.pop()!;
    if (into.has(index)) continue;
    into.add(index);
    const state = states[index]!;
    if (state.kind === 'either') pending.push(state.other, state.next);
    if (state.kind === 'go') pending.push(state.next);
  }
}

function accepts(state: State, code: number): boolean {
  if (state.kind !== 'characters') return false;
  return state.ranges.some(([low, high]) => low <= code && code <= high) !== state.negated;
}

function run(states: State[], text: string): boolean {
  let now = new Set<number>();
  reach(states, 0, now);
  for (const character of text) {
    const then = new Set<number>();
    for (const index of now)
      if (accepts(states[index]!, character.codePointAt(0)!)) reach(states, states[index]!.next, then);
    now = then;
  }
  return [...now].some((index) => states[index]!.kind === 'end');
}

export function compilePattern(text: string): Pattern {
  const writer = new PatternWriter();
  writer.write(new PatternReader(text).read());
  writer.add('end');
  return { matches: (candidate) => run(writer.states, candidate) };
}
