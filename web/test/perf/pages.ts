/**
 * bench/figures/pages: how Lighthouse judges a phone's view of the public pages of a demo city, and how much a first
 * visit carries. `node pages.ts FOLDER [REPORTS]`; REPORTS keeps what Lighthouse said in full.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import lighthouse from 'lighthouse';
import { bytesOf } from '../../tools/first-load.ts';
import { launch } from '../e2e/browser.ts';
import { openCity, type City } from '../e2e/city.ts';

const runs = 3;
const port = 9222 + (process.pid % 1000);
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const atLeast = '95 / 100 / 95 / 95';

/** Scores by category, and what the machine was worth during the visit. */
interface Visit {
  scores: number[];
  benchmark: number;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const [folder, reports] = process.argv.slice(2);
if (!folder) throw new Error('pages FOLDER [REPORTS]');

/** One visit in a browser that has seen nothing before. */
async function visit(name: string, address: string, cookie?: string): Promise<Visit> {
  const browser = await launch(`--remote-debugging-port=${port}`);
  try {
    const [key, value] = cookie?.split('=') ?? [];
    // Lighthouse opens its page in the browser's own context, which Playwright reaches by this session alone.
    const own = await browser.newBrowserCDPSession();
    if (key) await own.send('Storage.setCookies', { cookies: [{ name: key, value: value!, url: address }] });
    const result = await lighthouse(address, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: [...categories],
    });
    if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? 'no report');
    const seen = result.lhr.finalDisplayedUrl;
    if (seen !== address) throw new Error(`${address} led to ${seen}`);
    if (reports) {
      await mkdir(reports, { recursive: true });
      await writeFile(join(reports, `${name}.json`), String(result.report));
    }
    return {
      scores: categories.map((key) => Math.round(100 * (result.lhr.categories[key]!.score ?? 0))),
      benchmark: result.lhr.environment.benchmarkIndex,
    };
  } finally {
    await browser.close();
  }
}

async function row(name: string, address: string, cookie?: string): Promise<void> {
  const all: Visit[] = [];
  for (let run = 0; run < runs; ++run) all.push(await visit(`${name}-${run}`, address, cookie));
  const here = categories.map((_, index) => median(all.map(({ scores }) => scores[index]!)));
  console.log([`Lighthouse on a phone: ${name}`, here.join(' / '), atLeast].join('\t'));
  const index = median(all.map(({ benchmark }) => benchmark));
  console.log([`Lighthouse on a phone: ${name}, benchmark index`, index, '1500'].join('\t'));
}

interface Browsing {
  cookie: string;
  csrf: string;
}

async function ask<Answer>(
  city: City,
  path: string,
  body?: object,
  as?: Browsing,
): Promise<[Answer, Response]> {
  const response = await fetch(city.base + path, {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      ...(as && { Cookie: as.cookie, 'X-CSRF-Token': as.csrf }),
    },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return [(await response.json()) as Answer, response];
}

/** A citizen who is filling in a form: his cookie, and where he is. */
async function writer(city: City, item: string): Promise<{ cookie: string; path: string }> {
  const citizen = (await city.people()).find(
    ({ capacities }) => capacities.length === 1 && capacities[0]?.role === 'citizen',
  );
  if (!citizen) throw new Error('the demo has no citizen');
  const { login, password } = citizen;
  const [{ csrf }, response] = await ask<{ csrf: string }>(city, '/api/session', { login, password });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ');
  const [{ id }] = await ask<{ id: string }>(city, '/api/cases', { item }, { cookie, csrf });
  return { cookie, path: `/apply/${item}?draft=${id}` };
}

const city = await openCity(folder);
try {
  const [{ items }] = await ask<{ items: { code: string; online: boolean; audiences: string[] }[] }>(
    city,
    '/api/items?limit=100',
  );
  const item = items.find(({ online, audiences }) => online && audiences.includes('person'))?.code;
  if (!item) throw new Error('nobody can apply for anything');
  const { cookie, path } = await writer(city, item);
  await row('home', `${city.base}/`);
  await row('guide', `${city.base}/items/${item}`);
  await row('form', city.base + path, cookie);
} finally {
  await city.stop();
}
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const kib = (await bytesOf(dist, 'index.html')) / 1024;
console.log(`portal: first load\t${kib.toFixed(1)} KiB gz\t<= 100 KiB gz`);
