import type { Case, CaseItem, Defect, DefectCode } from './api';

/** The closed list of services.md §6.2 (d). */
export const defectCodes: readonly DefectCode[] = [
  'missing',
  'too_few_copies',
  'not_signed',
  'expired',
  'inconsistent',
  'illegible',
  'wrong_format',
  'not_of_this_item',
];

/** What to do about it, as a notice says it. Chinese, because that is the language of the act. */
export function usualFix(code: DefectCode, name: string, copies: number): string {
  const fixes: Record<DefectCode, string> = {
    missing: `请补交“${name}”。`,
    too_few_copies: `请补足“${name}”的份数，共需 ${Math.max(copies, 1)} 份。`,
    not_signed: `请在“${name}”上签字或者盖章后重新提交。`,
    expired: `“${name}”已过有效期，请提交有效期内的材料。`,
    inconsistent: `“${name}”与申请表填写的内容不一致，请核对更正后重新提交。`,
    illegible: `“${name}”不清晰，请重新扫描或者拍照后提交。`,
    wrong_format: `“${name}”的格式不符合要求，请按办事指南要求的格式重新提交。`,
    not_of_this_item: `所交材料不是“${name}”，请提交办事指南要求的材料。`,
  };
  return fixes[code];
}

/** One material of the item as the desk handles it: what is asked, what was handed in, and whether it may be named. */
export interface MaterialLine {
  code: string;
  name: string;
  copies: number;
  /** Named in an earlier notice's time and not handed in since: the law lets it be told once only. */
  told: boolean;
}

const noticesThatTell = ['supplement', 'online_one_time_notice'];

function lastTold(notices: Case['notices']): string | undefined {
  const told = notices.filter(({ kind }) => noticesThatTell.includes(kind)).map(({ issued_at }) => issued_at);
  return told.sort().at(-1);
}

export function materialLines(of: Case, item: CaseItem): MaterialLine[] {
  const told = lastTold(of.notices);
  return item.asked.flatMap((code) => {
    const material = item.item.materials.find((one) => one.code === code);
    if (!material) return [];
    const there = of.materials.find((one) => one.code === code);
    const since = there !== undefined && told !== undefined && there.handed_in_at > told;
    return [{ code, name: material.name.zh, copies: material.copies, told: told !== undefined && !since }];
  });
}

/** What the clerk has noted of one material while looking at it. */
export interface Finding {
  ticked: boolean;
  code: DefectCode;
  howToFix: string;
}

/** The defects that the notice will name, in the order of the materials. */
export function defectsOf(
  lines: readonly MaterialLine[],
  found: Readonly<Record<string, Finding>>,
): Defect[] {
  return lines
    .filter(({ code, told }) => found[code]?.ticked && !told)
    .map(({ code }) => ({
      material: code,
      code: found[code]!.code,
      how_to_fix: found[code]!.howToFix.trim(),
    }));
}

const shortestFix = 4;

export interface DefectFault {
  pointer: string;
  key: 'none' | 'short';
}

/** What keeps the notice from being sent; the server checks it again. */
export function faultsIn(defects: readonly Defect[]): DefectFault[] {
  if (defects.length === 0) return [{ pointer: '/defects', key: 'none' }];
  return defects.flatMap(({ how_to_fix }, index) =>
    [...how_to_fix].length < shortestFix
      ? [{ pointer: `/defects/${index}/how_to_fix`, key: 'short' as const }]
      : [],
  );
}
