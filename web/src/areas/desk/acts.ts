import type { IconName } from '@/kit/icons';
import type { ActName } from './api';

/** What has to be filled in before the act: nothing, or one of the forms of parts/forms. */
export type ActForm = 'none' | 'defects' | 'declining' | 'opinion' | 'grounds' | 'refusal' | 'delivery';

export interface Act {
  name: ActName;
  key: string;
  form: ActForm;
  /** It binds towards the applicant: asked once more, with the effect in one sentence. */
  final: boolean;
  tone: 'primary' | 'secondary' | 'danger';
  icon: IconName;
}

const act = (
  name: ActName,
  key: string,
  form: ActForm,
  final: boolean,
  tone: Act['tone'],
  icon: IconName,
): Act => ({ name, key, form, final, tone, icon });

/** In the order in which they are offered. Keys follow pinyin or English where a letter was free. */
const acts: readonly Act[] = [
  act('receive', 'c', 'none', false, 'primary', 'check'),
  act('accept', 'a', 'none', true, 'primary', 'check'),
  act('take', 't', 'none', false, 'primary', 'check'),
  act('examine', 'e', 'opinion', false, 'primary', 'edit'),
  act('propose', 'p', 'opinion', false, 'primary', 'edit'),
  act('grant', 'g', 'grounds', true, 'primary', 'check'),
  act('announce', 'l', 'none', true, 'primary', 'bell'),
  act('deliver', 'h', 'delivery', true, 'primary', 'check'),
  act('confirm_withdrawal', 'w', 'none', true, 'primary', 'check'),
  act('require_supplement', 's', 'defects', true, 'secondary', 'list'),
  act('return_for_revision', 'r', 'defects', true, 'secondary', 'list'),
  act('keep', 'u', 'grounds', false, 'secondary', 'refresh'),
  act('send_back', 'b', 'grounds', false, 'secondary', 'refresh'),
  act('propose_declining', 'd', 'declining', false, 'secondary', 'minus'),
  act('decline', 'd', 'none', true, 'danger', 'cross'),
  act('refuse', 'x', 'refusal', true, 'danger', 'cross'),
];

/** Exactly those that the server allows now. */
export const actsOf = (allowed: readonly string[]): Act[] =>
  acts.filter(({ name }) => allowed.includes(name));
