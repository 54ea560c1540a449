import { type Bytes, concat, fromHex, hex, utf8 } from './bytes';
import { canonical, type Json, parseCanonical } from './canonical';
import { type Checkpoint, checkNote, type NoteVerdict } from './checkpoint';
import { leafHash, verifyConsistency, verifyInclusion } from './merkle';
import type { VerifierKey } from './signature';
import { sm3 } from './sm3';

/**
 * The second verifier of proof files, written from src/ledger/README.md: same codes, same pointers, same order of
 * checks as the one in C++, held together by tests/vectors/proofs.
 */
export type Verdict =
  | NoteVerdict
  | 'TOO_LARGE'
  | 'NOT_CANONICAL'
  | 'MALFORMED'
  | 'OTHER_LEDGER'
  | 'NOT_CONSISTENT'
  | 'BEYOND_SIZE'
  | 'NOT_INCLUDED'
  | 'OPENING_MISMATCH';

export interface Entry {
  act: string;
  at: number | bigint; // microseconds since 1970
  commitment: string;
  subject: string;
}

export interface ShownEntry {
  entry: Entry;
  index: number;
  shown: Record<string, Json>;
}

export interface ProofReport {
  verdict: Verdict;
  pointer: string;
  checkpoint: Checkpoint | null;
  continues: Checkpoint | null;
  signedBy: VerifierKey[];
  entries: ShownEntry[]; // only when the verdict is GOOD
}

type JsonObject = { [name: string]: Json };

interface Proven {
  entry: JsonObject;
  index: number | bigint;
  opening: JsonObject | null;
  path: Bytes[];
}

interface Proof {
  checkpoint: string;
  consistency: { checkpoint: string; path: Bytes[] } | null;
  entries: Proven[];
}

class Broken extends Error {
  constructor(
    readonly verdict: Verdict,
    readonly pointer: string,
  ) {
    super(verdict);
  }
}

const largest = 2 ** 20;
const mostEntries = 256;
const longestPath = 64;

/** Judges a proof by keys that the reader has from elsewhere; a key inside the file makes it malformed. */
export async function checkProof(bytes: Uint8Array, trusted: readonly VerifierKey[]): Promise<ProofReport> {
  const report: ProofReport = {
    verdict: 'GOOD',
    pointer: '',
    checkpoint: null,
    continues: null,
    signedBy: [],
    entries: [],
  };
  try {
    const proof = readProof(bytes);
    await checkCheckpoint(proof, trusted, report);
    if (proof.consistency) await checkGrowth(proof.consistency, trusted, report);
    proof.entries.forEach((proven, i) => checkEntry(proven, `/entries/${i}`, report.checkpoint!));
    report.entries = proof.entries.map(shown);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    report.verdict = error.verdict;
    report.pointer = error.pointer;
  }
  return report;
}

async function checkCheckpoint(proof: Proof, trusted: readonly VerifierKey[], report: ProofReport) {
  const note = await checkNote(proof.checkpoint, trusted);
  report.checkpoint = note.checkpoint;
  report.signedBy = note.signedBy;
  if (note.verdict !== 'GOOD') throw new Broken(note.verdict, '/checkpoint');
}

async function checkGrowth(
  growth: NonNullable<Proof['consistency']>,
  trusted: readonly VerifierKey[],
  report: ProofReport,
) {
  const older = await checkNote(growth.checkpoint, trusted);
  const newer = report.checkpoint!;
  const at = '/consistency/checkpoint';
  if (older.verdict !== 'GOOD' || !older.checkpoint) throw new Broken(older.verdict, at);
  const { origin, size, root } = older.checkpoint;
  if (origin !== newer.origin) throw new Broken('OTHER_LEDGER', at);
  if (!verifyConsistency(size, newer.size, root, newer.root, growth.path))
    throw new Broken('NOT_CONSISTENT', '/consistency/path');
  report.continues = older.checkpoint;
}

function checkEntry(proven: Proven, at: string, { size, root }: Checkpoint): void {
  if (proven.index >= size) throw new Broken('BEYOND_SIZE', `${at}/index`);
  const leaf = leafHash(utf8(canonical(proven.entry)));
  if (!verifyInclusion(Number(proven.index), size, leaf, proven.path, root))
    throw new Broken('NOT_INCLUDED', `${at}/path`);
  if (proven.opening && commitmentOf(proven.opening) !== proven.entry.commitment)
    throw new Broken('OPENING_MISMATCH', `${at}/opening`);
}

function shown({ entry, index, opening }: Proven): ShownEntry {
  const out: Record<string, Json> = {};
  for (const [name, field] of Object.entries((opening?.fields ?? {}) as JsonObject)) {
    const value = (field as JsonObject).value;
    if (value !== undefined) Object.defineProperty(out, name, { value, enumerable: true });
  }
  return { entry: { ...entry } as unknown as Entry, index: Number(index), shown: out };
}

