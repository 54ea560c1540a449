import { sm2 } from 'sm-crypto-v2';
import { type Bytes, concat, fromHex, hex, utf8 } from './bytes';
import { sha256 } from './sha256';

export type Algorithm = 'sm2' | 'ed25519';

/** Who may sign for a ledger: the key's name is the ledger's origin. */
export interface VerifierKey {
  name: string;
  algorithm: Algorithm;
  publicKey: Bytes;
  id: Bytes;
}

export const keySizes: Record<Algorithm, number> = { sm2: 65, ed25519: 32 };

/** What stands before a public key in identifiers and texts: 01, or ff and a name of our own (src/ledger/README.md). */
export const typeBytes: Record<Algorithm, Bytes> = {
  sm2: concat(Uint8Array.of(0xff), utf8('atrium-sm2-with-sm3-v1')),
  ed25519: Uint8Array.of(1),
};

export function keyId(name: string, algorithm: Algorithm, publicKey: Uint8Array): Bytes {
  return sha256(concat(utf8(`${name}\n`), typeBytes[algorithm], publicKey)).slice(0, 4);
}

/** Browsers of before 2025 and pages without TLS cannot verify Ed25519: leave such keys out and say so. */
export async function canVerifyEd25519(): Promise<boolean> {
  const basePoint = fromHex(`58${'66'.repeat(31)}`)!;
  return (await ed25519Key(basePoint)) !== null;
}

export async function verifySignature(key: VerifierKey, message: Bytes, signature: Bytes): Promise<boolean> {
  if (signature.length !== 64) return false;
  if (key.algorithm === 'sm2') return verifySm2(key.publicKey, message, signature);
  const imported = await ed25519Key(key.publicKey);
  return imported !== null && crypto.subtle.verify('Ed25519', imported, signature, message);
}

async function ed25519Key(publicKey: Bytes): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  } catch {
    return null; // not a point of the curve, or a browser that does not know the algorithm
  }
}

const order = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/** SM3 with the user ID 1234567812345678, the library's default as well as the standard's. */
function verifySm2(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const spelled = hex(signature);
  const r = BigInt(`0x${spelled.slice(0, 64)}`);
  const s = BigInt(`0x${spelled.slice(64)}`);
  // GB/T 32918.2 §7.1, B1, B2, B5: looked at here, whatever the library does.
  if (r === 0n || s === 0n || r >= order || s >= order || (r + s) % order === 0n) return false;
  const point = hex(publicKey);
  if (!isPoint(point)) return false;
  return sm2.doVerifySignature(message, spelled, point, { hash: true, der: false });
}

function isPoint(publicKey: string): boolean {
  try {
    return publicKey.startsWith('04') && sm2.verifyPublicKey(publicKey);
  } catch {
    return false; // the library throws at what does not lie on the curve
  }
}
