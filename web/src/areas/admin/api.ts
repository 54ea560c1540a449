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
