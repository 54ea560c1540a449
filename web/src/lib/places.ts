import { shallowReactive } from 'vue';

/** Where the pages that every document has stand: citizens and staff have each their own. */
export const places = shallowReactive({
  home: '/',
  signIn: '/sign-in',
  capacity: '/capacity',
  find: '/items',
  forbidden: '/forbidden',
});

export function settle(own: Partial<typeof places>): void {
  Object.assign(places, own);
}
