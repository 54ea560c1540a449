import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desktop, launch, look, phone, sit, type Screen, type Seat } from './browser.ts';
import { openCity, type City, type DemoPerson } from './city.ts';
import { keyboard, pointer, type Hand } from './hand.ts';
import { citizenNumber, pdf } from './papers.ts';

/**
 * The owner of an individual business applies for a food business licence, is asked once for what is missing, and follows
 * on an open page how others accept, examine, review, decide and deliver; then the decision's proof is checked twice.
 */
let city: City;
let browser: Browser;
let people: DemoPerson[];
let papers: string;

beforeAll(async () => {
  [city, browser] = await Promise.all([openCity(), launch()]);
  people = await city.people();
  papers = await mkdtemp(join(tmpdir(), 'atrium-papers-'));
  for (const name of ['licence', 'layout', 'rules', 'again'])
    await writeFile(join(papers, `${name}.pdf`), pdf(name));
});
afterAll(async () => {
  await browser?.close();
  await city?.stop();
  await rm(papers, { recursive: true, force: true });
});

const paper = (name: string) => join(papers, `${name}.pdf`);
const organ = '胶州市市场监督管理局';
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name });

async function signInAsOwner(seat: Seat, hand: Hand, shop: string): Promise<void> {
  const { page } = seat;
  const owner = people.find(({ capacities }) => capacities.some(({ name }) => name.zh === shop));
  if (!owner) throw new Error(`nobody stands for ${shop}`);
  await page.goto('/sign-in?back=/capacity');
  await hand.fill(page.getByLabel('手机号码或证件号码'), owner.login);
  await hand.fill(page.getByLabel('密码', { exact: true }), owner.password);
  await hand.press(button(page, /^登录$/));
  await heading(page, '您这次为谁办事？').waitFor();
  await look(seat, 'capacity');
  await hand.tick(page.getByLabel(shop));
  await hand.press(button(page, '以这个身份继续'));
  await page.waitForURL((url) => url.pathname !== '/capacity');
}

async function next(page: Page, hand: Hand, title: string): Promise<void> {
  await hand.press(button(page, '保存并继续'));
  await heading(page, title).waitFor();
}

async function no(page: Page, hand: Hand): Promise<void> {
  for (const answer of await page.getByRole('main').getByRole('radio', { name: '否', exact: true }).all())
    await hand.tick(answer);
}

async function fillForm(seat: Seat, hand: Hand): Promise<void> {
  const { page } = seat;
  const main = page.getByRole('main');
  await heading(page, '经营者信息').waitFor();
  await look(seat, 'apply-operator');
  const name = main.getByLabel('法定代表人（负责人）姓名');
  if (await name.isEditable()) await hand.fill(name, '张建国');
  await hand.fill(main.getByLabel('法定代表人（负责人）公民身份号码'), '370281198801019911');
  await hand.press(button(page, '保存并继续'));
  await main.getByRole('alert').first().waitFor();
  await look(seat, 'apply-wrong-number');
  await hand.fill(main.getByLabel('法定代表人（负责人）公民身份号码'), citizenNumber('37028119880101991'));
  await next(page, hand, '经营场所');
  await hand.choose(main.getByRole('combobox').first(), '阜安街道');
  await hand.fill(main.getByLabel('详细地址'), '郑州东路 12 号');
  await hand.fill(main.getByLabel(/^经营场所面积/), '42.5');
  await no(page, hand);
  await look(seat, 'apply-premises');
  await next(page, hand, '经营内容');
  await hand.tick(main.getByLabel('餐饮服务经营者'));
  await hand.tick(main.getByLabel('热食类食品制售'));
  await no(page, hand);
  await next(page, hand, '人员');
  await hand.fill(main.getByLabel(/^从业人员数/), '3');
  await hand.press(button(page, '添加食品安全管理人员'));
  await hand.fill(main.getByLabel(/^姓名/), '王小明');
  await hand.fill(main.getByLabel(/^公民身份号码/), citizenNumber('37028119880101991'));
  await hand.fill(main.getByLabel(/^手机号码/), '13900000002');
  await hand.tick(main.getByLabel('食品安全员', { exact: true }));
  await no(page, hand);
  await next(page, hand, '设备设施');
  await hand.press(button(page, '添加设备'));
  await hand.fill(main.getByLabel(/^名称/), '消毒柜');
  await hand.fill(main.getByLabel(/^数量/), '1');
  await hand.fill(main.getByLabel(/^安装位置/), '后厨');
  await look(seat, 'apply-equipment');
  await next(page, hand, '申请材料');
  for (const [label, file] of [
    ['营业执照', 'licence'],
    ['主要设备设施布局和操作流程', 'layout'],
    ['食品安全规章制度', 'rules'],
  ] as const) {
    await hand.attach(main.getByLabel(label).first(), [paper(file)]);
    await main.getByRole('list', { name: label }).getByText('上传完成').waitFor();
  }
  await look(seat, 'apply-materials');
  await next(page, hand, '申请人承诺');
  await hand.tick(main.getByRole('checkbox'));
  await next(page, hand, '请核对您填写的内容');
}

