// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The rules of engineering/frontend.md §6 and CODE_STYLE.md that a machine can hold us to. */
const sources = globSync('src/**/*.{ts,vue}')
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('.test.ts') && !path.endsWith('.d.ts'));
const read = (path: string) => readFileSync(path, 'utf8');
const pages = sources.filter((path) => path.endsWith('.vue'));
const templateOf = (text: string) => /<template>([\s\S]*)<\/template>/.exec(text)?.[1] ?? '';

function importsOf(path: string): string[] {
  const named = [...read(path).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1]!,
  );
  return named.map((name) =>
    name.startsWith('@/')
      ? `src/${name.slice(2)}`
      : name.startsWith('.')
        ? normalize(join(dirname(path), name))
        : name,
  );
}

const areaOf = (path: string) => /^src\/areas\/(\w+)\//.exec(path)?.[1];
const partOf = (path: string) => /^src\/(kit|forms|lib|tokens)\//.exec(path)?.[1];

/** What a part of the house may use: an area everything below, nothing ever another area. */
const below: Record<string, string[]> = {
  tokens: [],
  lib: ['lib', 'tokens', 'kit'],
  kit: ['kit', 'lib', 'tokens'],
  forms: ['forms', 'kit', 'lib', 'tokens'],
};

describe('who may use what', () => {
  test.each(sources)('%s', (path) => {
    for (const used of importsOf(path)) {
      const area = areaOf(used);
      const insider = areaOf(path) === area || !/^src\/(areas|kit|forms|lib|tokens)\//.test(path);
      if (area) expect(insider, `${path} reaches into ${used}`).toBe(true);
      const part = partOf(used);
      const own = partOf(path);
      if (part && own) expect(below[own], `${path} uses ${used}`).toContain(part);
    }
  });

  test('the citizens’ document never loads a page of the staff', () => {
    const loaded = new Set(['src/main.ts']);
    for (const path of loaded)
      for (const used of importsOf(path)) {
        const file = [used, `${used}.ts`, `${used}/index.ts`].find((name) => sources.includes(name));
        if (file) loaded.add(file);
      }
    expect(loaded).toContain('src/areas/portal/pages/Home.vue');
    expect([...loaded].filter((path) => /^src\/(desk\.ts|areas\/(desk|admin|watch)\/)/.test(path))).toEqual(
      [],
    );
  });
});

describe('words', () => {
  const words = sources.filter((path) => /\/(zh|cases\.zh)\.ts$/.test(path));
  const keysIn = (object: object, prefix = ''): string[] =>
    Object.entries(object).flatMap(([name, value]) =>
      typeof value === 'string' ? [prefix + name] : keysIn(value as object, `${prefix}${name}.`),
    );

  test.each(words)(
    '%s has an English twin with the same keys and the same values to fill in',
    async (path) => {
      const zh = ((await import(join('..', path))) as { default: object }).default;
      const en = ((await import(join('..', path.replace('zh.ts', 'en.ts')))) as { default: object }).default;
      expect(keysIn(en)).toEqual(keysIn(zh));
      const at = (object: object, key: string) =>
        key
          .split('.')
          .reduce((inner, name) => (inner as Record<string, object>)[name]!, object) as unknown as string;
      for (const key of keysIn(zh)) {
        const values = (text: string) =>
          [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
        const spoken = values(at(en, key)).filter((value) => value !== 'count');
        expect(spoken, key).toEqual(values(at(zh, key)).filter((value) => value !== 'count'));
      }
    },
  );

  test('every sentence that a page asks for exists', async () => {
    const known = new Set<string>();
    for (const path of words.filter((path) => !path.includes('cases.')))
      for (const key of keysIn(((await import(join('..', path))) as { default: object }).default))
        known.add(key);
    const missing = sources.flatMap((path) =>
      [...read(path).matchAll(/\bt\(\s*'([\w.]+)'/g)]
        .map((match) => match[1]!)
        .filter((key) => !known.has(key)),
    );
    expect(missing).toEqual([]);
  });

  test.each(pages)('%s has no Chinese in its template', (path) => {
    const text = templateOf(read(path)).replace(/<!--[\s\S]*?-->/g, '');
    // Brackets and the ideographic space are typography, not words.
    expect(text.match(/[\u4e00-\u9fff]+/g) ?? []).toEqual([]);
  });
});

describe('the strict policy', () => {
  test.each(pages)('%s sets no style of its own in the markup', (path) => {
    expect(templateOf(read(path))).not.toMatch(/\s(style|v-html)=/);
  });

  test('the documents carry no script and no style of their own', () => {
    for (const document of ['index.html', 'desk.html']) {
      expect(read(document)).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
    }
  });
});

test('colours and sizes have their names in tokens', () => {
  const styled = sources.filter((path) => path.endsWith('.vue'));
  const named = styled.filter((path) =>
    /:\s*#[0-9a-f]{3,8}\b/i.test(/<style[\s\S]*$/.exec(read(path))?.[0] ?? ''),
  );
  expect(named).toEqual([]);
});

test('files stay short enough to be read in one go', () => {
  const long = sources.filter(
    (path) => read(path).split('\n').length > 350 && !/(zh|en|icons)\.ts$/.test(path),
  );
  expect(long).toEqual([]);
});
