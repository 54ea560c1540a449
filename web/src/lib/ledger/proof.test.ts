// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from './bytes';
import { parseVerifierKey } from './checkpoint';
import { checkProof } from './proof';

interface Vector {
  name: string;
  keys: string[];
  proof: string;
  verdict: string;
  pointer: string;
}

const folder = new URL('../../../../tests/vectors/proofs/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector;

describe('both verifiers agree on every proof, good or broken', () => {
  test('there are more than a hundred', () => expect(files.length).toBeGreaterThan(100));
  test.each(files)('%s', async (file) => {
    const vector = read(file);
    const report = await checkProof(
      fromBase64(vector.proof)!,
      vector.keys.map((text) => parseVerifierKey(text)!),
    );
    expect([report.verdict, report.pointer]).toEqual([vector.verdict, vector.pointer]);
    expect(report.entries.length > 0).toBe(vector.verdict === 'GOOD');
  });
});

test('a good proof tells what it proves', async () => {
  const vector = read('good-growth.json');
  const keys = vector.keys.map((text) => parseVerifierKey(text)!);
  const report = await checkProof(fromBase64(vector.proof)!, keys);
  expect(report.checkpoint?.size).toBe(300);
  expect(report.continues?.size).toBe(77);
  expect(report.signedBy).toEqual(keys);
  expect(report.entries[0]?.index).toBe(270);
  expect(report.entries[0]?.entry).toMatchObject({ act: 'cases/decide', subject: '0H5K3M9T10270' });
  expect(report.entries[0]?.shown['data.number']).toBe('JY13702811000270');
  expect(Object.keys(report.entries[0]!.shown)).not.toContain('person');
});

test('no flipped bit leaves a proof good', async () => {
  const vector = read('good.json');
  const keys = vector.keys.map((text) => parseVerifierKey(text)!);
  const bytes = fromBase64(vector.proof)!;
  for (let at = 0; at < bytes.length; at += 13) {
    const bent = bytes.slice();
    bent[at]! ^= 1 << (at % 8);
    expect((await checkProof(bent, keys)).verdict).not.toBe('GOOD');
  }
});

test('a file of more than a mebibyte is not even read', async () => {
  expect((await checkProof(new Uint8Array(2 ** 20 + 1), [])).verdict).toBe('TOO_LARGE');
  expect((await checkProof(new Uint8Array(2 ** 20), [])).verdict).toBe('NOT_CANONICAL');
  expect((await checkProof(new TextEncoder().encode(`"${'x'.repeat(2 ** 20 - 2)}"`), [])).verdict).toBe(
    'MALFORMED',
  );
});
