import type { Answers } from '@/forms/profile';
import { session } from '@/lib/session';

/**
 * What somebody had written when his session ended or the network went, until he is back on the page: in this tab
 * alone, for this person alone, and gone once it is read.
 */
interface Kept {
  person: string;
  answers: Answers;
}
const nameOf = (draft: string) => `atrium.draft.${draft}`;
let writer = '';

export function keepAnswers(draft: string, answers: Answers): void {
  const person = session.person.value?.id ?? writer;
  if (person) sessionStorage.setItem(nameOf(draft), JSON.stringify({ person, answers } satisfies Kept));
}

export function takeKeptAnswers(draft: string): Answers | undefined {
  writer = session.person.value?.id ?? '';
  const text = sessionStorage.getItem(nameOf(draft));
  sessionStorage.removeItem(nameOf(draft));
  const kept = text ? (JSON.parse(text) as Kept) : undefined;
  return kept?.person === writer ? kept.answers : undefined;
}
