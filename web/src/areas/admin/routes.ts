import type { RouteRecordRaw } from 'vue-router';
import type { WordSource } from '@/lib/i18n';
import zh from './zh';

export const words: WordSource = { zh: async () => ({ default: zh }), en: () => import('./en') };

const versions = { permission: 'catalog/see-versions' };

export const routes: RouteRecordRaw[] = [
  { path: '/admin', redirect: '/desk' },
  { path: '/admin/items', component: () => import('./pages/Items.vue'), meta: versions },
  { path: '/admin/items/:id', component: () => import('./pages/Item.vue'), props: true, meta: versions },
  {
    path: '/admin/items/:id/draft',
    component: () => import('./pages/Draft.vue'),
    props: true,
    meta: { permission: 'catalog/draft-items' },
  },
  {
    path: '/admin/doubts',
    component: () => import('./pages/Doubts.vue'),
    meta: { permission: 'identity/settle-doubts' },
  },
  {
    path: '/admin/organizations',
    component: () => import('./pages/Organizations.vue'),
    meta: { permission: 'identity/keep-organs' },
  },
  {
    path: '/admin/accounts',
    component: () => import('./pages/Accounts.vue'),
    meta: { permission: 'identity/keep-accounts' },
  },
  {
    path: '/admin/posts',
    component: () => import('./pages/Posts.vue'),
    meta: { permission: 'identity/see-posts' },
  },
  {
    path: '/admin/windows',
    component: () => import('./pages/Windows.vue'),
    meta: { permission: 'identity/keep-windows' },
  },
  {
    path: '/admin/authorisations',
    component: () => import('./pages/Authorisations.vue'),
    meta: { permission: 'identity/see-authorisations' },
  },
  { path: '/admin/audit', component: () => import('./pages/Audit.vue'), meta: { permission: 'audit/read' } },
];
