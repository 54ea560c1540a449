/** A form and a world for the tests of wizard and widgets. */
import { flushPromises, mount } from '@vue/test-utils';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { h, shallowReactive } from 'vue';
import FormWizard from './FormWizard.vue';
import type { FormPorts } from './ports';
import type { Answers, FormDocument, Property } from './profile';
import type { WizardProps } from './wizard';

const words = (zh: string, en = zh) => ({ zh, en });

export function documentOf(
  steps: Record<string, Record<string, Property>>,
  required: string[] = Object.values(steps).flatMap((fields) => Object.keys(fields)),
): FormDocument {
  return {
    profile: 1,
    name: 'sample',
    title: words('示例申请', 'Sample'),
    steps: Object.entries(steps).map(([name, fields]) => ({
      name,
      title: words(`步骤${name}`, `Step ${name}`),
      fields: Object.keys(fields),
    })),
    schema: { type: 'object', properties: Object.assign({}, ...Object.values(steps)), required },
  };
}

export const field = (label: string, rest: Omit<Partial<Property>, 'x-label'> = {}): Property => ({
  type: 'string',
  ...rest,
  'x-label': words(label, `${label} (en)`),
});

/** A shop: one question decides whether another is asked. */
export const shop = documentOf(
  {
    one: { name: field('名称'), online: field('是否网络经营', { type: 'boolean' }) },
    two: {
      site: field('网站', { 'x-show-when': { field: 'online', operator: 'is', value: true } }),
      opened: field('开业日期', { format: 'date' }),
    },
    three: {
      managers: field('管理人员', {
        type: 'array',
        maxItems: 3,
        'x-noun': words('管理人员', 'manager'),
        items: { type: 'object', properties: { person: field('姓名') }, required: ['person'] },
      }),
    },
  },
  ['name', 'online', 'site', 'opened'],
);

export interface World {
  ports: FormPorts;
  saved: { answers: Answers; step: string; revision: number }[];
  /** Set it, and the next save fails. */
  failure?: unknown;
}

export function world(): World {
  const out: World = {
    saved: [],
    ports: {
      async save(answers, at) {
        if (out.failure) throw out.failure;
        out.saved.push({ answers, ...at });
        return at.revision + 1;
      },
      files: { send: () => ({ run: async () => '01j8zq4w9k3fd' }) },
      regions: { root: '370281', parts: async () => [] },
    },
  };
  return out;
}

/** The wizard at an address, as a page would hold it. `set` changes what the page passes in. */
export async function openWizard(given: Partial<WizardProps> & { ports: FormPorts }, address = '/apply') {
  const props = shallowReactive({
    document: shop,
    answers: {},
    revision: 7,
    today: '2026-03-02',
    ...given,
  });
  const sent: Answers[] = [];
  const page = {
    render: () => h(FormWizard, { ...props, onSubmit: (answers: Answers) => void sent.push(answers) }),
  };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/apply', component: page },
      { path: '/:rest(.*)*', component: { render: () => h('p', 'elsewhere') } },
    ],
  });
  await router.push(address);
  const wrapper = mount(RouterView, { global: { plugins: [router] }, attachTo: document.body });
  await flushPromises();

  const settle = async () => {
    await flushPromises();
    await flushPromises();
  };
  return {
    wrapper,
    router,
    sent,
    settle,
    set: async (next: Partial<WizardProps>) => {
      Object.assign(props, next);
      await settle();
    },
    heading: () => wrapper.get('h1').text(),
    summary: () => wrapper.findAll('.k-error-summary li').map((line) => line.text()),
    async fill(id: string, text: string) {
      await wrapper.get(`#${id}`).setValue(text);
    },
    async choose(id: string) {
      await wrapper.get(`#${id}`).setValue(true);
    },
    async next() {
      await wrapper.get('form').trigger('submit');
      await settle();
    },
  };
}
