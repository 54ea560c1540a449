/** What the administrators' pages ask of the server. */
import { answer, api, ifMatch } from '@/lib/api/client';
import type { CommandHeaders } from '@/lib/api/command';
import type { Schemas, Told } from '@/lib/api/problem';

export type VersionLine = Told<Schemas['catalog.VersionLine']>;
export type Version = Told<Schemas['catalog.VersionView']>;
export type VersionState = VersionLine['state'];
export type Item = Version['item'];
export type Doubt = Told<Schemas['identity.Doubt']>;
export type EventLine = Told<Schemas['audit.EventLine']>;
export type Organization = Told<Schemas['identity.OrganizationView']>;
export type Account = Told<Schemas['identity.AccountView']>;
export type Post = Told<Schemas['identity.PostView']>;
export type Window = Told<Schemas['identity.WindowView']>;
export type Authorisation = Told<Schemas['identity.AuthorisationView']>;
export type VersionFilter = Omit<Schemas['catalog.ListVersions'], 'after' | 'limit'>;

export const versions = (filter: VersionFilter, after?: string, limit = 50) =>
  answer(api.GET('/api/catalog/versions', { params: { query: { ...filter, after, limit } } }));

export const version = (id: string) =>
  answer(api.GET('/api/catalog/versions/{id}', { params: { path: { id } } }));

export interface OnVersion {
  id: string;
  version: number;
  reason: string;
  notice: { zh: string; en: string };
  until?: string;
  document: string;
  part: 'basis' | 'guide';
}

const at = ({ id, version }: Pick<OnVersion, 'id' | 'version'>, headers: CommandHeaders) => ({
  params: { path: { id }, header: headers },
  headers: ifMatch(version),
});

const opine = (approved: boolean) => (on: OnVersion & { state: VersionState }, headers: CommandHeaders) =>
  on.state === 'dept_review'
    ? answer(
        api.PUT('/api/catalog/versions/{id}/department-opinion', {
          ...at(on, headers),
          body: { approved, words: on.reason },
        }),
      )
    : answer(
        api.PUT('/api/catalog/versions/{id}/central-opinion', {
          ...at(on, headers),
          body: { part: on.part, approved, words: on.reason },
        }),
      );

/** By the names of a version's `actions`. */
export const perform = {
  submit: (on: OnVersion & { state: VersionState }, headers: CommandHeaders) =>
    answer(api.PUT('/api/catalog/versions/{id}/submission', at(on, headers))),
  approve: opine(true),
  return: opine(false),
  publish: (on: OnVersion & { state: VersionState }, headers: CommandHeaders) =>
    answer(api.PUT('/api/catalog/versions/{id}/publication', at(on, headers))),
  suspend: (on: OnVersion & { state: VersionState }, headers: CommandHeaders) =>
    answer(
      api.PUT('/api/catalog/versions/{id}/suspension', {
        ...at(on, headers),
        body: { reason: on.reason, notice: on.notice, until: on.until || null },
      }),
    ),
  resume: (on: OnVersion & { state: VersionState }, headers: CommandHeaders) =>
    answer(
      api.PUT('/api/catalog/versions/{id}/resumption', { ...at(on, headers), body: { reason: on.reason } }),
    ),
  cancel: (on: OnVersion & { state: VersionState }, headers: CommandHeaders) =>
    answer(
      api.PUT('/api/catalog/versions/{id}/cancellation', {
        ...at(on, headers),
        body: { reason: on.reason, notice: on.notice, document: on.document },
      }),
    ),
};

export type VersionAct = keyof typeof perform;

export const createDraft = (body: Schemas['catalog.WriteDraft'], headers: CommandHeaders) =>
  answer(api.POST('/api/catalog/versions', { params: { header: headers }, body }));

export const rewriteDraft = (
  { id, version, ...body }: Schemas['catalog.WriteDraft'] & { id: string; version: number },
  headers: CommandHeaders,
) => answer(api.PUT('/api/catalog/versions/{id}', { ...at({ id, version }, headers), body }));

export const doubts = (state: Doubt['state'] | undefined, after?: string, limit = 50) =>
  answer(api.GET('/api/doubts', { params: { query: { state, after, limit } } }));

export const settleDoubt = (
  { id, version, finding }: { id: string; version: number; finding: string },
  headers: CommandHeaders,
) => answer(api.PUT('/api/doubts/{id}/settlement', { ...at({ id, version }, headers), body: { finding } }));

