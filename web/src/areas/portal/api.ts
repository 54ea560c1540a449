/** Everything that the citizens' pages ask of the server. */
import { answer, api, ifMatch } from '@/lib/api/client';
import type { CommandHeaders } from '@/lib/api/command';
import type { Schemas, Told } from '@/lib/api/problem';
import { oldApi, type OldSchemas } from './old/client';

export type ItemSummary = OldSchemas['ItemSummary'];
export type Guide = OldSchemas['Guide'];
export type Limit = OldSchemas['Limit'];
export type Provenance = OldSchemas['Provenance'];
export type CaseSummary = Told<Schemas['cases.CaseSummary']>;
export type CaseState = CaseSummary['state'];
export type Case = Omit<OldSchemas['Case'], 'state'> & { state: CaseState };
export type Notice = OldSchemas['Notice'];

export interface ItemFilter {
  q?: string;
  audience?: string;
  theme?: string;
  department?: string;
  online?: boolean;
  instant?: boolean;
}

export const items = (filter: ItemFilter, after?: string, limit = 20) =>
  answer(oldApi.GET('/api/items', { params: { query: { ...filter, after, limit } } }));

export const itemFilters = () => answer(oldApi.GET('/api/item-filters'));

export const guide = (code: string) =>
  answer(oldApi.GET('/api/items/{code}', { params: { path: { code } } }));

export const signIn = (body: Schemas['identity.SignIn'], headers: CommandHeaders) =>
  answer(api.POST('/api/session', { body, headers }));

export const register = (body: Schemas['identity.Register'], headers: CommandHeaders) =>
  answer(api.POST('/api/accounts', { body, headers }));

export const askReset = (body: OldSchemas['ResetRequest'], headers: CommandHeaders) =>
  answer(oldApi.POST('/api/password-resets', { body, headers }));

export const setPassword = (
  { id, ...body }: OldSchemas['NewPassword'] & { id: string },
  headers: CommandHeaders,
) => answer(oldApi.PUT('/api/password-resets/{id}', { params: { path: { id } }, body, headers }));

export const chooseCapacity = (body: Schemas['identity.ChooseCapacity'], headers: CommandHeaders) =>
  answer(api.PUT('/api/session/capacity', { body, headers }));

export const myCases = (after?: string, limit = 20) =>
  answer(api.GET('/api/my/cases', { params: { query: { after, limit } } }));

export const caseOf = (number: string) =>
  answer(oldApi.GET('/api/cases/{number}', { params: { path: { number } } })) as Promise<Case>;

export const notice = (number: string, n: string) =>
  answer(oldApi.GET('/api/cases/{number}/notices/{n}', { params: { path: { number, n } } }));

interface OnCase {
  number: string;
  version: number;
}

export const withdraw = (
  { number, version, ...body }: OnCase & OldSchemas['Withdraw'],
  headers: CommandHeaders,
) =>
  answer(
    oldApi.POST('/api/cases/{number}/withdrawal', {
      params: { path: { number } },
      body,
      headers: { ...headers, ...ifMatch(version) },
    }),
  );

export const answerSupplement = (
  { number, version, ...body }: OnCase & OldSchemas['AnswerSupplement'],
  headers: CommandHeaders,
) =>
  answer(
    oldApi.POST('/api/cases/{number}/supplement', {
      params: { path: { number } },
      body,
      headers: { ...headers, ...ifMatch(version) },
    }),
  );