async function submit(seat: Seat, hand: Hand): Promise<string> {
  const { page } = seat;
  const main = page.getByRole('main');
  await look(seat, 'check-answers');
  if (!(await main.getByLabel('联系人手机号码').inputValue()))
    await hand.fill(main.getByLabel('联系人手机号码'), '13900000002');
  await hand.tick(main.getByLabel('窗口领取'));
  await hand.tick(main.getByLabel(/^我确认以上内容/));
  await hand.press(button(page, '提交申请'));
  await heading(page, '申请已提交').waitFor();
  await look(seat, 'submitted');
  const number = /\/cases\/(\d{21})\/submitted/.exec(page.url())?.[1];
  if (!number) throw new Error(`no number in ${page.url()}`);
  await hand.press(main.getByRole('link', { name: '查看办理进度' }));
  await heading(page, '已提交，等待预审').waitFor();
  return number;
}

/** A one-time code is good once: who has used this half minute's waits for the next. */
async function codeOf(login: string): Promise<string> {
  for (;;) {
    const code = (await city.people()).find((one) => one.login === login)?.code;
    if (!code) throw new Error(`${login} has no authenticator`);
    if (code.code) return code.code;
    await new Promise((resolve) => setTimeout(resolve, 1000 * code.seconds_left + 500));
  }
}

/** A member of the organ's staff at a desk of his own, with the case before him: all by keyboard. */
async function atDesk<T>(role: string, number: string, work: (seat: Seat) => Promise<T>): Promise<T> {
  const who = people.find(({ capacities }) =>
    capacities.some((one) => one.role === role && one.name.zh === organ),
  );
  if (!who) throw new Error(`${organ} has no ${role}`);
  const seat = await sit(browser, city.base, desktop);
  const { page } = seat;
  const hand = keyboard(page);
  await page.goto('/desk/sign-in');
  await hand.fill(page.getByLabel('账号', { exact: true }), who.login);
  await hand.fill(page.getByLabel('密码', { exact: true }), who.password);
  await hand.fill(page.getByLabel('动态验证码'), await codeOf(who.login));
  await hand.press(button(page, /^登录$/));
  await heading(page, '待办').waitFor();
  await page.goto(`/desk/cases/${number}`);
  await heading(page, '食品经营许可').waitFor();
  const result = await work(seat);
  await page.context().close();
  return result;
}

/** An act that asks for nothing, or whose form has been filled: its key, then the second one where it binds. */
async function act(
  page: Page,
  key: string,
  done: RegExp,
  confirm: boolean,
  form?: () => Promise<void>,
): Promise<void> {
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press(key);
  if (form) {
    await form();
    await page.keyboard.press('Control+Enter');
  }
  if (confirm) {
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('y');
  }
  await page.getByText(done).first().waitFor();
}

async function writeOpinion(page: Page, label: string, text: string): Promise<void> {
  await keyboard(page).fill(page.getByRole('textbox', { name: label, exact: true }), text);
}

async function supplement(seat: Seat, hand: Hand): Promise<void> {
  const { page } = seat;
  await hand.press(page.getByRole('main').getByRole('link', { name: '去补正' }));
  await heading(page, '补正材料').waitFor();
  await look(seat, 'supplement');
  await hand.attach(page.getByLabel('上传补正后的材料').first(), [paper('again')]);
  await page.getByRole('main').getByText('again.pdf').first().waitFor();
  await hand.press(button(page, '提交补正材料'));
  await heading(page, '已收到材料，等待受理').waitFor();
}

