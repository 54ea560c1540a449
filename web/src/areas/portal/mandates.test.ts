import { VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import FileDrop from '@/kit/FileDrop.vue';
import { addWords } from '@/lib/i18n';
import { mountWithRoutes } from '../../../test/mount';
import type { Mandate } from './api';
import MandateNew from './pages/MandateNew.vue';
import EvidenceField from './parts/EvidenceField.vue';
import MandateLine from './parts/MandateLine.vue';
import { words } from './routes';

beforeAll(() => addWords('portal', words));
afterEach(() => vi.unstubAllGlobals());

const one: Mandate = {
  id: '7',
  principal_type: 'person',
  principal_name: '王小明',
  agent_name: '李红',
  basis: 'entrusted',
  all_items: true,
  items: [],
  valid_from: '2026-11-26',
  valid_to: '2027-01-01',
  has_evidence: false,
  state: 'in_force',
  actions: ['revoke'],
  made_at: '2026-11-26T01:00:00.000000Z',
  version: 1,
};

async function writeDay(page: VueWrapper, id: string, day: [string, string, string]): Promise<void> {
  await page.get(id).setValue(day[0]);
  await page.get(`${id}-month`).setValue(day[1]);
  await page.get(`${id}-day`).setValue(day[2]);
}

test('the last day that somebody writes is still within the mandate', async () => {
  const asked: { valid_to?: string; all_items?: boolean }[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push((await request.json()) as object);
    return new Response(JSON.stringify(one), { headers: { 'Content-Type': 'application/json' } });
  });
  const page = await mountWithRoutes(MandateNew, { global: { plugins: [VueQueryPlugin] } });
  await page.get('input[value="all"]').setValue();
  await writeDay(page, '#f-valid_to', ['2026', '12', '31']);
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(asked[0]).toMatchObject({ valid_to: '2027-01-01', all_items: true });
});

test('a mandate shows its last day, and what the server lets one do about it', async () => {
  const line = await mountWithRoutes(MandateLine, { props: { of: one } });
  expect(line.text()).toContain('2026年12月31日');
  expect(line.text()).toContain('李红');
  expect(line.findAll('button').map((button) => button.text())).toEqual(['解除委托']);
  expect(line.findAll('a')).toEqual([]);
  await line.setProps({ of: { ...one, has_evidence: true } });
  expect(line.get('a').attributes('href')).toBe('/api/mandates/7/evidence');
  await line.setProps({ of: { ...one, state: 'revoked', actions: [] }, held: true });
  expect(line.text()).toContain('王小明');
  expect(line.findAll('button')).toEqual([]);
});

test('the signed paper goes with the mandate once it has been uploaded', async () => {
  const asked: [string, unknown][] = [];
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const path = typeof input === 'string' ? input : new URL(input.url).pathname;
    const json =
      typeof input === 'string' ? undefined : ((await input.json().catch(() => undefined)) as unknown);
    asked.push([path, json]);
    const body = path.startsWith('/api/uploads') ? { id: '9' } : one;
    return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
  });
  const page = await mountWithRoutes(MandateNew, { global: { plugins: [VueQueryPlugin] } });
  const paper = new File(['%PDF-1.4'], '委托书.pdf', { type: 'application/pdf' });
  page.getComponent(EvidenceField).getComponent(FileDrop).vm.$emit('files', [paper]);
  await vi.waitFor(() => expect(page.text()).toContain('委托书.pdf'));
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(asked.map(([path]) => path)).toEqual([
    '/api/uploads',
    '/api/uploads/9/parts/1',
    '/api/uploads/9/completion',
    '/api/mandates',
  ]);
  expect(asked.at(-1)![1]).toMatchObject({ evidence: '9' });
});
