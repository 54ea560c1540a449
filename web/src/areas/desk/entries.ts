import type { IconName } from '@/kit/icons';
import { session } from '@/lib/session';

export interface Entry {
  key: string;
  to: string;
  permission: string;
  icon: IconName;
}

/** Where staff can go, the most frequent first; what a capacity may not see is not shown to it. */
const entries: readonly Entry[] = [
  { key: 'inbox', to: '/desk/inbox', permission: 'cases/accept', icon: 'list' },
  { key: 'inbox', to: '/desk/inbox', permission: 'cases/examine', icon: 'list' },
  { key: 'inbox', to: '/desk/inbox', permission: 'cases/review', icon: 'list' },
  { key: 'inbox', to: '/desk/inbox', permission: 'cases/decide', icon: 'list' },
  { key: 'inbox', to: '/desk/inbox', permission: 'cases/deliver', icon: 'list' },
  { key: 'counter', to: '/desk/counter', permission: 'identity/serve-persons', icon: 'person' },
  { key: 'watch', to: '/watch', permission: 'cases/watch', icon: 'eye' },
  { key: 'cases', to: '/desk/cases', permission: 'cases/read', icon: 'search' },
  { key: 'items', to: '/admin/items', permission: 'catalog/see-versions', icon: 'book' },
  { key: 'doubts', to: '/admin/doubts', permission: 'identity/settle-doubts', icon: 'warning' },
  { key: 'organs', to: '/admin/organizations', permission: 'identity/keep-organs', icon: 'building' },
  { key: 'accounts', to: '/admin/accounts', permission: 'identity/keep-accounts', icon: 'person' },
  { key: 'posts', to: '/admin/posts', permission: 'identity/see-posts', icon: 'briefcase' },
  { key: 'windows', to: '/admin/windows', permission: 'identity/keep-windows', icon: 'shop' },
  {
    key: 'authorisations',
    to: '/admin/authorisations',
    permission: 'identity/see-authorisations',
    icon: 'document',
  },
  { key: 'audit', to: '/admin/audit', permission: 'audit/read', icon: 'shield' },
];

export function entriesOf(may: (permission: string) => boolean): Entry[] {
  const open = entries.filter(({ permission }) => may(permission));
  const keys = open.map(({ key }) => key);
  const shown = open.filter(({ key }, index) => keys.indexOf(key) === index);
  // The supervisor's list holds what an organ's would.
  return keys.includes('watch') ? shown.filter(({ key }) => key !== 'cases') : shown;
}

/** Where this capacity's work lies. */
export const firstPage = (): string => entriesOf(session.may)[0]?.to ?? '/desk/capacity';

/** The posts that this person may act in. */
export const posts = () => session.current.value?.capacities.filter(({ kind }) => kind === 'post') ?? [];
