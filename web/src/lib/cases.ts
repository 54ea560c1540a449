import type { Stage } from '@/kit/Stages.vue';
import type { Schemas } from './api/problem';
import { dayText, shortDayOf } from './dates';
import { t } from './i18n';

export type CaseState = Schemas['CaseState'];
type StageName = Schemas['Stage'];
type Tone = 'neutral' | 'brand' | 'bronze' | 'success' | 'warning' | 'danger';

const tones: Partial<Record<CaseState, Tone>> = {
  precheck_returned: 'warning',
  supplement_required: 'warning',
  review_supplement: 'warning',
  payment_pending: 'warning',
  withdraw_requested: 'bronze',
  accepted: 'brand',
  in_review: 'brand',
  special: 'brand',
  submitted: 'brand',
  received: 'brand',
  pending_decision: 'brand',
  cert_making: 'brand',
  pending_delivery: 'success',
  granted: 'success',
  refused: 'danger',
  not_accepted: 'danger',
  revoked: 'danger',
};

export const toneOf = (state: CaseState): Tone => tones[state] ?? 'neutral';

/** The applicant must do something before anybody else can go on. */
const awaitApplicant = new Set<CaseState>([
  'draft',
  'precheck_returned',
  'supplement_required',
  'review_supplement',
  'payment_pending',
]);

export const awaitsApplicant = (state: CaseState): boolean => awaitApplicant.has(state);

const ended = new Set<CaseState>([
  'not_accepted',
  'withdrawn',
  'returned_overdue',
  'terminated',
  'revoked',
  'cancelled_result',
]);

export const isEnded = (state: CaseState): boolean => ended.has(state) || state === 'closed';

interface Dated {
  state: CaseState;
  due?: Schemas['Due'];
}

/** By when what happens, in one line. */
export function dueText({ state, due }: Dated): string {
  if (state === 'draft') return t('cases.due.draft');
  if (isEnded(state)) return t(`cases.due.ended`);
  if (!due) return t('cases.due.none');
  const words = { day: dayText(due.on), maybe: due.provisional ? t('cases.due.provisional') : '' };
  if (awaitApplicant.has(state)) return t('cases.due.you', words);
  if (state === 'submitted' || state === 'received') return t('cases.due.accept', words);
  if (state === 'pending_delivery') return t('cases.due.collect', words);
  return t('cases.due.decide', words);
}

const order: StageName[] = ['submit', 'accept', 'review', 'decide', 'deliver'];

interface Staged extends Dated {
  stage: StageName;
  submitted_at?: string;
  accepted_at?: string;
}

/** Five plain words for the way of a case; a case that has ended early stops where it stood. */
export function stagesOf(one: Staged): Stage[] {
  const at = order.indexOf(one.stage);
  const over = one.state === 'closed';
  const notes: Partial<Record<StageName, string>> = {
    submit: one.submitted_at && shortDayOf(one.submitted_at),
    accept: one.accepted_at && shortDayOf(one.accepted_at),
  };
  return order.map((name, index) => {
    const now = ended.has(one.state) ? 'stopped' : over ? 'done' : 'now';
    const state = index < at ? 'done' : index > at ? 'next' : now;
    return { name: t(`cases.stage.${name}`), state, note: state === 'done' ? notes[name] : undefined };
  });
}
