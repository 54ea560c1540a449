import type { components } from './schema';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];
export type FieldError = NonNullable<Problem['errors']>[number];

/**
 * What the server tells has every member: a list may be empty, a value null, but nothing is left out. A request may
 * leave out lists and values, and both are described by one schema.
 */
export type Told<T> = T extends readonly (infer One)[]
  ? Told<One>[]
  : T extends object
    ? { [Name in keyof T]-?: Told<Exclude<T[Name], undefined>> }
    : T;

/**
 * What a failed call means to the person in front of the page. Each kind has one way of being shown:
 * fields → summary and fields; stale → what changed, reload; not-now → the state and what is allowed;
 * again → countdown and retry; login → sign in and come back; forbidden, missing → a page; offline → banner,
 * draft kept; bug → plain sorry, trace number and a telephone.
 */
export type Trouble =
  | { kind: 'fields'; problem: Problem; errors: FieldError[] }
  | { kind: 'stale'; problem: Problem }
  | { kind: 'not-now'; problem: Problem }
  | { kind: 'again'; seconds: number; problem?: Problem }
  | { kind: 'login'; problem?: Problem }
  | { kind: 'forbidden'; problem?: Problem }
  | { kind: 'missing'; problem?: Problem }
  | { kind: 'offline' }
  | { kind: 'bug'; trace?: string };

export class Refusal extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super('problem' in trouble && trouble.problem ? trouble.problem.code : trouble.kind);
    this.trouble = trouble;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}

function secondsToWait(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) : 10;
}

export function troubleOf(response: Response, body: unknown): Trouble {
  const problem = isProblem(body) ? body : undefined;
  switch (response.status) {
    case 401:
      return { kind: 'login', problem };
    case 403:
      return { kind: 'forbidden', problem };
    case 404:
      return { kind: 'missing', problem };
    case 429:
    case 503:
      return { kind: 'again', seconds: secondsToWait(response), problem };
  }
  if (problem && response.status < 500) {
    if (response.status === 412 || response.status === 428) return { kind: 'stale', problem };
    // 409 not allowed now, 410 too late, 423 frozen.
    if ([409, 410, 423].includes(response.status)) return { kind: 'not-now', problem };
    // 413 and 422 say what is wrong with what was sent; without pointers they speak of the whole of it.
    return { kind: 'fields', problem, errors: problem.errors ?? [] };
  }
  return { kind: 'bug', trace: response.headers.get('X-Request-Id') ?? undefined };
}

/** Whatever was thrown, as trouble: `fetch` throws a TypeError when it reaches nobody. */
export function troubleFrom(thrown: unknown): Trouble {
  if (thrown instanceof Refusal) return thrown.trouble;
  if (thrown instanceof TypeError) return { kind: 'offline' };
  return { kind: 'bug' };
}
