// Every component of the kit on one page, to look at: npm run dev, then /test/sheet/.
import { createApp } from 'vue';
import { createRouter, createWebHashHistory } from 'vue-router';
import { chooseLocale } from '@/lib/i18n';
import { setElder } from '@/lib/elder';
import '@/tokens/tokens.css';
import Sheet from './Sheet.vue';

const wanted = new URLSearchParams(location.search);
setElder(wanted.has('elder'));
await chooseLocale(wanted.has('en') ? 'en' : 'zh');
createApp(Sheet)
  .use(createRouter({ history: createWebHashHistory(), routes: [{ path: '/:rest(.*)*', component: {} }] }))
  .mount('#app');
