import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseLocale } from '@/lib/i18n';
import { keepTitle } from '@/lib/title';
import { field, documentOf, openWizard, world } from './testing';

beforeEach(() => keepTitle(() => '网上大厅'));
afterEach(() => chooseLocale('zh'));

const whole = {
  name: '云溪小吃店',
  online: false,
  opened: '2020-01-01',
};

test('one step is one page, and says where one stands', async () => {
  const { wrapper, heading } = await openWizard(world());
  expect(wrapper.get('.k-steps').text()).toContain('第 1 步，共 4 步');
  expect(heading()).toBe('步骤one');
  expect(wrapper.findAll('label').map((label) => label.text())).toEqual(['名称', '是', '否']);
  expect(document.title).toContain('步骤one（第 1 步，共 4 步） - 示例申请');
});

test('what is missing is said on top, with the focus there and a way to each field, and at the field', async () => {
  const here = world();
  const { wrapper, summary, next } = await openWizard(here);
  await next();
  expect(summary()).toEqual(['请填写名称', '请选择是否网络经营']);
  expect(document.activeElement).toBe(wrapper.get('.k-error-summary').element);
  expect(document.title).toMatch(/^错误：/);
  expect(wrapper.findAll('.k-error-summary a').map((link) => link.attributes('href'))).toEqual([
    '#f-name',
    '#f-online',
  ]);
  const control = wrapper.get('#f-name');
  expect(control.attributes('aria-invalid')).toBe('true');
  expect(control.attributes('aria-describedby')).toBe('f-name-error');
  expect(wrapper.get('#f-name-error').text()).toBe('错误：请填写名称');
  await wrapper.get('.k-error-summary a').trigger('click');
  expect(document.activeElement).toBe(control.element);
  expect(here.saved).toEqual([]);
});

test('at the field the sentence goes when the answer is right; the summary stays until the next try', async () => {
  const { wrapper, summary, next, fill } = await openWizard(world());
  await next();
  await fill('f-name', '云溪小吃店');
  expect(wrapper.find('#f-name-error').exists()).toBe(false);
  expect(summary()).toHaveLength(2);
});

test('going on saves the draft under its revision and moves to the next page’s heading', async () => {
  const here = world();
  const { fill, choose, next, heading, router, wrapper } = await openWizard(here);
  await fill('f-name', ' 云溪小吃店 ');
  await choose('f-online-1');
  await next();
  expect(here.saved).toEqual([{ answers: { name: '云溪小吃店', online: false }, step: 'one', revision: 7 }]);
  expect(heading()).toBe('步骤two');
  expect(router.currentRoute.value.query.step).toBe('two');
  expect(document.activeElement).toBe(wrapper.get('h1').element);
  await fill('f-opened', '2020');
  await next();
  expect(here.saved).toHaveLength(1);
  await fill('f-opened-month', '1');
  await fill('f-opened-day', '1');
  await next();
  expect(here.saved.at(-1)).toMatchObject({ revision: 8, answers: { opened: '2020-01-01' } });
});

test('a draft is taken up where it was left, and no page can be reached before those in front of it', async () => {
  const draft = { answers: { name: '店', online: false } };
  expect((await openWizard({ ...world(), ...draft }, '/apply?step=two')).heading()).toBe('步骤two');
  expect((await openWizard({ ...world(), ...draft }, '/apply?step=check')).heading()).toBe('步骤two');
  expect((await openWizard(world(), '/apply?step=three')).heading()).toBe('步骤one');
});

test('a hidden question is not asked, and what was typed into it is not sent', async () => {
  const { choose, next, wrapper, sent, settle } = await openWizard(
    { ...world(), answers: { ...whole, online: true, site: 'example.cn' } },
    '/apply?step=one',
  );
  await choose('f-online-1');
  await next();
  expect(wrapper.find('#f-site').exists()).toBe(false);
  await next();
  await next();
  expect(wrapper.text()).not.toContain('example.cn');
  await wrapper.get('form').trigger('submit');
  await settle();
  expect(sent).toEqual([whole]);
});

test('an answer is changed from the check page, and the way back is straight', async () => {
  const { router, wrapper, fill, next, heading, settle } = await openWizard(
    { ...world(), answers: whole },
    '/apply?step=check',
  );
  expect(heading()).toBe('请核对您填写的内容');
  const rows = wrapper.findAll('.k-summary__row').map((row) => row.text().replace(/\s+/g, ' '));
  expect(rows[0]).toContain('名称');
  expect(rows[2]).toContain('2020年1月1日');
  expect(rows[3]).toContain('未填写');
  await wrapper.get('.k-summary__change a').trigger('click');
  await settle();
  expect(heading()).toBe('步骤one');
  expect(document.activeElement?.id).toBe('f-name');
  await fill('f-name', '新店');
  await next();
  expect(heading()).toBe('请核对您填写的内容');
  expect(router.currentRoute.value.query.from).toBeUndefined();
  expect(wrapper.text()).toContain('新店');
});

test('a change that opens a new question leads to it before it leads back', async () => {
  const { wrapper, choose, fill, next, heading, settle } = await openWizard(
    { ...world(), answers: whole },
    '/apply?step=check',
  );
  await wrapper.findAll('.k-summary__change a')[1]!.trigger('click');
  await settle();
  await choose('f-online');
  await next();
  expect(heading()).toBe('步骤two');
  await fill('f-site', 'example.cn');
  await next();
  expect(heading()).toBe('请核对您填写的内容');
});

