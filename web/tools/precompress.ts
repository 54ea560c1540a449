import { readFile, readdir, writeFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const worthCompressing = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest']);

export interface ServedFile {
  path: string;
  type: string;
  bytes: number;
  /** The name carries a hash of the content, so that a browser may keep it for ever. */
  immutable: boolean;
  encodings: string[];
}

async function* filesUnder(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

async function compress(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const packed = {
    br: await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gz: await promisify(gzip)(bytes, { level: 9 }),
  };
  const smaller = Object.entries(packed).filter(([, content]) => content.length < bytes.length);
  for (const [ending, content] of smaller) await writeFile(`${path}.${ending}`, content);
  return smaller.map(([ending]) => (ending === 'gz' ? 'gzip' : ending));
}

/**
 * Packs every file of the build once, so that the server only chooses between bytes that lie ready, and
 * lists them in manifest.json.
 */
export function precompress(): Plugin {
  let folder = 'dist';
  return {
    name: 'atrium-precompress',
    apply: 'build',
    configResolved: (config) => void (folder = join(config.root, config.build.outDir)),
    closeBundle: {
      order: 'post',
      async handler() {
        const served: ServedFile[] = [];
        const paths = (await Array.fromAsync(filesUnder(folder))).filter((path) => !/\.(br|gz)$/.test(path));
        for (const path of paths.sort()) {
          const ending = extname(path);
          const name = relative(folder, path).replaceAll('\\', '/');
          served.push({
            path: `/${name}`,
            type: types[ending] ?? 'application/octet-stream',
            bytes: (await readFile(path)).length,
            immutable: name.startsWith('assets/'),
            encodings: worthCompressing.has(ending) ? await compress(path) : [],
          });
        }
        await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(served, null, 1)}\n`);
      },
    },
  };
}
