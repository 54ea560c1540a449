import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { Stream, type LiveEvent, type LiveState } from './stream';

export type { LiveEvent, LiveState } from './stream';

type Message =
  | { kind: 'state'; state: LiveState }
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'wanted'; tab: string; topics: string[] }
  | { kind: 'leader' };

const tab = Math.random().toString(36).slice(2);
const wanted = new Map<string, number>();
const listeners = new Set<(event: LiveEvent) => void>();
const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('atrium.live');
/** Topics of all tabs; kept by the tab that holds the stream. */
const byTab = new Map<string, string[]>();
let stream: Stream | undefined;
let standing = false;

/** How the one stream of this browser is doing, and when it was last heard. */
export const liveState = ref<LiveState>('connecting');
export const lastHeard = shallowRef<Date>();

function take(message: Message): void {
  if (message.kind === 'state') {
    liveState.value = message.state;
    if (message.state === 'open') lastHeard.value = new Date();
  }
  if (message.kind === 'event') for (const listener of listeners) listener(message.event);
}

function share(message: Message): void {
  take(message);
  others?.postMessage(message);
}

function note(of: string, topics: string[]): void {
  if (topics.length) byTab.set(of, topics);
  else byTab.delete(of);
  stream?.follow([...byTab.values()].flat());
}

function announce(): void {
  const topics = [...wanted.keys()];
  if (stream) note(tab, topics);
  else others?.postMessage({ kind: 'wanted', tab, topics } satisfies Message);
}

function lead(): void {
  stream = new Stream(
    (state) => share({ kind: 'state', state }),
    (event) => share({ kind: 'event', event }),
  );
  announce();
  // Tabs that were there before say again what they follow.
  others?.postMessage({ kind: 'leader' } satisfies Message);
}

others?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.kind === 'wanted') note(data.tab, data.topics);
  else if (data.kind === 'leader') announce();
  else if (!stream) take(data);
});

/**
 * HTTP/1.1 browsers open six connections to a host, so that a seventh tab with its own stream would hang. The tab
 * that holds the lock keeps the stream for all; when it closes, the browser hands the lock to the next.
 */
function stand(): void {
  if (standing) return;
  standing = true;
  if (!navigator.locks || !others) return lead();
  void navigator.locks.request('atrium.live', () => {
    lead();
    return new Promise(() => undefined);
  });
}

function follow(topic: string, by: 1 | -1): void {
  const left = (wanted.get(topic) ?? 0) + by;
  if (left > 0) wanted.set(topic, left);
  else wanted.delete(topic);
  announce();
}

addEventListener('pagehide', () =>
  others?.postMessage({ kind: 'wanted', tab, topics: [] } satisfies Message),
);

/** Calls back whenever the topic changes, for as long as the component lives. */
export function useLive(topic: Readonly<Ref<string | undefined>>, changed: (event: LiveEvent) => void): void {
  const listener = (event: LiveEvent) => {
    if (topic.value && (event.topic === topic.value || event.topic === '*')) changed(event);
  };
  listeners.add(listener);
  watch(
    topic,
    (now, before) => {
      if (before) follow(before, -1);
      if (!now) return;
      stand();
      follow(now, 1);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    listeners.delete(listener);
    if (topic.value) follow(topic.value, -1);
  });
}
