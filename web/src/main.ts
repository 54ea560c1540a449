import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import App from './areas/portal/App.vue';
import { routes, words } from './areas/portal/routes';
import { restoreElder } from './lib/elder';
import { addWords, restoreLocale } from './lib/i18n';
import { queryOptions } from './lib/query';
import { session } from './lib/session';
import { createSiteRouter } from './router';
import './tokens/tokens.css';

restoreElder();
// Who is asking is learned beside the first paint, not before it.
void session.ready().catch(() => undefined);
await addWords('portal', words);
await restoreLocale();

createApp(App).use(createSiteRouter(routes)).use(VueQueryPlugin, queryOptions()).mount('#app');