export const events = (
  filter: Omit<Schemas['audit.ListEvents'], 'after' | 'limit'>,
  after?: string,
  limit = 50,
) => answer(api.GET('/api/audit/events', { params: { query: { ...filter, after, limit } } }));

export const organizations = (
  filter: Omit<Schemas['identity.ListOrganizations'], 'after' | 'limit'>,
  after?: string,
  limit = 50,
) => answer(api.GET('/api/organizations', { params: { query: { ...filter, after, limit } } }));

export const createOrgan = (body: Schemas['identity.CreateOrgan'], headers: CommandHeaders) =>
  answer(api.POST('/api/organs', { params: { header: headers }, body }));

export const changeOrgan = (
  { id, version, ...body }: Schemas['identity.ChangeOrgan'] & { id: string; version: number },
  headers: CommandHeaders,
) => answer(api.PUT('/api/organs/{id}', { ...at({ id, version }, headers), body }));

interface WithReason {
  id: string;
  version: number;
  reason: string;
}

export const accounts = (
  filter: Omit<Schemas['identity.ListAccounts'], 'after' | 'limit'>,
  after?: string,
  limit = 50,
) => answer(api.GET('/api/accounts', { params: { query: { ...filter, after, limit } } }));

export const createStaffAccount = (body: Schemas['identity.CreateStaffAccount'], headers: CommandHeaders) =>
  answer(api.POST('/api/accounts/staff', { params: { header: headers }, body }));

/** What the security administrator does with an account, each with its reason. */
export const accountActs = {
  lock: ({ reason, ...on }: WithReason, headers: CommandHeaders) =>
    answer(api.PUT('/api/accounts/{id}/lock', { ...at(on, headers), body: { reason } })),
  unlock: ({ reason, ...on }: WithReason, headers: CommandHeaders) =>
    answer(api.PUT('/api/accounts/{id}/unlock', { ...at(on, headers), body: { reason } })),
  removeAuthenticator: ({ reason, ...on }: WithReason, headers: CommandHeaders) =>
    answer(api.PUT('/api/accounts/{id}/authenticator-removal', { ...at(on, headers), body: { reason } })),
  cancel: ({ reason, ...on }: WithReason, headers: CommandHeaders) =>
    answer(api.PUT('/api/accounts/{id}/cancellation', { ...at(on, headers), body: { reason } })),
};

export type AccountAct = keyof typeof accountActs;

export const posts = (
  filter: Omit<Schemas['identity.ListPosts'], 'after' | 'limit'>,
  after?: string,
  limit = 50,
) => answer(api.GET('/api/posts', { params: { query: { ...filter, after, limit } } }));

export const appoint = (body: Schemas['identity.Appoint'], headers: CommandHeaders) =>
  answer(api.POST('/api/posts', { params: { header: headers }, body }));

export const endPost = ({ reason, ...on }: WithReason, headers: CommandHeaders) =>
  answer(api.PUT('/api/posts/{id}/end', { ...at(on, headers), body: { reason } }));

export const windows = (
  filter: Omit<Schemas['identity.ListWindows'], 'after' | 'limit'>,
  after?: string,
  limit = 50,
) => answer(api.GET('/api/windows', { params: { query: { ...filter, after, limit } } }));

export const createWindow = (body: Schemas['identity.WindowWords'], headers: CommandHeaders) =>
  answer(api.POST('/api/windows', { params: { header: headers }, body }));

export const changeWindow = (
  { id, version, ...body }: Schemas['identity.WindowWords'] & { id: string; version: number },
  headers: CommandHeaders,
) => answer(api.PUT('/api/windows/{id}', { ...at({ id, version }, headers), body }));

export const closeWindow = (on: { id: string; version: number }, headers: CommandHeaders) =>
  answer(api.PUT('/api/windows/{id}/closing', at(on, headers)));

export const authorisations = (
  filter: Omit<Schemas['identity.ListAuthorisations'], 'after' | 'limit'>,
  after?: string,
  limit = 50,
) => answer(api.GET('/api/authorisations', { params: { query: { ...filter, after, limit } } }));

export const authorise = (body: Schemas['identity.Authorise'], headers: CommandHeaders) =>
  answer(api.POST('/api/authorisations', { params: { header: headers }, body }));

export const endAuthorisation = ({ reason, ...on }: WithReason, headers: CommandHeaders) =>
  answer(api.PUT('/api/authorisations/{id}/end', { ...at(on, headers), body: { reason } }));

export const itemsOf = (department: string) =>
  answer(api.GET('/api/items', { params: { query: { department, limit: 200 } } }));
