import { expect, test, vi } from 'vitest';
import type { Sending } from '@/lib/uploads';
import type { Property } from '../profile';
import { documentOf, field, openWizard, world } from '../testing';
import { typedMoney, typedNumber, moneyText } from './numbers';
import { levelOf, parentsOf, regionName } from './regions';

const one = (property: Property, required = true) =>
  documentOf({ one: { a: property } }, required ? ['a'] : []);

async function open(property: Property, given: object = {}) {
  const here = world();
  const wizard = await openWizard({ ...here, document: one(property), ...given });
  /** What would be saved now. */
  const answer = async () => {
    await wizard.next();
    return here.saved.at(-1)?.answers.a;
  };
  return { ...wizard, here, answer };
}

test('numbers are read as people write them, and what is no number stays as it was typed', () => {
  expect(typedNumber(' 1,200 ')).toBe(1200);
  expect(typedNumber('５６．５')).toBe(56.5);
  expect(typedNumber('12.')).toBe('12.');
  expect(typedNumber('三')).toBe('三');
  expect(typedNumber('')).toBe('');
  expect(typedMoney('0.1')).toBe(10);
  expect(typedMoney('￥1,234.5元')).toBe(123450);
  expect(typedMoney('-3')).toBe(-300);
  expect(typedMoney('1.234')).toBe('1.234');
  expect(moneyText(123450)).toBe('1,234.50');
  expect(moneyText(120000)).toBe('1,200');
  expect(moneyText('abc')).toBe('abc');
});

test('a number keeps what is being typed and is stored as a number', async () => {
  const { fill, wrapper, answer } = await open(
    field('面积', { type: 'number', 'x-unit': { zh: '平方米', en: 'm²' } }),
  );
  expect(wrapper.get('label').text()).toBe('面积（平方米）');
  await fill('f-a', '12.');
  expect((wrapper.get('#f-a').element as HTMLInputElement).value).toBe('12.');
  await fill('f-a', '12.50');
  expect((wrapper.get('#f-a').element as HTMLInputElement).value).toBe('12.50');
  expect(await answer()).toBe(12.5);
});

test('money is typed in yuan and stored in fen', async () => {
  const { fill, wrapper, answer } = await open(field('资金', { type: 'integer', format: 'money' }));
  expect(wrapper.get('label').text()).toBe('资金（元）');
  await fill('f-a', '1,200.05');
  expect(await answer()).toBe(120005);
});

test('a citizen’s number is shown in parts when it is left', async () => {
  const { fill, wrapper, answer } = await open(field('号码', { format: 'id-number' }));
  await fill('f-a', '11010519491231002x');
  await wrapper.get('#f-a').trigger('focusout');
  expect((wrapper.get('#f-a').element as HTMLInputElement).value).toBe('110105 19491231 002X');
  expect(await answer()).toBe('11010519491231002X');
});

test('choices are radios up to seven, a list beyond; several are boxes', async () => {
  const names = (codes: string[]) => Object.fromEntries(codes.map((code) => [code, { zh: code, en: code }]));
  const few = ['a', 'b'];
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const radios = await open(field('种类', { enum: few, 'x-names': names(few) }));
  expect(radios.wrapper.findAll('input[type=radio]')).toHaveLength(2);
  expect(radios.wrapper.get('fieldset legend').text()).toBe('种类');
  await radios.choose('f-a-1');
  expect(await radios.answer()).toBe('b');
  const list = await open(field('种类', { enum: many, 'x-names': names(many) }));
  await list.wrapper.get('select').setValue('h');
  expect(await list.answer()).toBe('h');
  const boxes = await open(
    field('种类', { type: 'array', items: { type: 'string', enum: few }, 'x-names': names(few) }),
  );
  await boxes.choose('f-a');
  await boxes.choose('f-a-1');
  expect(await boxes.answer()).toEqual(['a', 'b']);
});

test('a commitment is a box that has to be ticked', async () => {
  const { choose, summary, answer } = await open(
    field('本人承诺', { type: 'boolean', const: true, 'x-widget': 'checkbox' }),
  );
  expect(await answer()).toBeUndefined();
  expect(summary()).toEqual(['请勾选“本人承诺”']);
  await choose('f-a');
  expect(await answer()).toBe(true);
});

test('a text of many lines says how much may still be written, by characters', async () => {
  const { fill, wrapper } = await open(field('说明', { maxLength: 5, 'x-widget': 'textarea' }));
  await fill('f-a', '𠮷野');
  expect(wrapper.text()).toContain('还可以输入 3 个字');
});

