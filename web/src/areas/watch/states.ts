import type { CaseState } from '@/lib/cases';

/** In the order in which a case goes through them; a draft is nobody's business but its writer's. */
export const states: readonly CaseState[] = [
  'submitted',
  'precheck_returned',
  'received',
  'supplement_required',
  'accepted',
  'in_review',
  'pending_decision',
  'granted',
  'refused',
  'pending_delivery',
  'closed',
  'not_accepted',
  'withdraw_requested',
  'withdrawn',
  'returned_overdue',
];
