// @vitest-environment node
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromBase64, hex, utf8 } from './bytes';
import { leafHash, verifyConsistency, verifyInclusion } from './merkle';
import { sm3 } from './sm3';
import { sha256 } from './sha256';

interface Vector {
  leafIdx: number;
  treeSize: number;
  leafHash: string;
  root: string;
  size1?: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
}

const folder = new URL('../../../../tests/vectors/merkle/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
);

const bytes = (text: string) => fromBase64(text)!;

function accepts(vector: Vector): boolean {
  const path = (vector.proof ?? []).map(bytes);
  const { leafIdx, treeSize, size1, size2 } = vector;
  return size1 === undefined
    ? verifyInclusion(leafIdx, treeSize, bytes(vector.leafHash), path, bytes(vector.root), sha256)
    : verifyConsistency(size1, size2, bytes(vector.root1), bytes(vector.root2), path, sha256);
}

describe('the published vectors', () => {
  test('there are 170', () => expect(files).toHaveLength(170));
  test.each(files)('%s is judged as its authors judge it', (file) => {
    const vector = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector;
    expect(accepts(vector)).toBe(!vector.wantErr);
  });
});

test('the hashes are those of the standards', () => {
  expect(hex(sm3(utf8('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(hex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  for (let size = 0; size < 200; size++) {
    const message = new Uint8Array(size).fill(size);
    expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
  }
});

test('what is no count is refused, and places beyond 2^31 keep their side', () => {
  const leaf = leafHash(utf8('x'));
  expect(verifyInclusion(0, 1, leaf, [], leaf)).toBe(true);
  for (const wrong of [-1, 0.5, NaN, 2 ** 53])
    expect(verifyInclusion(wrong, 2 ** 53 - 1, leaf, [], leaf)).toBe(false);
  // A leaf at 2^32 of a tree of 2^32 + 1 hangs on the root alone: a 32-bit shift would look for it at 0.
  const root = sm3(Uint8Array.of(1, ...leaf, ...leaf));
  expect(verifyInclusion(2 ** 32, 2 ** 32 + 1, leaf, [leaf], root)).toBe(true);
  expect(verifyInclusion(0, 2 ** 32 + 1, leaf, [leaf], root)).toBe(false);
  expect(verifyConsistency(2 ** 32, 2 ** 32 + 1, leaf, root, [leaf])).toBe(true);
  expect(verifyConsistency(2 ** 31, 2 ** 32 + 1, leaf, root, [leaf])).toBe(false);
});