const places: Record<string, { code: string; name: string }[]> = {
  '370281': [
    { code: '370281001', name: '阜安街道' },
    { code: '370281006', name: '三里河街道' },
  ],
  '370281006': [{ code: '370281006001', name: '北三里河社区' }],
};

test('a division is chosen from the larger to the smaller, and is restored from its code', async () => {
  const here = world();
  here.ports.regions = { root: '370281', parts: async (code) => places[code] ?? [] };
  const property = field('地区', { format: 'region', 'x-region': { level: 'village' } });
  const { wrapper, settle, next, summary, heading } = await openWizard({ ...here, document: one(property) });
  const lists = () => wrapper.findAll('select');
  expect(wrapper.get('label').text()).toBe('镇（街道）');
  await lists()[0]!.setValue('370281006');
  await settle();
  await next();
  expect(summary()).toEqual(['地区应选择到村（社区）']);
  expect(
    lists()[1]!
      .findAll('option')
      .map((option) => option.text()),
  ).toEqual(['请选择', '北三里河社区']);
  await lists()[1]!.setValue('370281006001');
  await next();
  expect(here.saved.at(-1)!.answers).toEqual({ a: '370281006001' });
  expect(heading()).toBe('请核对您填写的内容');
  expect(wrapper.text()).toContain('三里河街道 北三里河社区');
  await wrapper.get('.k-summary__change a').trigger('click');
  await settle();
  expect(lists().map((list) => (list.element as HTMLSelectElement).value)).toEqual([
    '370281006',
    '370281006001',
  ]);
  await lists()[0]!.setValue('370281001');
  await settle();
  expect(lists()).toHaveLength(1);
});

test('a list of divisions that did not come can be asked for again', async () => {
  const here = world();
  const parts = vi.fn().mockRejectedValueOnce(new TypeError('offline')).mockResolvedValue(places['370281']);
  here.ports.regions = { root: '370281', parts };
  const { wrapper, settle } = await openWizard({
    ...here,
    document: one(field('地区', { format: 'region' })),
  });
  expect(wrapper.get('[role=alert]').text()).toContain('区划没有加载成功');
  await wrapper.get('[role=alert] button').trigger('click');
  await settle();
  expect(wrapper.findAll('option')).toHaveLength(3);
});

test('codes of divisions know their level and what is above them', async () => {
  expect(['370000', '370200', '370281', '370281006', '370281006001'].map(levelOf)).toEqual([
    'province',
    'city',
    'county',
    'town',
    'village',
  ]);
  expect(parentsOf('370281006001', '370281')).toEqual(['370281006']);
  expect(parentsOf('370281006001', '')).toEqual(['370000', '370200', '370281', '370281006']);
  expect(parentsOf('', '370281')).toEqual([]);
  const port = { root: '370281', parts: async (code: string) => places[code] ?? [] };
  expect(await regionName('370281006001', port)).toBe('三里河街道 北三里河社区');
  expect(await regionName('370281999', port)).toBe('370281999');
});

test('items are added and removed, and the focus goes where the eye does', async () => {
  const { wrapper, fill, here, next, settle } = await open(
    field('人员', {
      type: 'array',
      maxItems: 2,
      'x-noun': { zh: '人员', en: 'person' },
      items: { type: 'object', required: ['name'], properties: { name: field('姓名') } },
    }),
  );
  const buttons = () => wrapper.findAll('form button').map((button) => button.text());
  const press = async (name: string) => {
    await wrapper
      .findAll('form button')
      .find((button) => button.text() === name)!
      .trigger('click');
    await settle();
  };
  await press('添加人员');
  expect(document.activeElement?.textContent).toContain('人员 1（共 1 项）');
  await fill('f-a-0-name', '王明');
  await press('添加人员');
  await fill('f-a-1-name', '李红');
  expect(buttons()).not.toContain('添加人员');
  expect(wrapper.text()).toContain('最多 2 项');
  await press('移除人员 1');
  expect(document.activeElement?.textContent).toContain('人员 1（共 1 项）');
  expect(wrapper.get('[role=status]').text()).toBe('已移除人员 1');
  expect((wrapper.get('#f-a-0-name').element as HTMLInputElement).value).toBe('李红');
  await next();
  expect(here.saved.at(-1)!.answers).toEqual({ a: [{ name: '李红' }] });
});

