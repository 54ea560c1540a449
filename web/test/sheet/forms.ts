import { createApp, h, Suspense } from 'vue';
import { createRouter, createWebHistory, RouterView } from 'vue-router';
import { restoreLocale } from '@/lib/i18n';
import '@/tokens/tokens.css';
import Forms from './Forms.vue';

await restoreLocale();
const router = createRouter({
  history: createWebHistory(),
  routes: [{ path: '/:rest(.*)*', component: Forms }],
});
createApp({ render: () => h(Suspense, null, { default: () => h(RouterView) }) })
  .use(router)
  .mount('#app');
