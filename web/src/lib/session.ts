import { computed, shallowRef } from 'vue';
import { answer, api, lastAnswer, rememberCsrf } from './api/client';
import type { Schemas, Told } from './api/problem';

export type Session = Told<Schemas['identity.SessionView']>;
export type City = Session['jurisdiction'];
export type Capacity = NonNullable<Session['capacity']>;

const storedCity = 'atrium.city';

/** The city's name is the first thing painted; the last visit's is right nearly always. */
function lastCity(): City | undefined {
  const text = localStorage.getItem(storedCity);
  return text ? (JSON.parse(text) as City) : undefined;
}

const storedCapacity = 'atrium.capacity';

/** As whom this tab's person acted last: who signs in again after a pause goes on as the same. */
function lastCapacity(person?: string): string | undefined {
  const text = sessionStorage.getItem(storedCapacity);
  const last = text ? (JSON.parse(text) as { person: string; key: string }) : undefined;
  return last && last.person === person ? last.key : undefined;
}

const current = shallowRef<Session>();
const city = shallowRef<City | undefined>(lastCity());
let loading: Promise<void> | undefined;
let token = '';
/** Every question to the server begins this span anew. */
let idleSpan = 0;

function adopt(next: Session): void {
  if (next.person && next.capacity) {
    const last = { person: next.person.id, key: next.capacity.key };
    sessionStorage.setItem(storedCapacity, JSON.stringify(last));
  }
  current.value = next;
  city.value = next.jurisdiction;
  idleSpan = Date.parse(next.idle_at ?? '') - Date.now();
  token = next.csrf ?? '';
  rememberCsrf(token);
  localStorage.setItem(storedCity, JSON.stringify(next.jurisdiction));
}

async function load(): Promise<void> {
  adopt(await answer(api.GET('/api/session')));
}

const known = computed(() => current.value !== undefined);
const person = computed(() => current.value?.person ?? undefined);
const capacity = computed(() => current.value?.capacity ?? undefined);
const may = (permission: string) => current.value?.permissions.includes(permission) ?? false;

/** Another tab may have signed in or out: its word goes to all of them. */
const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('atrium.session');
others?.addEventListener('message', () => void load().catch(() => undefined));

/** Who is using this browser, in which capacity, and what that capacity may do. */
export const session = {
  current,
  city,
  known,
  person,
  capacity,
  may,
  /** When the server will sign this person out unless something is asked of it before; in milliseconds. */
  endsAt(): number | undefined {
    if (!current.value?.ends_at) return undefined;
    return Math.min(Date.parse(current.value.ends_at), lastAnswer() + idleSpan);
  },

  /** Asked once; everybody who needs to know waits for the same answer. */
  ready(): Promise<void> {
    loading ??= load().catch((thrown: unknown) => {
      loading = undefined;
      throw thrown;
    });
    return loading;
  },

  adopt(next: Session): void {
    adopt(next);
    loading = Promise.resolve();
    others?.postMessage('changed');
  },

  /** What somebody who has just signed in was before, when he may be it again. */
  capacityBefore({ person, capacity, capacities }: Session): string | undefined {
    const key = lastCapacity(person?.id);
    return key !== capacity?.key && capacities.some((one) => one.key === key) ? key : undefined;
  },

  reload: load,

  /** Whether the token had changed. */
  async refreshToken(): Promise<boolean> {
    const before = token;
    await load();
    return token !== before;
  },

  async signOut(): Promise<void> {
    adopt(await answer(api.DELETE('/api/session')));
    others?.postMessage('changed');
  },
};
