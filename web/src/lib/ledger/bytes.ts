/** Bytes as text. Decoding is strict: bytes have one spelling, everything else is refused with null. */
export type Bytes = Uint8Array<ArrayBuffer>;

const letters64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(text: string): Bytes | null {
  if (!/^([0-9a-f]{2})*$/.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function base64(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = a * 65536 + b * 256 + c;
    for (const shift of [262144, 4096, 64, 1]) out += letters64[Math.floor(group / shift) % 64];
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return out.slice(0, out.length - missing) + '='.repeat(missing);
}

export function fromBase64(text: string): Bytes | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const missing = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const out = new Uint8Array((text.length / 4) * 3 - missing);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    let group = 0;
    for (const letter of text.slice(i, i + 4)) group = group * 64 + Math.max(letters64.indexOf(letter), 0);
    for (const part of [65536, 256, 1]) if (at < out.length) out[at++] = Math.floor(group / part) % 256;
  }
  return base64(out) === text ? out : null;
}
