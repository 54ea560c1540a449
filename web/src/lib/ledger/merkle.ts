import { type Bytes, concat, equal } from './bytes';
import { sm3 } from './sm3';

/**
 * The hash tree of RFC 6962 and RFC 9162. Indices are numbers up to 2^53: never shift them, JavaScript's shifts know 32
 * bits alone.
 */
export type Hash = (message: Uint8Array) => Bytes;

export const leafHash = (entry: Uint8Array, hash: Hash = sm3): Bytes => hash(concat(Uint8Array.of(0), entry));

const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Hash): Bytes =>
  hash(concat(Uint8Array.of(1), left, right));

const areHashes = (...all: readonly Uint8Array[]) => all.every((digest) => digest.length === 32);
const areCounts = (...all: readonly number[]) => all.every((n) => Number.isSafeInteger(n) && n >= 0);
const half = (n: number) => Math.floor(n / 2);

/** RFC 9162 §2.1.3.2: is the leaf the one at `index` of the tree of `size` leaves with this root? */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  path: readonly Uint8Array[],
  root: Uint8Array,
  hash: Hash = sm3,
): boolean {
  if (!areCounts(index, size) || !areHashes(leaf, root, ...path) || index >= size) return false;
  let node = index;
  let last = size - 1;
  let computed = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      computed = nodeHash(sibling, computed, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      computed = nodeHash(computed, sibling, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(computed, root);
}

/** RFC 9162 §2.1.4.2: is the new tree the old one, continued? An old tree without leaves proves nothing. */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
  path: readonly Uint8Array[],
  hash: Hash = sm3,
): boolean {
  if (!areCounts(oldSize, newSize) || !areHashes(oldRoot, newRoot, ...path)) return false;
  if (oldSize === 0 || oldSize > newSize) return false;
  if (oldSize === newSize) return path.length === 0 && equal(oldRoot, newRoot);
  let node = oldSize - 1;
  let last = newSize - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // Odd all the way up: the old tree is complete, its root is the path's first node and left out of it.
  const [first, ...rest] = node === 0 ? [oldRoot, ...path] : path;
  if (!first) return false;
  let [oldComputed, newComputed] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldComputed = nodeHash(sibling, oldComputed, hash);
      newComputed = nodeHash(sibling, newComputed, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newComputed = nodeHash(newComputed, sibling, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(oldComputed, oldRoot) && equal(newComputed, newRoot);
}
