import type { Stage } from '@/kit/Stages.vue';
import type { Schemas } from './api/problem';
import { dayText, shortDayOf } from './dates';
import { t } from './i18n';

export type CaseState = Schemas['cases.CaseSummary']['state'];
type StageName = Schemas['cases.CaseSummary']['stage'];
type Tone = 'neutral' | 'brand' | 'bronze' | 'success' | 'warning' | 'danger';

const tones: Partial<Record<CaseState, Tone>> = {
  precheck_returned: 'warning',
  supplement_required: 'warning',
  withdraw_requested: 'bronze',
  submitted: 'brand',
  received: 'brand',
  accepted: 'brand',
  in_review: 'brand',
  pending_decision: 'brand',
  pending_delivery: 'success',
  granted: 'success',
  refused: 'danger',
  not_accepted: 'danger',
};

export const toneOf = (state: CaseState): Tone => tones[state] ?? 'neutral';

/** Where staff open a case: by its number; a draft has none. */
export const deskAddress = ({ id, number }: { id: string; number: string | null }): string =>
  `/desk/cases/${number ?? id}`;

/** The applicant must do something before anybody else can go on. */
const awaitApplicant = new Set<CaseState>(['draft', 'precheck_returned', 'supplement_required']);

export const awaitsApplicant = (state: CaseState): boolean => awaitApplicant.has(state);

/** Ended before its way was over. */
const ended = new Set<CaseState>(['not_accepted', 'withdrawn', 'returned_overdue']);

export const isEnded = (state: CaseState): boolean => ended.has(state) || state === 'closed';

interface Dated {
  state: CaseState;
  /** By when whoever has it must act, and by when all is promised to be done. */
  act_by?: string | null;
  due_date?: string | null;
  provisional?: boolean;
}

/** Which of the days of a case its applicant wants to know, and what happens by then. */
function dueOf({ state, act_by, due_date }: Dated): [key: string, day?: string | null] {
  if (awaitApplicant.has(state)) return ['you', act_by];
  if (state === 'submitted' || state === 'received') return ['accept', act_by];
  if (state === 'withdraw_requested') return ['confirm', act_by];
  if (state === 'granted' || state === 'refused') return ['ready', act_by];
  if (state === 'pending_delivery') return ['collect', act_by];
  return ['decide', due_date];
}

/** By when what happens, in one line. */
export function dueText(one: Dated): string {
  if (one.state === 'draft') return t('cases.due.draft');
  if (isEnded(one.state)) return t('cases.due.ended');
  const [key, day] = dueOf(one);
  if (!day) return t('cases.due.none');
  const maybe = one.provisional ? t('cases.due.provisional') : '';
  return t(`cases.due.${key}`, { day: dayText(day), maybe });
}

const order: StageName[] = ['submit', 'accept', 'review', 'decide', 'deliver'];

interface Staged extends Dated {
  stage: StageName;
  submitted_at?: string | null;
  accepted_at?: string | null;
}

const dayNote = (at?: string | null) => (at ? shortDayOf(at) : undefined);

/** Five plain words for the way of a case; a case that has ended early stops where it stood. */
export function stagesOf(one: Staged): Stage[] {
  const at = order.indexOf(one.stage);
  const over = one.state === 'closed';
  const notes: Partial<Record<StageName, string>> = {
    submit: dayNote(one.submitted_at),
    accept: dayNote(one.accepted_at),
  };
  return order.map((name, index) => {
    const now = ended.has(one.state) ? 'stopped' : over ? 'done' : 'now';
    const state = index < at ? 'done' : index > at ? 'next' : now;
    return { name: t(`cases.stage.${name}`), state, note: state === 'done' ? notes[name] : undefined };
  });
}