async function proofOf(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载证明文件' }).click(),
  ]);
  const file = join(papers, 'proof.json');
  await download.saveAs(file);
  return file;
}

async function verify(seat: Seat, hand: Hand): Promise<void> {
  const { page } = seat;
  await hand.press(page.getByRole('main').getByRole('link', { name: '核验这项决定' }));
  await page.getByText('核验通过').first().waitFor();
  await look(seat, 'verify');
  const file = await proofOf(page);
  const keys = (await (await fetch(`${city.base}/api/ledger/keys`)).json()) as { keys: string[] };
  const trusted = keys.keys.flatMap((key) => ['--key', key]);
  const good = await city.command('verify', file, ...trusted);
  expect(good.output).toContain('cases/grant');
  expect(good.code).toBe(0);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"granted"', '"refused"'));
  expect((await city.command('verify', file, ...trusted)).code).not.toBe(0);
}

async function story(screen: Screen, handOf: (page: Page) => Hand, shop: string): Promise<void> {
  const seat = await sit(browser, city.base, screen);
  const { page } = seat;
  const hand = handOf(page);
  const follows = (title: string) => heading(page, title).waitFor();

  await signInAsOwner(seat, hand, shop);
  await page.goto('/');
  await hand.fill(page.getByRole('searchbox').first(), '食品经营许可');
  await page.keyboard.press('Enter');
  await hand.press(page.getByRole('main').getByRole('link', { name: '食品经营许可', exact: true }).first());
  await hand.press(page.getByRole('main').getByRole('link', { name: '在线办理' }).first());
  await heading(page, '申请食品经营许可').waitFor();
  await look(seat, 'apply-start');
  await hand.press(button(page, '开始填写'));
  await fillForm(seat, hand);
  const number = await submit(seat, hand);
  await look(seat, 'case-submitted');

  await atDesk('window_clerk', number, async (desk) => {
    await look(desk, 'desk-case');
    await act(desk.page, 'c', /已收件/, false);
    await follows('已收到材料，等待受理');
    await act(desk.page, 's', /补正告知书已出具/, true, async () => {
      const first = desk.page.getByRole('group', { name: '需要补正的材料' }).getByRole('checkbox').first();
      await keyboard(desk.page).tick(first);
      await keyboard(desk.page).fill(desk.page.getByLabel('补正要求'), '营业执照复印件不清晰，请重新上传');
      await look(desk, 'desk-supplement');
    });
  });
  await follows('请补正材料');
  await look(seat, 'case-supplement');
  await supplement(seat, hand);

  await atDesk('window_clerk', number, (desk) => act(desk.page, 'a', /已受理/, true));
  await follows('已受理，等待审查');
  await atDesk('handler', number, async (desk) => {
    await act(desk.page, 't', /已签收/, false);
    await act(desk.page, 'e', /审查意见已提交/, false, () =>
      writeOpinion(desk.page, '审查意见', '经审查，材料齐全，符合条件，建议准予。'),
    );
  });
  await follows('正在审查');
  await atDesk('reviewer', number, (desk) =>
    act(desk.page, 'p', /已报请审批人决定/, false, () =>
      writeOpinion(desk.page, '审核意见', '同意承办意见。'),
    ),
  );
  await follows('审查完毕，等待决定');
  await atDesk('decider', number, (desk) =>
    act(desk.page, 'g', /已作出准予许可决定/, true, () => writeOpinion(desk.page, '审批意见', '准予许可。')),
  );
  await follows('申请已获准');
  await look(seat, 'case-granted');
  await verify(seat, hand);
  await page.goto(`/cases/${number}`);
  await atDesk('delivery_clerk', number, async (desk) => {
    await act(desk.page, 'l', /领取通知已发出/, true);
    await follows('结果已备好，可以领取');
    await act(desk.page, 'h', /已送达/, true, () =>
      keyboard(desk.page).fill(desk.page.getByRole('textbox', { name: '领取人姓名', exact: true }), '张建国'),
    );
  });
  await follows('已办结');
  await look(seat, 'case-closed');
  await page.context().close();
}

describe('a food business licence from the first question to the delivery', () => {
  test('on a phone, by touch', () => story(phone, () => pointer, '胶州市三里河餐饮店'));
  test('on a computer, by keyboard alone', () => story(desktop, keyboard, '胶州市大沽河农产品有限公司'));
});
