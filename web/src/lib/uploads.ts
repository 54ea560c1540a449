import { answer, api, commandHeaders } from './api/client';
import { newKey } from './api/intention';
import { Refusal, troubleOf } from './api/problem';

/** A file on its way, part by part; `done` is the share that has arrived. */
export interface Upload {
  name: string;
  bytes: number;
  done: number;
  id?: string;
}

/** Small enough for a village's line to carry again, and for a phone to digest in a moment. */
const partBytes = 1024 * 1024;
const attempts = 4;
const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

/** The server compares: what a bad line has changed is not kept. */
async function digestOf(part: Blob): Promise<string> {
  const [{ hex }, { sm3 }] = await Promise.all([import('./ledger/bytes'), import('./ledger/sm3')]);
  return hex(sm3(new Uint8Array(await part.arrayBuffer())));
}

async function sendPart(id: string, number: number, part: Blob): Promise<void> {
  const digest = await digestOf(part);
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(`/api/uploads/${id}/parts/${number}`, {
        method: 'PUT',
        headers: { ...commandHeaders(), 'Content-Type': 'application/octet-stream', 'Content-SM3': digest },
        body: part,
      });
      if (response.ok) return;
      const body: unknown = await response.json().catch(() => undefined);
      throw new Refusal(troubleOf(response, body));
    } catch (thrown) {
      // A part may be sent again as often as the network asks for; a refusal stays one.
      if (thrown instanceof Refusal || attempt === attempts) throw thrown;
      await pause(1000 * 2 ** attempt);
    }
  }
}

/** One file on its way. Run again after a failure, it goes on behind the parts that have arrived. */
export interface Sending {
  run(onProgress: (share: number) => void): Promise<string>;
}

/** A file for the content-addressed store; `run` answers its id, which a command then links. */
export function sending(file: File): Sending {
  const key = newKey();
  const parts = Math.max(1, Math.ceil(file.size / partBytes));
  let arrived = 0;

  async function run(onProgress: (share: number) => void): Promise<string> {
    const ticket = await answer(
      api.POST('/api/uploads', {
        body: { name: file.name, size: file.size, parts },
        params: { header: { 'Idempotency-Key': key } },
      }),
    );
    for (; arrived < parts; onProgress(arrived / parts)) {
      const from = arrived * partBytes;
      await sendPart(ticket.id, arrived + 1, file.slice(from, from + partBytes));
      arrived += 1;
    }
    await answer(
      api.POST('/api/uploads/{file}/completion', {
        params: { path: { file: ticket.id }, header: { 'Idempotency-Key': `${key}-end` } },
      }),
    );
    return ticket.id;
  }

  return { run };
}

export const upload = (file: File, onProgress: (share: number) => void) => sending(file).run(onProgress);
