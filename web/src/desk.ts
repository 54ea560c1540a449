import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import * as admin from './areas/admin/routes';
import App from './areas/desk/App.vue';
import * as desk from './areas/desk/routes';
import * as watch from './areas/watch/routes';
import { addWords, restoreLocale } from './lib/i18n';
import { settle } from './lib/places';
import { queryOptions } from './lib/query';
import { session } from './lib/session';
import { createSiteRouter } from './router';
import './tokens/tokens.css';
import './tokens/desk.css';

settle({
  home: '/desk',
  signIn: '/desk/sign-in',
  capacity: '/desk/capacity',
  find: '/desk/cases',
  forbidden: '/desk/forbidden',
});
void session.ready().catch(() => undefined);
await Promise.all([
  addWords('desk', desk.words),
  addWords('watch', watch.words),
  addWords('admin', admin.words),
]);
await restoreLocale();

// The desk's routes end with the one that takes whatever is left.
createApp(App)
  .use(createSiteRouter([...watch.routes, ...admin.routes, ...desk.routes]))
  .use(VueQueryPlugin, queryOptions())
  .mount('#app');
