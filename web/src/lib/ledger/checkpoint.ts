import { base64, type Bytes, concat, equal, fromBase64, hex, utf8 } from './bytes';
import { type Algorithm, keyId, keySizes, typeBytes, type VerifierKey, verifySignature } from './signature';

/** What a ledger promises at a moment (C2SP tlog-checkpoint in a signed note; src/ledger/README.md). */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Bytes;
  extensions: string[];
}

export type NoteVerdict =
  'GOOD' | 'CHECKPOINT_MALFORMED' | 'UNTRUSTED' | 'BAD_SIGNATURE' | 'SIGNATURE_MISSING';

export interface CheckedNote {
  verdict: NoteVerdict;
  checkpoint: Checkpoint | null;
  signedBy: VerifierKey[];
}

interface Note {
  body: string;
  lines: { name: string; id: Bytes; signature: Bytes }[];
}

const longestNote = 65536;

const isLine = (text: string) => /^[^\u0000-\u001f]+$/.test(text);
const isOrigin = (text: string) => isLine(text) && !/[+\p{White_Space}]/u.test(text);

export function parseVerifierKey(text: string): VerifierKey | null {
  const [name, id, key, ...more] = splitTwice(text);
  const bytes = key === undefined || more.length > 0 ? null : fromBase64(key);
  if (name === undefined || id === undefined || !bytes || !isOrigin(name)) return null;
  for (const algorithm of ['sm2', 'ed25519'] as const) {
    const type = typeBytes[algorithm];
    if (bytes.length !== type.length + keySizes[algorithm]) continue;
    if (!equal(bytes.slice(0, type.length), type)) continue;
    const publicKey = bytes.slice(type.length);
    const expected = keyId(name, algorithm, publicKey);
    return hex(expected) === id ? { name, algorithm, publicKey, id: expected } : null;
  }
  return null;
}

export function verifierKeyText(key: VerifierKey): string {
  return `${key.name}+${hex(key.id)}+${base64(concat(typeBytes[key.algorithm], key.publicKey))}`;
}

/** At the first two '+' alone: base64 has some of its own. */
function splitTwice(text: string): string[] {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  return first < 0 || second < 0
    ? []
    : [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

function parseNote(text: string): Note | null {
  const gap = text.lastIndexOf('\n\n');
  if (utf8(text).length > longestNote || gap < 0 || !text.endsWith('\n')) return null;
  const lines = text
    .slice(gap + 2)
    .split('\n')
    .slice(0, -1)
    .map(parseSignatureLine);
  if (lines.length === 0 || lines.includes(null)) return null;
  return { body: text.slice(0, gap + 1), lines: lines as Note['lines'] };
}

function parseSignatureLine(line: string): Note['lines'][number] | null {
  const space = line.indexOf(' ', 2);
  const name = line.slice(2, space);
  if (!line.startsWith('— ') || space < 0 || !isOrigin(name)) return null;
  const bytes = fromBase64(line.slice(space + 1));
  return bytes && bytes.length > 4 ? { name, id: bytes.slice(0, 4), signature: bytes.slice(4) } : null;
}

function parseBody(body: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...extensions] = body.split('\n').slice(0, -1);
  const digest = fromBase64(root);
  if (!isOrigin(origin) || !/^(0|[1-9][0-9]{0,15})$/.test(size) || !extensions.every(isLine)) return null;
  if (!Number.isSafeInteger(Number(size)) || digest?.length !== 32) return null;
  return { origin, size: Number(size), root: digest, extensions };
}

/**
 * Good when a trusted key bears the origin's name, every line of a trusted key verifies, and of each algorithm that is
 * trusted there is a good signature. Lines of unknown keys are passed over.
 */
export async function checkNote(text: string, trusted: readonly VerifierKey[]): Promise<CheckedNote> {
  const note = parseNote(text);
  const checkpoint = note && parseBody(note.body);
  if (!note || !checkpoint) return { verdict: 'CHECKPOINT_MALFORMED', checkpoint: null, signedBy: [] };
  const keys = trusted.filter((key) => key.name === checkpoint.origin);
  const signedBy: VerifierKey[] = [];
  const answer = (verdict: NoteVerdict): CheckedNote => ({ verdict, checkpoint, signedBy });
  if (keys.length === 0) return answer('UNTRUSTED');
  for (const key of keys) {
    const lines = note.lines.filter((line) => line.name === key.name && equal(line.id, key.id));
    for (const line of lines)
      if (!(await verifySignature(key, utf8(note.body), line.signature))) return answer('BAD_SIGNATURE');
    if (lines.length > 0) signedBy.push(key);
  }
  const has = (all: readonly VerifierKey[], algorithm: Algorithm) =>
    all.some((key) => key.algorithm === algorithm);
  const complete = (['sm2', 'ed25519'] as const).every((a) => !has(keys, a) || has(signedBy, a));
  return answer(complete ? 'GOOD' : 'SIGNATURE_MISSING');
}
