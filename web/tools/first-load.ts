import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const kib = 1024;

/** What a browser fetches before it shows a document: the document, and the scripts and styles that it names. */
export async function bytesOf(folder: string, document: string): Promise<number> {
  const text = await readFile(join(folder, document), 'utf8');
  const named = [...text.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]!);
  const files = await Promise.all([...new Set(named)].map((name) => readFile(join(folder, name))));
  return [Buffer.from(text), ...files].reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
}

/** Fails the build when the first load of a document grows above its KiB, gzipped: phones on village networks wait for it. */
export function firstLoad(most: Record<string, number>): Plugin {
  let folder = 'dist';
  return {
    name: 'atrium-first-load',
    apply: 'build',
    configResolved: (config) => void (folder = join(config.root, config.build.outDir)),
    closeBundle: {
      order: 'post',
      async handler() {
        for (const [document, limit] of Object.entries(most)) {
          const size = (await bytesOf(folder, document)) / kib;
          const said = `${document}: first load ${size.toFixed(1)} KiB gz of ${limit}`;
          if (size > limit) this.error(said);
          this.info(said);
        }
      },
    },
  };
}
