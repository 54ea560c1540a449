import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launch, look, phone, sit, type Seat } from './browser.ts';
import { openCity, type City, type DemoPerson } from './city.ts';
import { pointer as hand } from './hand.ts';
import { citizenNumber } from './papers.ts';

/**
 * The security administrator makes an account for somebody new; the administrator of an organ opens a window, appoints her
 * to it and registers a letter of authority; she signs in with the password that she was handed, makes one of her own, binds
 * an authenticator and stands before her inbox. What was given is taken back again; at a counter she is seen with her card.
 */
let city: City;
let browser: Browser;
let people: DemoPerson[];

beforeAll(async () => {
  [city, browser] = await Promise.all([openCity(), launch()]);
  people = await city.people();
});
afterAll(async () => {
  await browser?.close();
  await city?.stop();
});

const login = 'zhou.ning';
const newPassword = 'lantern ferry cloud';
const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const inDialog = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true });
const line = (page: Page, text: string) => main(page).getByRole('row').filter({ hasText: text });
const told = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();

/** A code works once, and the next one comes within half a minute. */
async function codeOf(who: string): Promise<string> {
  for (;;) {
    const { code } = (await city.people()).find((person) => person.login === who)!;
    if (code?.code) return code.code;
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** What an authenticator shows now (RFC 6238: SHA-1, half a minute, six digits). */
function totp(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  const at = digest[19]! & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function atWork(role: string, organ = ''): Promise<Seat> {
  const who = people.find(({ capacities }) =>
    capacities.some((one) => one.role === role && one.name.zh.includes(organ)),
  )!;
  const seat = await sit(browser, city.base, desktop);
  const { page } = seat;
  await page.goto('/desk/sign-in');
  await hand.fill(page.getByLabel('账号', { exact: true }), who.login);
  await hand.fill(page.getByLabel('密码', { exact: true }), who.password);
  await hand.fill(page.getByLabel('动态验证码'), await codeOf(who.login));
  await hand.press(page.getByRole('button', { name: /^登录$/ }));
  await page.waitForURL((url) => url.pathname !== '/desk/sign-in');
  return seat;
}

async function goTo(seat: Seat, path: string, title: string): Promise<void> {
  await seat.page.goto(path);
  await seat.page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** As it stands on the desk's screen and on a telephone. */
async function lookTwice(seat: Seat, name: string): Promise<void> {
  await look(seat, name);
  await seat.page.setViewportSize(phone);
  await look(seat, name);
  await seat.page.setViewportSize(desktop);
}

test('somebody new gets an account, a post at a window and written authority, and loses them again', async () => {
  const security = await atWork('sec_admin');
  await goTo(security, '/admin/accounts', '账号管理');
  await line(security.page, 'clerk11').waitFor();
  await lookTwice(security, 'admin-accounts');
  await hand.press(main(security.page).getByRole('button', { name: '开设工作人员账号' }));
  await hand.fill(security.page.getByLabel('姓名', { exact: true }), '周宁');
  await hand.fill(security.page.getByLabel('公民身份号码'), '370281199203152461');
  await hand.fill(security.page.getByLabel('手机号码', { exact: true }), '13955550201');
  await hand.fill(security.page.getByLabel('用户名', { exact: true }), login);
  await hand.press(inDialog(security.page, '开设工作人员账号'));
  await dialog(security.page).getByRole('link').first().waitFor(); // the check digit is wrong, and she is led to it
  await lookTwice(security, 'admin-account-refused');
  await hand.fill(security.page.getByLabel('公民身份号码'), citizenNumber('37028119920315246'));
  await hand.press(inDialog(security.page, '开设工作人员账号'));
  const password = await dialog(security.page).locator('.password').innerText();
  expect(password).toMatch(/^[0-9a-z]{16}$/);
  await lookTwice(security, 'admin-account-made');
  await hand.press(inDialog(security.page, '已交给本人'));
  await line(security.page, login).waitFor();

  const organ = await atWork('dept_admin');
  await goTo(organ, '/admin/windows', '窗口管理');
  await hand.press(main(organ.page).getByRole('button', { name: '新增窗口' }));
  await hand.fill(organ.page.getByLabel('窗口号', { exact: true }), 'B27');
  await hand.fill(organ.page.getByLabel('区域', { exact: true }), 'B区');
  await hand.fill(organ.page.getByLabel('位置', { exact: true }), '二楼东侧');
  await hand.press(inDialog(organ.page, '保存'));
  await told(organ.page, '窗口已新增');
  await line(organ.page, 'B27').waitFor();
  await lookTwice(organ, 'admin-windows');

  await goTo(organ, '/admin/posts', '岗位管理');
  await hand.press(main(organ.page).getByRole('button', { name: '任命岗位' }));
  await hand.fill(organ.page.getByLabel('用户名', { exact: true }), login);
  await hand.choose(organ.page.getByLabel('岗位', { exact: true }), '审批人');
  await hand.choose(organ.page.getByLabel('窗口'), 'B27 B区');
  await lookTwice(organ, 'admin-appointing');
  await hand.press(inDialog(organ.page, '任命岗位'));
  await told(organ.page, '岗位已任命');
  await line(organ.page, login).waitFor();
  await lookTwice(organ, 'admin-posts');

  await goTo(organ, '/admin/authorisations', '审批授权');
  await hand.press(main(organ.page).getByRole('button', { name: '登记授权书' }));
  await hand.choose(organ.page.getByLabel('被授权的审批人'), `周宁（${login}）`);
  await hand.fill(organ.page.getByLabel('授权书文号'), '胶审授〔2026〕88号');
  const to = dialog(organ.page).getByRole('group', { name: '终止日期' });
  for (const [part, value] of [
    ['年', '2099'],
    ['月', '1'],
    ['日', '1'],
  ] as const)
    await hand.fill(to.getByLabel(part, { exact: true }), value);
  await lookTwice(organ, 'admin-authorising');
  await hand.press(inDialog(organ.page, '登记授权书'));
  await told(organ.page, '授权书已登记');
  await line(organ.page, '胶审授〔2026〕88号').waitFor();
  await lookTwice(organ, 'admin-authorisations');

  const herself = await sit(browser, city.base, desktop);
  await herself.page.goto('/desk/sign-in');
  await hand.fill(herself.page.getByLabel('账号', { exact: true }), login);
  await hand.fill(herself.page.getByLabel('密码', { exact: true }), password);
  await hand.press(herself.page.getByRole('button', { name: /^登录$/ }));
  await herself.page.waitForURL((url) => url.pathname !== '/desk/sign-in');
  await lookTwice(herself, 'admin-first-sign-in');
  await hand.fill(herself.page.getByLabel('原密码'), password);
  await hand.fill(herself.page.getByLabel('新密码'), newPassword);
  await hand.press(main(herself.page).getByRole('button', { name: '修改密码' }));
  await herself.page.getByRole('heading', { name: '绑定身份验证器' }).waitFor();
  await hand.fill(herself.page.getByLabel('密码', { exact: true }), newPassword);
  await hand.press(main(herself.page).getByRole('button', { name: '下一步' }));
  await herself.page.getByRole('img', { name: '身份验证器的二维码' }).waitFor();
  await lookTwice(herself, 'admin-binding');
  const secret = await main(herself.page).locator('.secret').innerText();
  await hand.fill(herself.page.getByLabel('动态验证码'), totp(secret));
  await hand.press(main(herself.page).getByRole('button', { name: '完成绑定' }));
  await herself.page.getByRole('heading', { name: '选择工作身份' }).waitFor();
  await hand.press(main(herself.page).getByRole('button', { name: '进入' }));
  await herself.page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
  await lookTwice(herself, 'admin-her-inbox');

  await hand.press(line(organ.page, '胶审授〔2026〕88号').getByRole('button'));
  await hand.fill(organ.page.getByLabel('理由'), '工作调整');
  await hand.press(inDialog(organ.page, '撤销授权'));
  await told(organ.page, '授权已撤销');
  await goTo(organ, '/admin/posts', '岗位管理');
  await hand.press(line(organ.page, login).getByRole('button'));
  await hand.fill(organ.page.getByLabel('理由'), '工作调整');
  await hand.press(inDialog(organ.page, '终止任职'));
  await told(organ.page, '任职已终止');

  await goTo(security, '/admin/accounts', '账号管理');
  await hand.press(line(security.page, login).getByRole('button', { name: /^锁定/ }));
  await hand.fill(security.page.getByLabel('理由'), '离岗');
  await lookTwice(security, 'admin-locking');
  await hand.press(inDialog(security.page, '锁定'));
  await told(security.page, '账号已锁定');
  await line(security.page, login).getByText('已锁定').waitFor();

  const counter = await atWork('window_clerk');
  await goTo(counter, '/desk/counter', '窗口核验身份');
  await hand.fill(counter.page.getByLabel('姓名', { exact: true }), '周宁');
  await hand.fill(counter.page.getByLabel('公民身份号码'), citizenNumber('37028119920315246'));
  await hand.fill(counter.page.getByLabel('读卡记录号'), 'R-2026-0001');
  await lookTwice(counter, 'desk-counter');
  await hand.press(main(counter.page).getByRole('button', { name: '核验一致' }));
  await main(counter.page).getByText('周宁的身份已核验，实名等级为3级。').waitFor();
});

test('whoever lost the authority to decide is told so on the case, before he signs', async () => {
  const decider = await atWork('decider', '卫生健康局');
  await goTo(decider, '/desk/inbox', '待办');
  await hand.press(main(decider.page).getByRole('row').getByRole('link').first());
  await decider.page.getByRole('button', { name: /^准予/ }).waitFor();
  const warning = main(decider.page).getByText('您缺少作出决定的授权', { exact: true });
  expect(await warning.count()).toBe(0);

  const organ = await atWork('dept_admin', '卫生健康局');
  await goTo(organ, '/admin/authorisations', '审批授权');
  await hand.press(main(organ.page).getByRole('button', { name: /^撤销授权/ }));
  await hand.fill(organ.page.getByLabel('理由'), '工作调整');
  await hand.press(inDialog(organ.page, '撤销授权'));
  await told(organ.page, '授权已撤销');

  await decider.page.reload();
  await warning.waitFor();
  await main(decider.page)
    .getByText(/^缺少对.*授权书“.*”已终止。$/)
    .waitFor();
  await lookTwice(decider, 'desk-case-without-authority');
  await hand.press(main(decider.page).getByRole('link', { name: '查看我的授权' }));
  await decider.page.getByRole('heading', { name: '审批授权', level: 1 }).waitFor();
  await lookTwice(decider, 'desk-no-authorisation-left');
});
