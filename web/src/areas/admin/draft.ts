import type { Item } from './api';

/** What the page lets be rewritten; the rest of the item goes along as it is. */
export interface DraftFields {
  nameZh: string;
  nameEn: string;
  aliases: string;
  scope: string;
  conditions: string;
  prohibitions: string;
  promiseAmount: string;
  promiseNote: string;
  address: string;
  window: string;
  hours: string;
  consultPhone: string;
  supervisePhone: string;
  materials: {
    code: string;
    nameZh: string;
    nameEn: string;
    copies: string;
    paper: string;
    instructions: string;
  }[];
}

const whole = (lines: readonly string[]) => lines.join('\n');
const split = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const given = (text: string) => text.trim() || null;

export function fieldsOf(item: Item): DraftFields {
  const { place, limits } = item;
  return {
    nameZh: item.name.zh,
    nameEn: item.name.en,
    aliases: whole(item.aliases),
    scope: item.scope ?? '',
    conditions: whole(item.conditions),
    prohibitions: whole(item.prohibitions),
    promiseAmount: limits.promise ? String(limits.promise.amount) : '',
    promiseNote: limits.promise_note ?? '',
    address: place.address ?? '',
    window: place.window ?? '',
    hours: place.hours ?? '',
    consultPhone: place.consult_phone ?? '',
    supervisePhone: place.supervise_phone ?? '',
    materials: item.materials.map(({ code, name, copies, paper, instructions }) => ({
      code,
      nameZh: name.zh,
      nameEn: name.en,
      copies: String(copies),
      paper: paper ?? '',
      instructions: instructions ?? '',
    })),
  };
}

/** The promise keeps its unit; where there was none it is counted in working days. */
function promiseOf(item: Item, amount: string): Item['limits']['promise'] {
  if (!amount.trim()) return null;
  const unit = item.limits.promise?.unit ?? 'workday';
  return { unit: unit === 'none' ? 'workday' : unit, amount: Number(amount) };
}

export function itemWith(item: Item, fields: DraftFields): Item {
  return {
    ...item,
    name: { zh: fields.nameZh.trim(), en: fields.nameEn.trim() },
    aliases: split(fields.aliases),
    scope: given(fields.scope),
    conditions: split(fields.conditions),
    prohibitions: split(fields.prohibitions),
    limits: {
      ...item.limits,
      promise: promiseOf(item, fields.promiseAmount),
      promise_note: given(fields.promiseNote),
    },
    place: {
      ...item.place,
      address: given(fields.address),
      window: given(fields.window),
      hours: given(fields.hours),
      consult_phone: given(fields.consultPhone),
      supervise_phone: given(fields.supervisePhone),
    },
    materials: item.materials.map((material) => {
      const written = fields.materials.find(({ code }) => code === material.code);
      if (!written) return material;
      return {
        ...material,
        name: { zh: written.nameZh.trim(), en: written.nameEn.trim() },
        copies: Number(written.copies),
        paper: given(written.paper),
        instructions: given(written.instructions),
      };
    }),
  };
}
