import { expect, test } from 'vitest';
import { dueText, stagesOf, type CaseState, deskAddress } from './cases';

const due = { act_by: '2026-11-30', due_date: '2026-11-30', provisional: false };
const statesOf = (state: CaseState, stage: 'submit' | 'accept' | 'review' | 'decide' | 'deliver') =>
  stagesOf({ state, stage, submitted_at: '2026-11-16T01:12:44Z' }).map((one) => one.state);

test('a case on its way has done, present and coming stages', () => {
  expect(statesOf('in_review', 'review')).toEqual(['done', 'done', 'now', 'next', 'next']);
  expect(
    stagesOf({ state: 'in_review', stage: 'review', submitted_at: '2026-11-16T01:12:44Z' })[0]!.note,
  ).toBe('11月16日');
});

test('a case that ended early stops where it stood, and a closed one has done everything', () => {
  expect(statesOf('not_accepted', 'accept')).toEqual(['done', 'stopped', 'next', 'next', 'next']);
  expect(statesOf('closed', 'deliver')).toEqual(['done', 'done', 'done', 'done', 'done']);
});

test.each<[CaseState, string]>([
  ['supplement_required', '请在2026年11月30日前办理'],
  ['received', '2026年11月30日前告知是否受理'],
  ['in_review', '承诺2026年11月30日前办结'],
  ['closed', '办理已结束'],
  ['draft', '尚未提交'],
])('%s: %s', (state, text) => {
  expect(dueText({ state, ...due })).toBe(text);
});

test('a day beyond the loaded calendar is only expected', () => {
  expect(dueText({ state: 'accepted', ...due, provisional: true })).toBe('承诺2026年11月30日前办结（预计）');
});

test('staff address a case by its number, a draft by its identifier', () => {
  expect(deskAddress({ id: '7', number: '370281202611250001238' })).toBe('/desk/cases/370281202611250001238');
  expect(deskAddress({ id: '7', number: null })).toBe('/desk/cases/7');
});
