/** Everything that the citizens' pages ask of the server. */
import { answer, api, ifMatch } from '@/lib/api/client';
import type { CommandHeaders } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/problem';

export type ItemSummary = Schemas['ItemSummary'];
export type Guide = Schemas['Guide'];
export type Limit = Schemas['Limit'];
export type Provenance = Schemas['Provenance'];
export type CaseSummary = Schemas['CaseSummary'];
export type Case = Schemas['Case'];
export type CaseState = Schemas['CaseState'];
export type Notice = Schemas['Notice'];
export type Capacity = Schemas['Capacity'];

export interface ItemFilter {
  q?: string;
  audience?: string;
  theme?: string;
  department?: string;
  online?: boolean;
  instant?: boolean;
}

export const items = (filter: ItemFilter, after?: string, limit = 20) =>
  answer(api.GET('/api/items', { params: { query: { ...filter, after, limit } } }));

export const itemFilters = () => answer(api.GET('/api/item-filters'));

export const guide = (code: string) => answer(api.GET('/api/items/{code}', { params: { path: { code } } }));

export const signIn = (body: Schemas['SignIn'], headers: CommandHeaders) =>
  answer(api.POST('/api/session', { body, headers }));

export const register = (body: Schemas['Registration'], headers: CommandHeaders) =>
  answer(api.POST('/api/accounts', { body, headers }));

export const askReset = (body: Schemas['ResetRequest'], headers: CommandHeaders) =>
  answer(api.POST('/api/password-resets', { body, headers }));

export const setPassword = (
  { id, ...body }: Schemas['NewPassword'] & { id: string },
  headers: CommandHeaders,
) => answer(api.PUT('/api/password-resets/{id}', { params: { path: { id } }, body, headers }));

export const capacities = () => answer(api.GET('/api/capacities'));

export const chooseCapacity = (body: Schemas['ChooseCapacity'], headers: CommandHeaders) =>
  answer(api.PUT('/api/session/capacity', { body, headers }));

export const myCases = (after?: string, limit = 20) =>
  answer(api.GET('/api/my/cases', { params: { query: { after, limit } } }));

export const caseOf = (number: string) =>
  answer(api.GET('/api/cases/{number}', { params: { path: { number } } }));

export const notice = (number: string, n: string) =>
  answer(api.GET('/api/cases/{number}/notices/{n}', { params: { path: { number, n } } }));

interface OnCase {
  number: string;
  version: number;
}

export const withdraw = (
  { number, version, ...body }: OnCase & Schemas['Withdraw'],
  headers: CommandHeaders,
) =>
  answer(
    api.POST('/api/cases/{number}/withdrawal', {
      params: { path: { number } },
      body,
      headers: { ...headers, ...ifMatch(version) },
    }),
  );

export const answerSupplement = (
  { number, version, ...body }: OnCase & Schemas['AnswerSupplement'],
  headers: CommandHeaders,
) =>
  answer(
    api.POST('/api/cases/{number}/supplement', {
      params: { path: { number } },
      body,
      headers: { ...headers, ...ifMatch(version) },
    }),
  );
