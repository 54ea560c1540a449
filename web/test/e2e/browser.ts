import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const launch = (...args: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.ATRIUM_CHROMIUM ?? '/usr/bin/chromium',
    args: [...quiet, ...args],
  });

export interface Screen {
  width: number;
  height: number;
}
export const phone: Screen = { width: 390, height: 844 };
export const desktop: Screen = { width: 1280, height: 900 };

/** A browser of one's own: cookies, storage, one page. Whatever the page complains of fails the story. */
export interface Seat {
  page: Page;
  complaints: string[];
}

// A refusal is an answer, and the browser writes every one of them into its console.
const isRefusal = (text: string) => /status of 4\d\d/.test(text);

export async function sit(browser: Browser, base: string, viewport: Screen): Promise<Seat> {
  const context = await browser.newContext({
    baseURL: base,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: viewport.width < 600,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !isRefusal(line.text())) complaints.push(line.text());
  });
  return { page, complaints };
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const pictures = process.env.ATRIUM_PICTURES;

/** Looks at the page as it stands: nothing beyond its sides, no barrier that axe can find, no complaint; a picture is kept. */
export async function look(seat: Seat, name: string): Promise<void> {
  const { page, complaints } = seat;
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond, `${name}: scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(told, `${name}: barriers`).toEqual([]);
  expect(complaints, `${name}: complaints of the browser`).toEqual([]);
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  const width = page.viewportSize()?.width;
  await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
}
