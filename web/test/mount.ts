import { mount, type ComponentMountingOptions } from '@vue/test-utils';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';

/** Mounts what knows where it is: a router that takes every path, standing at one. */
export async function mountWithRoutes<C extends Component>(
  component: C,
  options: ComponentMountingOptions<C> = {},
  path = '/start',
) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: {} }],
  });
  await router.push(path);
  return mount(component, {
    ...options,
    global: { ...options.global, plugins: [...(options.global?.plugins ?? []), router] },
  });
}
