import * as credit from '@/lib/creditcode';
import type { IdentifierFault } from '@/lib/identifier';
import * as citizen from '@/lib/idnumber';
import type { Fault } from './fault';

function underRule(rule: string, fault: IdentifierFault | undefined): Fault | undefined {
  if (!fault) return undefined;
  const { code, message, expected } = fault;
  return { code, message, params: expected === undefined ? { rule } : { rule, expected } };
}

export const faultInCitizenNumber = (code: string, today: string) =>
  underRule('id-number', citizen.faultInCitizenNumber(code, today));

export const faultInCreditCode = (code: string, today: string) =>
  underRule('credit-code', credit.faultInCreditCode(code, today));
