import { hex } from '@/lib/ledger/bytes';
import { parseVerifierKey } from '@/lib/ledger/checkpoint';
import { checkProof, type ProofReport, type Verdict } from '@/lib/ledger/proof';
import { canVerifyEd25519, type VerifierKey } from '@/lib/ledger/signature';
import { ledgerKeys } from './api';

/** What is checked of a proof file, in this order; a failed step leaves those behind it open. */
export const steps = ['form', 'signature', 'growth', 'inclusion', 'content'] as const;
export type Step = (typeof steps)[number];
export type StepState = 'good' | 'bad' | 'open';

const failedAt: Record<Exclude<Verdict, 'GOOD'>, Step> = {
  TOO_LARGE: 'form',
  NOT_CANONICAL: 'form',
  MALFORMED: 'form',
  CHECKPOINT_MALFORMED: 'form',
  UNTRUSTED: 'signature',
  BAD_SIGNATURE: 'signature',
  SIGNATURE_MISSING: 'signature',
  OTHER_LEDGER: 'growth',
  NOT_CONSISTENT: 'growth',
  BEYOND_SIZE: 'inclusion',
  NOT_INCLUDED: 'inclusion',
  OPENING_MISMATCH: 'content',
};

export interface Verified {
  report: ProofReport;
  good: boolean;
  steps: { step: Step; state: StepState }[];
  keys: { name: string; algorithm: VerifierKey['algorithm']; id: string; signed: boolean }[];
  /** Whether this browser had to leave out the second kind of signature. */
  partly: boolean;
}

/** The ledger's keys as this server names them, without those that this browser cannot use. */
async function trustedKeys(): Promise<{ keys: VerifierKey[]; partly: boolean }> {
  const named = (await ledgerKeys()).keys.map(parseVerifierKey).filter((key) => key !== null);
  const able = await canVerifyEd25519();
  const keys = named.filter(({ algorithm }) => able || algorithm !== 'ed25519');
  return { keys, partly: keys.length < named.length };
}

export async function verify(bytes: Uint8Array): Promise<Verified> {
  const { keys, partly } = await trustedKeys();
  const report = await checkProof(bytes, keys);
  const failed = report.verdict === 'GOOD' ? undefined : failedAt[report.verdict];
  const done = steps.filter((step) => step !== 'growth' || report.continues || failed === 'growth');
  const stop = failed ? done.indexOf(failed) : done.length;
  return {
    report,
    good: !failed,
    steps: done.map((step, at) => ({ step, state: at < stop ? 'good' : at === stop ? 'bad' : 'open' })),
    keys: keys.map((key) => ({
      name: key.name,
      algorithm: key.algorithm,
      id: hex(key.id),
      signed: report.signedBy.includes(key),
    })),
    partly,
  };
}