/** SM3(02 ‖ canonical({name: hex of SM3(03 ‖ salt ‖ canonical(value))})); where a field is not shown, its digest. */
function commitmentOf(opening: JsonObject): string {
  const digests = Object.create(null) as JsonObject;
  for (const [name, field] of Object.entries(opening.fields as JsonObject)) {
    const { digest, salt, value } = field as JsonObject;
    digests[name] =
      digest ?? hex(sm3(concat(Uint8Array.of(3), fromHex(salt as string)!, utf8(canonical(value as Json)))));
  }
  return hex(sm3(concat(Uint8Array.of(2), utf8(canonical(digests)))));
}

// ---- the form ----------------------------------------------------------------------------------------------------

function readProof(bytes: Uint8Array): Proof {
  if (bytes.length > largest) throw new Broken('TOO_LARGE', '');
  const value = parseCanonical(decoded(bytes));
  if (value === undefined) throw new Broken('NOT_CANONICAL', '');
  const { format, checkpoint, consistency, entries } = members(
    value,
    '',
    ['checkpoint', 'entries', 'format'],
    'consistency',
  );
  if (format !== 'atrium-proof/1') throw new Broken('MALFORMED', '/format');
  return {
    checkpoint: readText(checkpoint, '/checkpoint'),
    consistency: consistency === undefined ? null : readGrowth(consistency),
    entries: readEntries(entries),
  };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Broken('NOT_CANONICAL', '');
  }
}

/** The members that must be there, the one that may be, and no others. */
function members(
  value: Json | undefined,
  at: string,
  required: readonly string[],
  optional?: string,
): { [name: string]: Json | undefined } {
  const wrong = new Broken('MALFORMED', at);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong;
  const names = Object.keys(value);
  if (!required.every((name) => names.includes(name))) throw wrong;
  if (!names.every((name) => required.includes(name) || name === optional)) throw wrong;
  return value;
}

function readText(value: Json | undefined, at: string): string {
  if (typeof value !== 'string') throw new Broken('MALFORMED', at);
  return value;
}

function readPath(value: Json | undefined, at: string): Bytes[] {
  const wrong = new Broken('MALFORMED', at);
  if (!Array.isArray(value) || value.length > longestPath) throw wrong;
  return value.map((item) => {
    if (!isHash(item)) throw wrong;
    return fromHex(item)!;
  });
}

function readGrowth(value: Json): NonNullable<Proof['consistency']> {
  const { checkpoint, path } = members(value, '/consistency', ['checkpoint', 'path']);
  return {
    checkpoint: readText(checkpoint, '/consistency/checkpoint'),
    path: readPath(path, '/consistency/path'),
  };
}

function readEntries(value: Json | undefined): Proven[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostEntries)
    throw new Broken('MALFORMED', '/entries');
  const out: Proven[] = [];
  value.forEach((item, i) => {
    const proven = readEntry(item, `/entries/${i}`);
    const before = out.at(-1);
    if (before && proven.index <= before.index) throw new Broken('MALFORMED', `/entries/${i}/index`);
    out.push(proven);
  });
  return out;
}

function readEntry(value: Json, at: string): Proven {
  const wrong = (where: string) => new Broken('MALFORMED', `${at}/${where}`);
  const { entry, index, opening, path } = members(value, at, ['entry', 'index', 'path'], 'opening');
  if (!isEntry(entry)) throw wrong('entry');
  if ((typeof index !== 'number' && typeof index !== 'bigint') || index < 0) throw wrong('index');
  if (opening !== undefined && !isOpening(opening)) throw wrong('opening');
  return { entry, index, opening: opening ?? null, path: readPath(path, `${at}/path`) };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isHash = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isPublicText = (value: Json | undefined) => typeof value === 'string' && /^[!-~]{1,128}$/.test(value);

function isEntry(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) &&
    Object.keys(value).length === 4 &&
    isPublicText(value.act) &&
    isPublicText(value.subject) &&
    (typeof value.at === 'number' || typeof value.at === 'bigint') &&
    isHash(value.commitment)
  );
}

function isOpening(value: Json): value is JsonObject {
  return (
    isObject(value) &&
    Object.keys(value).length === 1 &&
    isObject(value.fields) &&
    Object.values(value.fields).every(isField)
  );
}

function isField(value: Json): boolean {
  if (!isObject(value)) return false;
  const names = Object.keys(value);
  if (names.length === 1) return isHash(value.digest);
  return names.length === 2 && isHash(value.salt) && value.value !== undefined;
}
