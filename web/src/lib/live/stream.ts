import { readerHeaders } from '../api/client';
import { framesOf, type Frame } from './frames';

export type LiveState = 'connecting' | 'open' | 'stale';
export interface LiveEvent {
  topic: string;
  name: string;
  data: unknown;
}

/** The server says something at least every 5 s; twice that without a word means that what is shown may be old. */
export const silence = 10_000;
const pauses = [1_000, 2_000, 5_000, 10_000];
/** Another stream of the same account was let in instead of this one: do not fight it. */
const whenReplaced = 60_000;

const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

/**
 * One stream for the topics of all tabs. It is read by fetch and not by EventSource because a new choice of topics must
 * go on where the last one stopped, and EventSource lets nobody set Last-Event-ID.
 */
export class Stream {
  private topics = '';
  private last = '';
  private request?: AbortController;
  private watch?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly tellState: (state: LiveState) => void,
    private readonly tellEvent: (event: LiveEvent) => void,
  ) {}

  follow(topics: readonly string[]): void {
    const wanted = [...new Set(topics)].sort().join(',');
    if (wanted === this.topics) return;
    this.topics = wanted;
    this.close();
    if (wanted) void this.run((this.request = new AbortController()));
  }

  close(): void {
    this.request?.abort();
    this.request = undefined;
    clearTimeout(this.watch);
  }

  private async run(request: AbortController): Promise<void> {
    this.tellState('connecting');
    this.expectWord();
    for (let failures = 0; !request.signal.aborted; failures++) {
      const outcome = await this.listen(request.signal).catch(() => 'broken' as const);
      if (outcome === 'ended' || request.signal.aborted) return;
      if (outcome === 'heard') failures = 0;
      await pause(outcome === 'replaced' ? whenReplaced : pauses[Math.min(failures, pauses.length - 1)]!);
    }
  }

  private async listen(signal: AbortSignal): Promise<'heard' | 'broken' | 'ended' | 'replaced'> {
    const response = await fetch(`/api/live?topics=${encodeURIComponent(this.topics)}`, {
      signal,
      cache: 'no-store',
      headers: {
        ...readerHeaders(),
        Accept: 'text/event-stream',
        ...(this.last ? { 'Last-Event-ID': this.last } : {}),
      },
    });
    // Signed out, or not allowed: asking again would only be refused again.
    if (response.status === 401 || response.status === 403) return 'ended';
    if (!response.ok || !response.body) return 'broken';
    for await (const frame of framesOf(response.body)) {
      if (frame.event === 'ended' || frame.event === 'replaced') return frame.event;
      this.take(frame);
    }
    return 'heard';
  }

  private take({ id, event, data }: Frame): void {
    if (id) this.last = id;
    this.tellState('open');
    this.expectWord();
    if (event === 'beat') return;
    // The server no longer holds what was missed: whoever listens reads the present state anew.
    if (event === 'reset') return this.tellEvent({ topic: '*', name: 'reset', data: undefined });
    const { topic, data: content } = JSON.parse(data) as { topic: string; data: unknown };
    this.tellEvent({ topic, name: event, data: content });
  }

  private expectWord(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.tellState('stale'), silence);
  }
}
