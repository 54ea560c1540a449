import { mount } from '@vue/test-utils';
import { nextTick } from 'vue';
import { expect, test } from 'vitest';
import ErrorSummary from './ErrorSummary.vue';

const problems = [{ id: 'f-name', message: '请填写姓名' }, { message: '材料不齐' }];

test('the summary takes the focus whenever a new list comes', async () => {
  const summary = mount(ErrorSummary, { props: { problems: [] }, attachTo: document.body });
  expect(summary.find('[role=alert]').exists()).toBe(false);
  await summary.setProps({ problems });
  await nextTick();
  expect(summary.get('h2').text()).toBe('有 2 处需要修改');
  expect(document.activeElement).toBe(summary.get('[role=alert]').element);
});

test('each problem leads to its field', async () => {
  const field = document.createElement('input');
  field.id = 'f-name';
  document.body.append(field);
  const summary = mount(ErrorSummary, { props: { problems }, attachTo: document.body });
  await nextTick();
  await summary.get('a').trigger('click');
  expect(document.activeElement).toBe(field);
  expect(summary.findAll('li')[1]!.text()).toBe('材料不齐');
  field.remove();
});
