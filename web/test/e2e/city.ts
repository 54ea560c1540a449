import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Somebody whom a demo lets one sign in as. */
export interface DemoPerson {
  name: string;
  login: string;
  password: string;
  capacities: { key: string; role: string; name: { zh: string } }[];
  code?: { code?: string; seconds_left: number };
}

/** The demo city in a folder of its own, served by the program under test. */
export interface City {
  base: string;
  /** What `atrium ARGUMENTS` says and with which code it ends. */
  command(...parts: string[]): Promise<{ code: number; output: string }>;
  people(): Promise<DemoPerson[]>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function openCity(within = tmpdir()): Promise<City> {
  const binary = process.env.ATRIUM_BINARY;
  if (!binary) throw new Error('ATRIUM_BINARY names the program');
  const folder = await mkdtemp(join(within, 'atrium-browser-'));
  const env = { ...process.env, ATRIUM_DATA: folder, ATRIUM_DATABASE: '' };
  await run(binary, ['demo'], { env, maxBuffer: 1 << 26 });

  // Chosen when it is needed: while the city was filled somebody else might have taken it.
  const port = await freePort();
  const server = spawn(binary, ['serve', '--port', String(port)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  server.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const listening = new Promise<void>((resolve, reject) => {
    createInterface(server.stdout).on('line', (line) => {
      if (line.includes('http')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.join('')}`)));
  });
  await listening;
  const base = `http://127.0.0.1:${port}`;

  return {
    base,
    async command(...parts) {
      try {
        const { stdout, stderr } = await run(binary, parts, { env });
        return { code: 0, output: stdout + stderr };
      } catch (fault) {
        const ended = fault as { code: number; stdout: string; stderr: string };
        return { code: ended.code, output: ended.stdout + ended.stderr };
      }
    },
    async people() {
      const answer = await fetch(`${base}/api/demo/people`);
      const { groups } = (await answer.json()) as { groups: { people: DemoPerson[] }[] };
      return groups.flatMap(({ people }) => people);
    },
    async stop() {
      if (server.exitCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
