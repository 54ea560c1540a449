import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silence, Stream, type LiveEvent, type LiveState } from './stream';

let asked: { url: string; last: string | null }[];
let feeds: ReadableStreamDefaultController<Uint8Array>[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  feeds = [];
  vi.stubGlobal('fetch', async (url: string, { headers, signal }: RequestInit) => {
    asked.push({ url, last: new Headers(headers).get('Last-Event-ID') });
    const body = new ReadableStream<Uint8Array>({
      start: (feed) => {
        feeds.push(feed);
        signal?.addEventListener('abort', () => feed.error(new DOMException('', 'AbortError')));
      },
    });
    return new Response(body);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const say = (text: string) => feeds.at(-1)!.enqueue(new TextEncoder().encode(text));
const settle = () => vi.advanceTimersByTimeAsync(0);

function listen(topics: string[]) {
  const states: LiveState[] = [];
  const events: LiveEvent[] = [];
  const stream = new Stream(
    (state) => states.push(state),
    (event) => events.push(event),
  );
  stream.follow(topics);
  return { stream, states, events };
}

test('after a break the stream goes on behind the last event that was heard', async () => {
  const { events } = listen(['cases/1']);
  await settle();
  say('id: 0000000000041\nevent: changed\ndata: {"topic":"cases/1","data":{"version":5}}\n\n');
  await settle();
  expect(events).toEqual([{ topic: 'cases/1', name: 'changed', data: { version: 5 } }]);

  feeds[0]!.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(2);
  expect(asked[1]!.last).toBe('0000000000041');
});

test('ten seconds without a word make what is shown stale, and the next word makes it live again', async () => {
  const { states } = listen(['cases/1']);
  await settle();
  say('event: beat\ndata: {}\n\n');
  await settle();
  expect(states.at(-1)).toBe('open');
  await vi.advanceTimersByTimeAsync(silence);
  expect(states.at(-1)).toBe('stale');
  say('event: beat\ndata: {}\n\n');
  await settle();
  expect(states.at(-1)).toBe('open');
});

test('other topics are asked for in one stream, which takes the place of the first', async () => {
  const { stream } = listen(['cases/2']);
  await settle();
  stream.follow(['cases/2', 'cases/1', 'cases/2']);
  await settle();
  expect(asked.map(({ url }) => url)).toEqual([
    '/api/live?topics=cases%2F2',
    '/api/live?topics=cases%2F1%2Ccases%2F2',
  ]);
});

test('who was signed out is not let in by asking again', async () => {
  listen(['cases/1']);
  await settle();
  say('event: ended\ndata: {}\n\n');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toHaveLength(1);
});

test('when the server no longer holds what was missed, pages read anew', async () => {
  const { events } = listen(['cases/1']);
  await settle();
  say('event: reset\ndata: {}\n\n');
  await settle();
  expect(events).toEqual([{ topic: '*', name: 'reset', data: undefined }]);
});
