/** Everything that the citizens' pages ask of the server. */
import { answer, api, ifMatch } from '@/lib/api/client';
import type { CommandHeaders } from '@/lib/api/command';
import type { Schemas, Told } from '@/lib/api/problem';
import type { Answers, FormDocument } from '@/forms/profile';

export type ItemCard = Told<Schemas['catalog.ItemCard']>;
export type Guide = Told<Schemas['catalog.Guide']>;
export type Item = Guide['item'];
export type Material = Item['materials'][number];
export type Provenance = Material['provenance'];
export type CaseSummary = Told<Schemas['cases.CaseSummary']>;
export type Case = Told<Schemas['cases.CaseView']>;
export type Defect = NonNullable<Case['open_defects']>['defects'][number];
export type DemoPerson = Told<Schemas['identity.DemoPerson']>;
export type CodeSent = Told<Schemas['identity.CodeSent']>;
export type Mandate = Told<Schemas['identity.MandateView']>;
export type ServicePoint = Told<Schemas['outlets.ServicePointView']>;
export type NewMandate = Schemas['identity.GrantMandate'];
export type MaterialAnswer = Schemas['cases.MaterialAnswer'];

// ---- what the city offers ----

export interface ItemFilter {
  q?: string;
  audience?: 'person' | 'organization';
  theme?: string;
  department?: string;
}

export const items = (filter: ItemFilter, after?: string, limit = 20) =>
  answer(api.GET('/api/items', { params: { query: { ...filter, after, limit } } }));

export const themes = () => answer(api.GET('/api/themes'));

export const departments = () => answer(api.GET('/api/departments'));

export const guide = (code: string) => answer(api.GET('/api/items/{code}', { params: { path: { code } } }));

/** The form as it was published: a document of our own profile, checked when the item was published. */
export const form = async (code: string): Promise<FormDocument> =>
  (await answer(
    api.GET('/api/items/{code}/form', { params: { path: { code } } }),
  )) as unknown as FormDocument;

export const divisions = (within: string) =>
  answer(api.GET('/api/divisions', { params: { query: { within } } })).then(({ items }) => items);

// ---- where it serves ----

export const servicePoints = (q?: string, after?: string) =>
  answer(api.GET('/api/service-points', { params: { query: { q, after, limit: 20 } } }));

export const openWindows = (after?: string) =>
  answer(api.GET('/api/windows', { params: { query: { open: true, after, limit: 100 } } }));

// ---- oneself ----

export const signIn = (body: Schemas['identity.SignIn'], headers: CommandHeaders) =>
  answer(api.POST('/api/session', { body, headers }));

export const register = (body: Schemas['identity.Register'], headers: CommandHeaders) =>
  answer(api.POST('/api/accounts', { body, headers }));

export const askForCode = (body: Schemas['identity.AskForCode'], headers: CommandHeaders) =>
  answer(api.POST('/api/mobile-codes', { body, params: { header: headers } }));

export const chooseCapacity = (body: Schemas['identity.ChooseCapacity'], headers: CommandHeaders) =>
  answer(api.PUT('/api/session/capacity', { body, headers }));

export const askForReset = (body: Schemas['identity.AskForReset'], headers: CommandHeaders) =>
  answer(api.POST('/api/password-resets', { body, headers }));

export const resetPassword = (
  { id, ...body }: { id: string } & Schemas['identity.ResetPassword'],
  headers: CommandHeaders,
) => answer(api.PUT('/api/password-resets/{id}', { body, params: { path: { id }, header: headers } }));

export const mandates = (side: 'given' | 'held', after?: string) =>
  answer(api.GET('/api/mandates', { params: { query: { side, after, limit: 20 } } }));

export const grantMandate = (body: NewMandate, headers: CommandHeaders) =>
  answer(api.POST('/api/mandates', { body, params: { header: headers } }));

export const evidenceAddress = (mandate: string) => `/api/mandates/${mandate}/evidence`;

interface OnMandate {
  id: string;
  version: number;
}

