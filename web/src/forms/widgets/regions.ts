/** Divisions by their statistical codes: 6 digits down to the county, 9 of a town, 12 of a village. */
import type { RegionPort } from '../ports';
import type { RegionLevel } from '../profile';

export type AnyLevel = 'province' | 'city' | RegionLevel;

export function levelOf(code: string): AnyLevel {
  if (code.length > 9) return 'village';
  if (code.length > 6) return 'town';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

const digits: Record<RegionLevel, number> = { county: 6, town: 9, village: 12 };

/** Whether a division is as deep as that level or deeper. */
export function reaches(code: string, level: RegionLevel): boolean {
  return code.length >= digits[level] && levelOf(code) !== 'province' && levelOf(code) !== 'city';
}

function parentOf(code: string): string {
  switch (levelOf(code)) {
    case 'village':
      return code.slice(0, 9);
    case 'town':
      return code.slice(0, 6);
    case 'county':
      return `${code.slice(0, 4)}00`;
    case 'city':
      return `${code.slice(0, 2)}0000`;
    default:
      return '';
  }
}

/** The divisions above one, from the largest below `root` down. */
export function parentsOf(code: string, root: string): string[] {
  const above: string[] = [];
  for (let next = code && parentOf(code); next && next !== root; next = parentOf(next)) above.unshift(next);
  return above;
}

/** 三里河街道 北京路社区: the name of a division within the root, as far as it can be learned. */
export async function regionName(code: string, port: RegionPort): Promise<string> {
  const path = [...parentsOf(code, port.root), code];
  const names = await Promise.all(
    path.map(async (part, index) => {
      const regions = await port.parts(index === 0 ? port.root : path[index - 1]!);
      return regions.find((region) => region.code === part)?.name ?? part;
    }),
  );
  return names.join(' ');
}
