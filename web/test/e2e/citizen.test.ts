import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launch, look, phone, sit, type Seat } from './browser.ts';
import { openCity, type City, type DemoPerson } from './city.ts';
import { pointer as hand } from './hand.ts';
import { citizenNumber, pdf } from './papers.ts';

/**
 * Somebody new registers on her telephone, forgets her password, takes over a shop whose owner had appointed an operator,
 * confirms and then revokes the appointment, looks where she can go in person, and ends a session that she left open.
 */
let city: City;
let browser: Browser;
let people: DemoPerson[];
let papers: string;

beforeAll(async () => {
  [city, browser] = await Promise.all([openCity(), launch()]);
  people = await city.people();
  papers = await mkdtemp(join(tmpdir(), 'atrium-papers-'));
  await writeFile(join(papers, 'mandate.pdf'), pdf('mandate'));
});
afterAll(async () => {
  await browser?.close();
  await city?.stop();
  await rm(papers, { recursive: true, force: true });
});

const shop = '胶州市三里河餐饮店';
const lina = { name: '李娜', number: citizenNumber('37028119920315246'), mobile: '13955550101' };
const operator = { name: '王芳', number: citizenNumber('37028119850720348'), mobile: '13955550102' };
const firstPassword = 'river lamp stone';
const newPassword = 'paper boat morning';

const main = (page: Page) => page.getByRole('main');
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const button = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name });
const shownCode = async (page: Page) =>
  /验证码是 (\d{6})/.exec(
    await main(page)
      .getByText(/验证码是 \d{6}/)
      .innerText(),
  )![1]!;

async function openMenu(page: Page): Promise<void> {
  await hand.press(page.getByRole('button', { name: '菜单' }));
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await hand.fill(page.getByLabel('手机号码或证件号码'), login);
  await hand.fill(page.getByLabel('密码', { exact: true }), password);
  await hand.press(button(page, /^登录$/));
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

async function actFor(page: Page, name: string): Promise<void> {
  await page.goto('/capacity');
  await hand.tick(page.getByLabel(name));
  await hand.press(button(page, '以这个身份继续'));
  await page.waitForURL((url) => url.pathname !== '/capacity');
}

async function register({ page }: Seat, who: typeof lina): Promise<void> {
  await page.goto('/register');
  await hand.fill(page.getByLabel('姓名'), who.name);
  await hand.fill(page.getByLabel('公民身份号码'), who.number);
  await hand.fill(page.getByLabel('手机号码'), who.mobile);
  await hand.fill(page.getByLabel('设置密码'), firstPassword);
  await hand.tick(page.getByLabel(/^我同意/));
}

async function registerByCode(seat: Seat, who: typeof lina): Promise<void> {
  const { page } = seat;
  await register(seat, who);
  await hand.press(button(page, '发送验证码'));
  await hand.fill(page.getByLabel('验证码', { exact: true }), await shownCode(page));
  await hand.press(button(page, '注册'));
  await page.waitForURL((url) => url.pathname === '/');
}

async function signOut({ page }: Seat): Promise<void> {
  await openMenu(page);
  await hand.press(page.getByRole('banner').getByRole('button', { name: '退出' }).last());
  await page.getByRole('banner').getByRole('link', { name: '登录' }).last().waitFor();
}

async function forgetPassword(seat: Seat): Promise<void> {
  const { page } = seat;
  await page.goto('/sign-in');
  await hand.press(main(page).getByRole('link', { name: '忘记密码' }));
  await heading(page, '重设密码').waitFor();
  await hand.fill(page.getByLabel('手机号码'), lina.mobile);
  await look(seat, 'password');
  await hand.press(button(page, '发送验证码'));
  await hand.fill(page.getByLabel('验证码', { exact: true }), await shownCode(page));
  await hand.fill(page.getByLabel('新密码'), newPassword);
  await look(seat, 'password-code');
  await hand.press(button(page, '重设密码'));
  await heading(page, '密码已重设').waitFor();
  await look(seat, 'password-done');
}

/** Her mobile is asked after, and she is known one level better. */
async function raiseLevel(seat: Seat): Promise<void> {
  const { page } = seat;
  await page.goto('/my/sessions');
  await hand.press(main(page).getByRole('link', { name: '实名等级' }));
  await heading(page, '实名等级').waitFor();
  await look(seat, 'realname');
  await hand.press(button(page, '核验手机号码'));
  await main(page).getByText('手机号码核验一致，实名等级已提升为二级。').waitFor();
  await look(seat, 'realname-raised');
  await page.goto('/');
}

/** The owner appoints an operator, with the signed paper; answers the shop's identifier. */
async function appoint(): Promise<string> {
  const seat = await sit(browser, city.base, phone);
  const { page } = seat;
  const owner = people.find(({ capacities }) => capacities.some(({ name }) => name.zh === shop));
  if (!owner) throw new Error(`nobody stands for ${shop}`);
  await signIn(page, owner.login, owner.password);
  await actFor(page, shop);
  await page.goto('/my/mandates/new');
  await hand.fill(page.getByLabel('经办人姓名'), operator.name);
  await hand.fill(page.getByLabel('证件号码'), operator.number);
  await hand.tick(page.getByLabel('全部事项'));
  const lastDay = page.getByRole('group', { name: '截止日期' });
  for (const [index, part] of [String(new Date().getFullYear() + 1), '6', '30'].entries())
    await hand.fill(lastDay.getByRole('textbox').nth(index), part);
  await hand.attach(page.getByLabel(/^授权委托书/), [join(papers, 'mandate.pdf')]);
  await main(page).getByRole('status').getByText('mandate.pdf').waitFor();
  await look(seat, 'mandate-new');
  await hand.press(button(page, '确认委托'));
  await main(page).getByText('委托已登记。').waitFor();
  await look(seat, 'mandates');
  const paper = main(page).getByRole('link', { name: /查看授权委托书/ });
  const answer = await page.request.get((await paper.getAttribute('href'))!);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).toString()).toContain('(mandate)');
  const session = (await (await page.request.get('/api/session')).json()) as {
    capacity: { organization: string };
  };
  await page.context().close();
  return session.capacity.organization;
}

