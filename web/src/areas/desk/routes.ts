import type { RouteRecordRaw } from 'vue-router';
import type { WordSource } from '@/lib/i18n';
import zh from './zh';

export const words: WordSource = { zh: async () => ({ default: zh }), en: () => import('./en') };

const inbox = { permission: 'cases/inbox' };
const cases = { permission: 'cases/read' };

export const routes: RouteRecordRaw[] = [
  { path: '/desk', component: () => import('./pages/Home.vue'), meta: { signedIn: true } },
  { path: '/desk/sign-in', component: () => import('./pages/SignIn.vue') },
  { path: '/desk/capacity', component: () => import('./pages/Capacity.vue'), meta: { signedIn: true } },
  { path: '/desk/inbox', component: () => import('./pages/Inbox.vue'), meta: inbox },
  { path: '/desk/cases', component: () => import('./pages/OrganCases.vue'), meta: inbox },
  { path: '/desk/cases/:case', component: () => import('./pages/Case.vue'), props: true, meta: cases },
  {
    path: '/desk/cases/:case/notices/:notice',
    component: () => import('./pages/Notice.vue'),
    props: true,
    meta: cases,
  },
  {
    path: '/desk/counter',
    component: () => import('./pages/CounterCheck.vue'),
    meta: { permission: 'identity/serve-persons' },
  },
  { path: '/desk/forbidden', component: () => import('./pages/Forbidden.vue') },
  { path: '/:rest(.*)*', component: () => import('./pages/Missing.vue') },
];
