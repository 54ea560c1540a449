import { nextTick } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router';
import { places } from './lib/places';
import { session } from './lib/session';

declare module 'vue-router' {
  interface RouteMeta {
    /** Only for somebody who is signed in. */
    signedIn?: boolean;
    /** Only for whoever has this permission. The guard spares people a page of no use; the server decides. */
    permission?: string;
  }
}

/** After a move the reader's place is the new page's heading, and so is the keyboard's. */
async function focusHeading(): Promise<void> {
  await nextTick();
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('main');
  if (!heading) return;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

export function createSiteRouter(routes: RouteRecordRaw[]): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved;
      if (to.hash) return { el: to.hash };
      return to.path === from.path ? false : { top: 0 };
    },
  });

  router.beforeEach(async (to) => {
    const { signedIn, permission } = to.meta;
    if (!signedIn && !permission) return true;
    // Without an answer the page itself shows what is wrong: offline, or the server's own trouble.
    await session.ready().catch(() => undefined);
    if (!session.known.value) return true;
    if (!session.person.value) return { path: places.signIn, query: { back: to.fullPath } };
    // Who may act as several has to say as whom, before anything is shown to him.
    if (!session.capacity.value && to.path !== places.capacity)
      return { path: places.capacity, query: { back: to.fullPath } };
    if (permission && !session.may(permission))
      return { path: places.forbidden, query: { from: to.fullPath } };
    return true;
  });

  router.afterEach((to, from, failure) => {
    if (!failure && from.matched.length && to.path !== from.path) void focusHeading();
  });
  return router;
}

/** A path of our own to go back to; never an address that somebody put into a link. */
export function safeReturn(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';
}