const onMandate = ({ id, version }: OnMandate, headers: CommandHeaders) => ({
  params: { path: { id }, header: headers },
  headers: ifMatch(version),
});

export const revokeMandate = (at: OnMandate, headers: CommandHeaders) =>
  answer(api.PUT('/api/mandates/{id}/revocation', onMandate(at, headers)));

export const confirmMandate = (at: OnMandate, headers: CommandHeaders) =>
  answer(api.PUT('/api/mandates/{id}/confirmation', onMandate(at, headers)));

export const mySessions = (after?: string) =>
  answer(api.GET('/api/my/sessions', { params: { query: { after, limit: 20 } } }));

export const endSession = ({ id }: { id: string }, headers: CommandHeaders) =>
  answer(api.PUT('/api/my/sessions/{id}/end', { params: { path: { id }, header: headers } }));

export const demoPeople = () => answer(api.GET('/api/demo/people'));

// ---- the ledger ----

export const ledgerKeys = () => answer(api.GET('/api/ledger/keys'));

/** A proof file byte by byte: what is signed is its spelling. */
export async function proof(key: string, event: string): Promise<Uint8Array> {
  const params = { path: { case: key, event } };
  const bytes: unknown = await answer(
    api.GET('/api/cases/{case}/proofs/{event}', { params, parseAs: 'arrayBuffer' }),
  );
  return new Uint8Array(bytes as ArrayBuffer);
}

// ---- applications ----

export const myCases = (after?: string, limit = 20) =>
  answer(api.GET('/api/my/cases', { params: { query: { after, limit } } }));

export const myDrafts = () =>
  answer(api.GET('/api/my/cases', { params: { query: { state: 'draft', limit: 100 } } }));

export const caseOf = (key: string) =>
  answer(api.GET('/api/cases/{case}', { params: { path: { case: key } } }));

export const noticeOf = (key: string, notice: string) =>
  answer(api.GET('/api/cases/{case}/notices/{notice}', { params: { path: { case: key, notice } } }));

export const fileAddress = (key: string, file: string) => `/api/cases/${key}/files/${file}`;
export const proofAddress = (key: string, event: string) => `/api/cases/${key}/proofs/${event}`;

export const beginCase = (body: Schemas['cases.BeginCase'], headers: CommandHeaders) =>
  answer(api.POST('/api/cases', { body, params: { header: headers } }));

interface OnCase {
  /** Its number, or its identifier. */
  key: string;
  version: number;
}

const on = ({ key, version }: OnCase, headers: CommandHeaders) => ({
  params: { path: { case: key }, header: headers },
  headers: ifMatch(version),
});

export type Draft = Omit<Schemas['cases.SaveDraft'], 'answers'> & { answers?: Answers };

export const saveDraft = ({ key, version, ...body }: OnCase & Draft, headers: CommandHeaders) =>
  answer(api.PUT('/api/cases/{case}/draft', { body, ...on({ key, version }, headers) }));

export const discardDraft = (at: OnCase, headers: CommandHeaders) =>
  answer(api.DELETE('/api/cases/{case}/draft', on(at, headers)));

export const submit = ({ declared, ...at }: OnCase & { declared: boolean }, headers: CommandHeaders) =>
  answer(api.POST('/api/cases/{case}/submission', { body: { declared }, ...on(at, headers) }));

export const handIn = (
  { materials, ...at }: OnCase & { materials: MaterialAnswer[] },
  headers: CommandHeaders,
) => answer(api.POST('/api/cases/{case}/supplement', { body: { materials }, ...on(at, headers) }));

export const withdraw = ({ reason, ...at }: OnCase & { reason?: string }, headers: CommandHeaders) =>
  answer(api.POST('/api/cases/{case}/withdrawal', { body: { reason }, ...on(at, headers) }));

export const takeBackWithdrawal = (at: OnCase, headers: CommandHeaders) =>
  answer(api.DELETE('/api/cases/{case}/withdrawal', on(at, headers)));

export const raiseRealName = (headers: CommandHeaders) =>
  answer(api.PUT('/api/my/realname', { params: { header: headers } }));
