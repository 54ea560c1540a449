import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';

export type LiveState = 'connecting' | 'open' | 'stale';
export interface LiveEvent {
  topic: string;
  name: string;
  data: unknown;
}
interface Heard {
  kind: 'event' | 'state';
  event?: LiveEvent;
  state?: LiveState;
}
interface Wanted {
  kind: 'wanted';
  tab: string;
  topics: string[];
}

/** The server says something every 5 s; twice that without a word means that what is shown may be old. */
export const silence = 10_000;

const tab = Math.random().toString(36).slice(2);
const wanted = new Map<string, number>();
const listeners = new Set<(event: LiveEvent) => void>();
const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('atrium.live');

/** How the one stream of this browser is doing, and since when nothing was heard. */
export const liveState = ref<LiveState>('connecting');
export const lastHeard = shallowRef<Date>();

function take(heard: Heard): void {
  if (heard.state) liveState.value = heard.state;
  if (heard.kind === 'event' || heard.state === 'open') lastHeard.value = new Date();
  if (heard.event) for (const listener of listeners) listener(heard.event);
}

function share(heard: Heard): void {
  take(heard);
  others?.postMessage(heard);
}

/** The leader's work: one EventSource for the topics of all tabs. */
class Stream {
  private source?: EventSource;
  private following = '';
  private quiet?: ReturnType<typeof setTimeout>;
  private readonly byTab = new Map<string, string[]>();

  want(of: string, topics: string[]): void {
    if (topics.length) this.byTab.set(of, topics);
    else this.byTab.delete(of);
    const all = [...new Set([...this.byTab.values()].flat())].sort().join(',');
    if (all === this.following) return;
    this.following = all;
    this.open();
  }

  close(): void {
    this.source?.close();
    clearTimeout(this.quiet);
  }

  private open(): void {
    this.close();
    if (!this.following) return;
    share({ kind: 'state', state: 'connecting' });
    // After a break the browser itself sends Last-Event-ID, and the server repeats what was missed.
    const source = new EventSource(`/api/live?topics=${encodeURIComponent(this.following)}`);
    this.source = source;
    source.addEventListener('open', () => this.heard());
    source.addEventListener('beat', () => this.heard());
    source.addEventListener('change', (message) => {
      this.heard();
      share({ kind: 'event', event: JSON.parse(message.data as string) as LiveEvent });
    });
    source.addEventListener('error', () => this.expectSilence(source));
  }

  private heard(): void {
    share({ kind: 'state', state: 'open' });
    if (this.source) this.expectSilence(this.source);
  }

  private expectSilence(source: EventSource): void {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => {
      share({ kind: 'state', state: 'stale' });
      // Closed for good (a refusal, a proxy): the browser will not try again by itself.
      if (source.readyState === EventSource.CLOSED) this.open();
      else this.expectSilence(source);
    }, silence);
  }
}

let stream: Stream | undefined;

function announce(): void {
  const message: Wanted = { kind: 'wanted', tab, topics: [...wanted.keys()] };
  if (stream) stream.want(tab, message.topics);
  else others?.postMessage(message);
}

function become(leader: Stream): void {
  stream = leader;
  announce();
  // Tabs that were there before the leader say again what they follow.
  others?.postMessage({ kind: 'leader' });
}

others?.addEventListener('message', ({ data }: MessageEvent<Heard | Wanted | { kind: 'leader' }>) => {
  if (data.kind === 'wanted') stream?.want(data.tab, data.topics);
  else if (data.kind === 'leader') announce();
  else if (!stream) take(data);
});

let standing = false;

/**
 * HTTP/1.1 browsers open six connections to a host, so that a seventh tab with its own stream would hang. The tab
 * that holds the lock keeps the stream for all; when it closes, the browser hands the lock to the next.
 */
function stand(): void {
  if (standing) return;
  standing = true;
  if (!navigator.locks || !others) return become(new Stream());
  void navigator.locks.request('atrium.live', () => {
    become(new Stream());
    return new Promise(() => undefined);
  });
}

function follow(topic: string, by: 1 | -1): void {
  const left = (wanted.get(topic) ?? 0) + by;
  if (left > 0) wanted.set(topic, left);
  else wanted.delete(topic);
  announce();
}

addEventListener('pagehide', () => others?.postMessage({ kind: 'wanted', tab, topics: [] } satisfies Wanted));

/** Calls back whenever the topic changes, for as long as the component lives. */
export function useLive(topic: Ref<string | undefined>, changed: (event: LiveEvent) => void): void {
  const listener = (event: LiveEvent) => {
    if (event.topic === topic.value) changed(event);
  };
  listeners.add(listener);
  watch(
    topic,
    (now, before) => {
      stand();
      if (before) follow(before, -1);
      if (now) follow(now, 1);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    listeners.delete(listener);
    if (topic.value) follow(topic.value, -1);
  });
}
