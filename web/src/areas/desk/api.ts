/** Everything that the staff's case work asks of the server. */
import { answer, api, ifMatch } from '@/lib/api/client';
import type { CommandHeaders } from '@/lib/api/command';
import type { Schemas, Told } from '@/lib/api/problem';
import type { FormDocument } from '@/forms/profile';

export type CaseSummary = Told<Schemas['cases.CaseSummary']>;
export type Case = Told<Schemas['cases.CaseView']>;
export type CaseItem = Told<Schemas['cases.CaseItem']>;
export type CaseMaterial = Case['materials'][number];
export type FileRef = CaseMaterial['files'][number];
export type Check = Case['checks'][number];
export type DefectCode = Schemas['cases.DefectLine']['code'];
export type Defect = Schemas['cases.Defect'];
export type Counts = Told<Schemas['cases.InboxCounts']>;
export type ListFilter = Omit<Schemas['cases.ListCases'], 'after' | 'limit'>;
export type Explanation = Told<Schemas['calendar.Deadline']>;
export type NoticeContent = Told<Schemas['cases.NoticeContent']>;

export const signIn = (body: Schemas['identity.SignIn'], headers: CommandHeaders) =>
  answer(api.POST('/api/session', { body, headers }));

export const chooseCapacity = (body: Schemas['identity.ChooseCapacity'], headers: CommandHeaders) =>
  answer(api.PUT('/api/session/capacity', { body, headers }));

export type AuthenticatorSecret = Told<Schemas['identity.AuthenticatorSecret']>;

export const beginAuthenticator = (body: Schemas['identity.BeginAuthenticator'], headers: CommandHeaders) =>
  answer(api.POST('/api/my/authenticator', { params: { header: headers }, body }));

export const confirmAuthenticator = (
  body: Schemas['identity.ConfirmAuthenticator'],
  headers: CommandHeaders,
) => answer(api.PUT('/api/my/authenticator', { params: { header: headers }, body }));

export const checkAtCounter = (body: Schemas['identity.CheckAtCounter'], headers: CommandHeaders) =>
  answer(api.POST('/api/realname-checks', { params: { header: headers }, body }));

const pageSize = 50;

export const inbox = (filter: ListFilter, after?: string, limit = pageSize) =>
  answer(api.GET('/api/desk/inbox', { params: { query: { ...filter, after, limit } } }));

export const organCases = (filter: ListFilter, after?: string, limit = pageSize) =>
  answer(api.GET('/api/desk/cases', { params: { query: { ...filter, after, limit } } }));

export const counts = () => answer(api.GET('/api/desk/counts'));

export const caseOf = (key: string) =>
  answer(api.GET('/api/cases/{case}', { params: { path: { case: key } } }));

export const itemOf = (key: string) =>
  answer(api.GET('/api/cases/{case}/item', { params: { path: { case: key } } }));

export const formOf = (item: CaseItem) => (item.form ?? undefined) as FormDocument | undefined;

export const notice = (key: string, id: string) =>
  answer(api.GET('/api/cases/{case}/notices/{notice}', { params: { path: { case: key, notice: id } } }));

export const clock = (key: string, id: string) =>
  answer(api.GET('/api/cases/{case}/clocks/{clock}', { params: { path: { case: key, clock: id } } }));

export const fileAddress = (key: string, file: string) =>
  `/api/cases/${encodeURIComponent(key)}/files/${encodeURIComponent(file)}`;

/** The form in full; the reason is written down. */
export const viewAnswers = (
  { key, ...body }: Schemas['cases.ViewAnswers'] & { key: string },
  headers: CommandHeaders,
) => answer(api.POST('/api/cases/{case}/answer-views', { params: { path: { case: key } }, headers, body }));

export const checkMaterial = (
  { key, material, ...body }: Schemas['cases.CheckMaterial'] & { key: string; material: string },
  headers: CommandHeaders,
) =>
  answer(
    api.PUT('/api/cases/{case}/checks/{material}', {
      params: { path: { case: key, material }, header: headers },
      body,
    }),
  );

/** What the acts on a case need beside its number and the version that was read. */
export interface ActInput {
  defects?: Defect[];
  declining?: Schemas['cases.ProposeDeclining'];
  opinion?: Schemas['cases.GiveOpinion'];
  grounds?: string;
  law?: string;
  delivery?: Schemas['cases.Deliver'];
}

export interface OnCase {
  key: string;
  version: number;
  input: ActInput;
}

const at = ({ key, version }: OnCase, headers: CommandHeaders) => ({
  params: { path: { case: key }, header: headers },
  headers: ifMatch(version),
});

const decide = (result: Schemas['cases.Decide']['result']) => (on: OnCase, headers: CommandHeaders) =>
  answer(
    api.POST('/api/cases/{case}/decision', {
      ...at(on, headers),
      body: { result, opinion: on.input.grounds ?? '', law: on.input.law },
    }),
  );

const opine = (step: 'examination' | 'proposal') => (on: OnCase, headers: CommandHeaders) =>
  answer(api.POST(`/api/cases/{case}/${step}`, { ...at(on, headers), body: on.input.opinion! }));

const tellDefects =
  (kind: 'supplement-notices' | 'revision-notices') => (on: OnCase, headers: CommandHeaders) =>
    answer(
      api.POST(`/api/cases/{case}/${kind}`, { ...at(on, headers), body: { defects: on.input.defects } }),
    );

const answerDeclining = (decline: boolean) => (on: OnCase, headers: CommandHeaders) =>
  answer(
    api.PUT('/api/cases/{case}/declining', {
      ...at(on, headers),
      body: { decline, opinion: on.input.grounds },
    }),
  );

/** By the names of the server's `actions`. */
export const perform = {
  receive: (on: OnCase, headers: CommandHeaders) =>
    answer(api.POST('/api/cases/{case}/receipt', at(on, headers))),
  accept: (on: OnCase, headers: CommandHeaders) =>
    answer(api.POST('/api/cases/{case}/acceptance', at(on, headers))),
  require_supplement: tellDefects('supplement-notices'),
  return_for_revision: tellDefects('revision-notices'),
  propose_declining: (on: OnCase, headers: CommandHeaders) =>
    answer(api.POST('/api/cases/{case}/declining', { ...at(on, headers), body: on.input.declining! })),
  decline: answerDeclining(true),
  keep: answerDeclining(false),
  confirm_withdrawal: (on: OnCase, headers: CommandHeaders) =>
    answer(api.POST('/api/cases/{case}/withdrawal-confirmation', at(on, headers))),
  take: (on: OnCase, headers: CommandHeaders) =>
    answer(api.POST('/api/cases/{case}/signing', at(on, headers))),
  examine: opine('examination'),
  propose: opine('proposal'),
  grant: decide('grant'),
  refuse: decide('refuse'),
  send_back: decide('send_back'),
  announce: (on: OnCase, headers: CommandHeaders) =>
    answer(api.POST('/api/cases/{case}/announcement', at(on, headers))),
  deliver: (on: OnCase, headers: CommandHeaders) =>
    answer(api.POST('/api/cases/{case}/delivery', { ...at(on, headers), body: on.input.delivery! })),
};

export type ActName = keyof typeof perform;

export const divisions = (within: string) =>
  answer(api.GET('/api/divisions', { params: { query: { within } } })).then(({ items }) => items);

export const demoPeople = () => answer(api.GET('/api/demo/people'));