/** A file that stops halfway the first time. */
function halting(id: string): Sending {
  let tries = 0;
  return {
    async run(onProgress) {
      tries += 1;
      onProgress(0.5);
      if (tries === 1) throw new TypeError('offline');
      return id;
    },
  };
}

async function choose(input: HTMLInputElement, files: File[]): Promise<void> {
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change'));
}

const papers = (most: number) =>
  field('平面图', {
    type: 'array',
    maxItems: most,
    items: { type: 'string', format: 'file' },
    'x-file': { kinds: ['pdf', 'jpg'], max_mb: 1, held: 'business-licence' },
  });

test('a file is sent at once; one that stops can be sent on, and keeps the step until it has arrived', async () => {
  const here = world();
  here.ports.files = { send: (file) => halting(file.name === 'a.pdf' ? '01j8zq4w9k3fd' : '01j8zq4w9k3fe') };
  const { wrapper, settle, next, summary, heading } = await openWizard({ ...here, document: one(papers(2)) });
  const input = wrapper.get('#f-a').element as HTMLInputElement;
  expect(input.accept).toBe('.pdf,.jpg,.jpeg');
  await choose(input, [new File(['x'], 'a.pdf')]);
  await settle();
  expect(wrapper.get('.files__entry').text()).toContain('上传中断');
  await next();
  expect(summary()).toEqual(['请上传平面图']);
  await wrapper.get('.files__entry button').trigger('click');
  await settle();
  expect(wrapper.get('.files__entry').text()).toContain('上传完成');
  await next();
  expect(here.saved.at(-1)!.answers).toEqual({ a: ['01j8zq4w9k3fd'] });
  expect(heading()).toBe('请核对您填写的内容');
  expect(wrapper.text()).toContain('a.pdf');
});

test('a second file that is still on its way keeps the step, too', async () => {
  const here = world();
  let arrive = () => {};
  here.ports.files = {
    known: { '01j8zq4w9k3fd': { name: '旧图.pdf', bytes: 2048 } },
    send: () => ({ run: () => new Promise((done) => (arrive = () => done('01j8zq4w9k3fe'))) }),
  };
  const { wrapper, settle, next, summary } = await openWizard({
    ...here,
    document: one(papers(2)),
    answers: { a: ['01j8zq4w9k3fd'] },
  });
  expect(wrapper.get('.files__entry').text()).toContain('旧图.pdf');
  await choose(wrapper.get('#f-a').element as HTMLInputElement, [new File(['x'], 'b.pdf')]);
  await settle();
  await next();
  expect(summary()).toEqual(['文件正在上传，请等待上传完成后再继续']);
  arrive();
  await settle();
  await next();
  expect(here.saved.at(-1)!.answers).toEqual({ a: ['01j8zq4w9k3fd', '01j8zq4w9k3fe'] });
});

test('files of another kind, too large, empty or too many are not sent', async () => {
  const here = world();
  const send = vi.fn(() => ({ run: async () => '01j8zq4w9k3fd' }));
  here.ports.files = { send };
  const { wrapper, settle } = await openWizard({ ...here, document: one(papers(1)) });
  const input = wrapper.get('#f-a').element as HTMLInputElement;
  const refused = async (file: File) => {
    await choose(input, [file]);
    await settle();
    return wrapper.find('#f-a-error').exists() ? wrapper.get('#f-a-error').text() : '';
  };
  expect(await refused(new File(['x'], 'a.exe'))).toContain('请选择 PDF、JPG 文件');
  expect(await refused(new File([], 'a.pdf'))).toContain('“a.pdf”是空文件');
  expect(await refused(new File([new Uint8Array(1024 * 1024 + 1)], 'a.pdf'))).toContain('超过 1 MB');
  expect(send).not.toHaveBeenCalled();
  expect(await refused(new File(['x'], '照片.JPEG'))).toBe('');
  expect(await refused(new File(['x'], 'b.pdf'))).toContain('最多上传 1 个文件');
  await wrapper.get('.files__entry button').trigger('click');
  await settle();
  expect(wrapper.find('.files__entry').exists()).toBe(false);
  expect(document.activeElement).toBe(input);
});

test('a material that the city holds is not asked for', async () => {
  const { wrapper, next, heading } = await open(papers(1), { held: ['business-licence'] });
  expect(wrapper.find('input[type=file]').exists()).toBe(false);
  expect(wrapper.text()).toContain('免于提交');
  await next();
  expect(heading()).toBe('请核对您填写的内容');
});