/** No page does this yet: a clerk writes down, by its route, that the shop has another representative. */
async function handOver(organization: string): Promise<void> {
  const clerk = people.find(({ capacities }) => capacities.some(({ role }) => role === 'window_clerk'))!;
  const code = (await city.people()).find(({ login }) => login === clerk.login)!.code!.code;
  const seat = await sit(browser, city.base, phone);
  const { request } = seat.page;
  const entered = await request.post('/api/session', {
    data: { login: clerk.login, password: clerk.password, code },
  });
  const { csrf } = (await entered.json()) as { csrf: string };
  const before = await request.get(`/api/organizations/${organization}`);
  const { version } = (await before.json()) as { version: number };
  const changed = await request.put(`/api/organizations/${organization}/legal-representative`, {
    data: {
      representative: { id_type: 'citizen_id', number: lina.number, name: lina.name },
      document: '变更登记〔2026〕3号',
    },
    headers: { 'X-CSRF-Token': csrf, 'If-Match': `"${version}"`, 'Idempotency-Key': 'hand-over' },
  });
  expect(changed.status(), await changed.text()).toBe(200);
  await seat.page.context().close();
}

async function settleMandate(seat: Seat): Promise<void> {
  const { page } = seat;
  await actFor(page, shop);
  await page.goto('/my/mandates');
  const line = main(page).getByRole('listitem').filter({ hasText: operator.name });
  await line.getByText('已中止').waitFor();
  await look(seat, 'mandate-suspended');
  await hand.press(line.getByRole('button', { name: '确认继续有效' }));
  await line.getByText('有效', { exact: true }).waitFor();
  await hand.press(line.getByRole('button', { name: '解除委托' }));
  await page.getByRole('dialog').waitFor();
  await look(seat, 'mandate-revoke');
  await hand.press(page.getByRole('dialog').getByRole('button', { name: '解除委托' }));
  await line.getByText('已解除').waitFor();
  await look(seat, 'mandate-revoked');
}

async function findPlace(seat: Seat): Promise<void> {
  const { page } = seat;
  await openMenu(page);
  await hand.press(page.getByRole('link', { name: '服务网点' }));
  await heading(page, '胶州市政务服务大厅').waitFor();
  await look(seat, 'places');
  await hand.fill(page.getByLabel('按名称或地址查找'), '铺集');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === '铺集');
  await heading(page, '胶州市政务服务大厅').waitFor({ state: 'detached' });
  const place = main(page).getByRole('listitem').filter({ hasText: '铺集镇便民服务中心' });
  expect(await place.getByRole('link').getAttribute('href')).toMatch(/^tel:0532-\d+$/);
  await look(seat, 'places-found');
}

async function endSession(seat: Seat): Promise<void> {
  const { page } = seat;
  const left = await sit(browser, city.base, phone);
  await signIn(left.page, lina.mobile, newPassword);
  await page.goto('/my/sessions');
  await main(page).getByText('本次登录').waitFor();
  await look(seat, 'sessions');
  await hand.press(button(page, /^退出这处登录/));
  await main(page)
    .getByText(/^已退出 .*上的登录。$/)
    .waitFor();
  await look(seat, 'sessions-ended');
  await left.page.goto('/my/sessions');
  await left.page.waitForURL((url) => url.pathname === '/sign-in');
  await left.page.context().close();
}

async function changePassword(seat: Seat): Promise<void> {
  const { page } = seat;
  await hand.press(main(page).getByRole('link', { name: '修改密码' }));
  await heading(page, '修改密码').waitFor();
  await hand.fill(page.getByLabel('原密码'), newPassword);
  await hand.fill(page.getByLabel('新密码'), 'short');
  await hand.press(button(page, '修改密码'));
  await main(page).getByRole('alert').first().waitFor();
  await look(seat, 'password-too-short');
  await hand.fill(page.getByLabel('新密码'), 'quiet garden bridge');
  await hand.press(button(page, '修改密码'));
  await main(page).getByText('密码已修改').waitFor();
  await look(seat, 'password-changed');
}

test('a citizen looks after her account, her mandates and her sessions on a phone, by touch', async () => {
  const seat = await sit(browser, city.base, phone);
  const { page } = seat;
  await register(seat, lina);
  await hand.press(button(page, '注册'));
  await main(page).getByRole('alert').first().waitFor();
  await look(seat, 'register-without-code');
  await registerByCode(seat, lina);
  await look(seat, 'registered');
  await raiseLevel(seat);
  await signOut(seat);
  await forgetPassword(seat);

  const other = await sit(browser, city.base, phone);
  await registerByCode(other, operator);
  await other.page.context().close();
  await handOver(await appoint());

  await signIn(page, lina.mobile, newPassword);
  await settleMandate(seat);
  await findPlace(seat);
  await endSession(seat);
  await changePassword(seat);
  await page.setViewportSize(desktop);
  for (const path of ['/my/password', '/my/realname', '/my/sessions', '/places']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(seat, `wide${path.replaceAll('/', '-')}`);
  }
  await page.context().close();
});
