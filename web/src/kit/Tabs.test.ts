import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Tabs from './Tabs.vue';

test('tabs are one stop on the keyboard and name what they open', () => {
  const tabs = mount(Tabs, {
    props: {
      modelValue: 'person',
      label: '服务对象',
      tabs: [
        { value: 'person', label: '个人' },
        { value: 'company', label: '企业' },
      ],
    },
    slots: { person: '生育', company: '开办' },
    attachTo: document.body,
  });
  const [person, company] = tabs.findAll('[role=tab]');
  expect(person!.attributes('aria-selected')).toBe('true');
  expect(company!.attributes('aria-selected')).toBe('false');
  expect(tabs.get('[role=tabpanel]:not([hidden])').text()).toBe('生育');
});
