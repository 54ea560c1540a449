import type { Answers, Comparison, Condition, Json } from './profile';

function answerIn(
  scopes: readonly Answers[],
  fields: readonly ReadonlySet<string>[],
  name: string,
): Json | undefined {
  for (let i = fields.length - 1; i >= 0; i -= 1) {
    if (!fields[i]!.has(name)) continue;
    return Object.hasOwn(scopes[i]!, name) ? scopes[i]![name] : undefined;
  }
  return undefined;
}

function compare({ operator, value }: Comparison, answer: Json): boolean {
  const list = Array.isArray(value) ? value : [];
  switch (operator) {
    case 'is':
      return answer === value;
    case 'is_not':
      return answer !== value;
    case 'in':
      return list.includes(answer);
    case 'not_in':
      return !list.includes(answer);
    case 'includes':
      return Array.isArray(answer) && answer.includes(value ?? null);
    case 'excludes':
      return !(Array.isArray(answer) && answer.includes(value ?? null));
    case 'at_least':
      return answer! >= value!;
    case 'at_most':
      return answer! <= value!;
    case 'more_than':
      return answer! > value!;
    case 'less_than':
      return answer! < value!;
    case 'filled':
      return true;
    case 'empty':
      return false;
  }
}

/** What stands around a field: the right answers so far and the names of the fields, outermost object first. */
export interface Scopes {
  answers: Answers[];
  names: ReadonlySet<string>[];
}

/**
 * A field without a right answer makes every comparison false except `empty`: nothing appears before the question it
 * depends on was answered.
 */
export function holds(condition: Condition, scopes: Scopes): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, scopes));
  if ('any' in condition) return condition.any.some((part) => holds(part, scopes));
  const answer = answerIn(scopes.answers, scopes.names, condition.field);
  return answer === undefined ? condition.operator === 'empty' : compare(condition, answer);
}
