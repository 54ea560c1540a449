import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import RadioGroup from './RadioGroup.vue';

const choices = [
  { value: 'individual', label: '个体工商户', hint: '以个人或者家庭名义经营' },
  { value: 'company', label: '企业' },
];

test('the first choice carries the id of the field, so that an error summary finds it', () => {
  const group = mount(RadioGroup, { props: { id: 'f-kind', label: '类型', choices } });
  expect(group.findAll('input').map((input) => input.attributes('id'))).toEqual(['f-kind', 'f-kind-1']);
  expect(group.findAll('input')[0]!.attributes('aria-describedby')).toBe('f-kind-0-hint');
});

test('what belongs to a choice shows when it is chosen', async () => {
  const group = mount(RadioGroup, {
    props: {
      label: '类型',
      choices,
      modelValue: '',
      'onUpdate:modelValue': (value: string) => group.setProps({ modelValue: value }),
    },
    slots: { company: '统一社会信用代码' },
  });
  expect(group.text()).not.toContain('统一社会信用代码');
  await group.findAll('input')[1]!.setValue();
  expect(group.text()).toContain('统一社会信用代码');
});
