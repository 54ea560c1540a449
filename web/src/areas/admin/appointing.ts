import type { Post } from './api';

export type PostRole = Post['role'];

const ofOrgan: readonly PostRole[] = [
  'guide',
  'window_clerk',
  'handler',
  'reviewer',
  'decider',
  'delivery_clerk',
];
const ofCity: readonly PostRole[] = [
  'dept_admin',
  'item_admin',
  'supervisor',
  'sys_admin',
  'sec_admin',
  'auditor',
];

/** To which posts a role appoints; the server's own table decides (src/identity/post_page.cpp). */
export function appointableBy(role: string | undefined): readonly PostRole[] {
  if (role === 'dept_admin') return ofOrgan;
  if (role === 'sec_admin') return ofCity;
  return [];
}