test('what the server finds wrong stands at its field, on its page', async () => {
  const { set, wrapper, summary, heading, fill, next } = await openWizard(
    { ...world(), answers: { ...whole, managers: [{ person: '王明' }, { person: '李红' }] } },
    '/apply?step=check',
  );
  await set({
    errors: [
      { pointer: '/managers/1/person', message: '此人在其他单位任职' },
      { pointer: '/name', message: '该名称已被使用' },
    ],
  });
  expect(heading()).toBe('步骤three');
  expect(summary()).toEqual(['管理人员 2：此人在其他单位任职']);
  expect(wrapper.get('#f-managers-1-person').attributes('aria-invalid')).toBe('true');
  await fill('f-managers-1-person', '赵四');
  await next();
  expect(heading()).toBe('步骤one');
  expect(summary()).toEqual(['该名称已被使用']);
  await fill('f-name', '别的名称');
  await next();
  expect(heading()).toBe('请核对您填写的内容');
  expect(summary()).toEqual([]);
});

test('a refusal that belongs to no field is said on top of the page', async () => {
  const { set, summary, heading } = await openWizard({ ...world(), answers: whole }, '/apply?step=check');
  await set({ errors: [{ pointer: '', message: '您已提交过相同的申请' }] });
  expect(heading()).toBe('请核对您填写的内容');
  expect(summary()).toEqual(['您已提交过相同的申请']);
});

test('a save that fails keeps the page and says so; trying again goes on', async () => {
  const here = world();
  const { fill, choose, next, heading, wrapper, settle } = await openWizard(here);
  await fill('f-name', '店');
  await choose('f-online-1');
  here.failure = new TypeError('offline');
  await next();
  expect(heading()).toBe('步骤one');
  expect(wrapper.get('.k-notice').text()).toContain('网络已断开');
  here.failure = undefined;
  await wrapper.get('.k-notice button').trigger('click');
  await settle();
  expect(heading()).toBe('步骤two');
});

test('leaving saves what was typed; only if that fails is one asked', async () => {
  const here = world();
  const { fill, router } = await openWizard(here);
  const ask = vi.spyOn(window, 'confirm').mockReturnValue(false);
  const warned = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(warned()).toBe(false);
  await fill('f-name', '店');
  expect(warned()).toBe(true);
  here.failure = new TypeError('offline');
  await router.push('/elsewhere');
  expect(ask).toHaveBeenCalledOnce();
  expect(router.currentRoute.value.path).toBe('/apply');
  here.failure = undefined;
  await router.push('/elsewhere');
  expect(router.currentRoute.value.path).toBe('/elsewhere');
  expect(here.saved.at(-1)!.answers).toEqual({ name: '店' });
  expect(ask).toHaveBeenCalledOnce();
});

const prefilled = documentOf({
  one: {
    code: field('代码', {
      format: 'credit-code',
      'x-prefill': { attribute: 'organization_number', locked: true },
    }),
    phone: field('电话', { format: 'mobile', 'x-prefill': { attribute: 'person_mobile' } }),
    number: field('号码', { format: 'id-number', 'x-sensitive': true }),
  },
});

test('what is known is filled in with its source; what is locked cannot be changed', async () => {
  const { wrapper, fill, next, sent, settle } = await openWizard({
    ...world(),
    document: prefilled,
    answers: { code: 'forged', number: '370281199001010010' },
    known: {
      '/code': { value: '92370281MA3E0Q7K45', source: '营业执照' },
      '/phone': { value: '13812345678' },
    },
  });
  expect(wrapper.find('input#f-code').exists()).toBe(false);
  expect(wrapper.get('#f-code').text()).toBe('92370281MA3E0Q7K45');
  expect(wrapper.text()).toContain('来自营业执照，不能在此修改');
  expect(wrapper.text()).toContain('来自您的账户信息');
  await fill('f-phone', '139 1234 5678');
  await next();
  expect(wrapper.text()).toContain('370281********0010');
  expect(wrapper.findAll('.k-summary__change')).toHaveLength(2);
  await wrapper.get('.check button').trigger('click');
  expect(wrapper.text()).toContain('370281 19900101 0010');
  await wrapper.get('form').trigger('submit');
  await settle();
  expect(sent[0]).toEqual({
    code: '92370281MA3E0Q7K45',
    phone: '13912345678',
    number: '370281199001010010',
  });
});

test('everything is said in the reader’s language, at once', async () => {
  const { wrapper, next, heading, settle } = await openWizard(world());
  await next();
  await chooseLocale('en');
  await settle();
  expect(heading()).toBe('Step one');
  expect(wrapper.get('.k-steps').text()).toContain('Step 1 of 4');
  await next();
  expect(wrapper.get('.k-error-summary').text()).toContain('Enter an answer for “名称 (en)”');
});

test('a submission on its way is not sent twice', async () => {
  const { wrapper, sent, settle } = await openWizard(
    { ...world(), answers: whole, busy: true },
    '/apply?step=check',
  );
  await wrapper.get('form').trigger('submit');
  await settle();
  expect(sent).toEqual([]);
});
