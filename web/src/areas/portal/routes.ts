import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router';
import type { WordSource } from '@/lib/i18n';
import { queryClient } from '@/lib/query';
import { guide } from './api';
import Home from './pages/Home.vue';
import zh from './zh';

export const words: WordSource = { zh: async () => ({ default: zh }), en: () => import('./en') };

const signedIn = { signedIn: true };

/** What a page asks first is asked while the page itself is on its way. */
function askGuide({ params }: RouteLocationNormalized): void {
  const code = String(params.code);
  void queryClient.prefetchQuery({ queryKey: ['guide', code], queryFn: () => guide(code) });
}

export const routes: RouteRecordRaw[] = [
  { path: '/', component: Home },
  { path: '/items', component: () => import('./pages/Items.vue') },
  {
    path: '/items/:code',
    component: () => import('./pages/Guide.vue'),
    props: true,
    beforeEnter: askGuide,
  },
  { path: '/sign-in', component: () => import('./pages/SignIn.vue') },
  { path: '/register', component: () => import('./pages/Register.vue') },
  { path: '/password', component: () => import('./pages/Password.vue') },
  { path: '/capacity', component: () => import('./pages/Capacity.vue'), meta: signedIn },
  {
    path: '/apply/:code',
    component: () => import('./pages/Apply.vue'),
    props: true,
    beforeEnter: askGuide,
    meta: signedIn,
  },
  { path: '/my/sessions', component: () => import('./pages/Sessions.vue'), meta: signedIn },
  { path: '/my/realname', component: () => import('./pages/RealName.vue'), meta: signedIn },
  { path: '/my/password', component: () => import('./pages/PasswordChanging.vue'), meta: signedIn },
  { path: '/my/mandates', component: () => import('./pages/Mandates.vue'), meta: signedIn },
  { path: '/my/mandates/new', component: () => import('./pages/MandateNew.vue'), meta: signedIn },
  { path: '/my/cases', component: () => import('./pages/MyCases.vue'), meta: signedIn },
  { path: '/cases/:number', component: () => import('./pages/Case.vue'), props: true, meta: signedIn },
  {
    path: '/cases/:number/supplement',
    component: () => import('./pages/Supplement.vue'),
    props: true,
    meta: signedIn,
  },
  {
    path: '/cases/:number/submitted',
    component: () => import('./pages/Submitted.vue'),
    props: true,
    meta: signedIn,
  },
  {
    path: '/cases/:number/notices/:notice',
    component: () => import('./pages/Notice.vue'),
    props: true,
    meta: signedIn,
  },
  { path: '/places', component: () => import('./pages/Places.vue') },
  { path: '/verify', component: () => import('./pages/Verify.vue') },
  { path: '/accessibility', component: () => import('./pages/Accessibility.vue') },
  { path: '/forbidden', component: () => import('./pages/Forbidden.vue') },
  { path: '/:rest(.*)*', component: () => import('./pages/Missing.vue') },
];
