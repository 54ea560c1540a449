/** What the form renderer needs of the world, and how a form's answers stand for an item's materials and situations. */
import type { Field, Form } from '@/forms/form';
import type { FileInfo, FormPorts } from '@/forms/ports';
import type { Answers, Json } from '@/forms/profile';
import { session } from '@/lib/session';
import { sending } from '@/lib/uploads';
import { divisions, type Case, type Item, type MaterialAnswer } from './api';

export const filesOf = ({ materials }: Case): Record<string, FileInfo> =>
  Object.fromEntries(
    materials.flatMap(({ files }) => files.map(({ id, name, size }) => [id, { name, bytes: size }])),
  );

const parts = new Map<string, ReturnType<typeof divisions>>();

export const formPorts: Omit<FormPorts, 'save'> = {
  files: { send: sending },
  regions: {
    get root() {
      return session.city.value?.division_code ?? '';
    },
    /** Divisions do not change while somebody writes an address. */
    parts: (code) => {
      const asked = parts.get(code) ?? divisions(code);
      parts.set(code, asked);
      asked.catch(() => parts.delete(code));
      return asked;
    },
  },
};

/** Fields for files wherever they stand, with the pointer at which they do; repeated ones have several. */
function fileFields(
  fields: readonly Field[],
  answers: Answers,
  at = '',
): [string, Field, Json | undefined][] {
  return fields.flatMap((field): [string, Field, Json | undefined][] => {
    const pointer = `${at}/${field.name}`;
    const value = answers[field.name];
    if (field.kind === 'files') return [[pointer, field, value]];
    if (field.kind === 'group') return fileFields(field.fields, (value ?? {}) as Answers, pointer);
    if (field.kind === 'repeat')
      return ((value ?? []) as Answers[]).flatMap((one, i) =>
        fileFields(field.fields, one, `${pointer}/${i}`),
      );
    return [];
  });
}

/** A question that decides which materials are asked for is named like the item's, its answers like the situations. */
export function situationsOf(item: Item, answers: Answers): string[] {
  return item.situations.flatMap(({ code, situations }) => {
    const answer = answers[code];
    if (answer === true) return [code];
    const chosen = Array.isArray(answer) ? answer : [answer];
    return situations.map((one) => one.code).filter((one) => chosen.includes(one));
  });
}

const isAsked = (material: Item['materials'][number], situations: readonly string[]) =>
  material.situations.length === 0 || material.situations.some((one) => situations.includes(one));

/** The files of the form, material by material; a form names a material as the item does. */
export function materialsOf(item: Item, form: Form, answers: Answers): MaterialAnswer[] {
  const situations = situationsOf(item, answers);
  const files = fileFields(form.fields, answers);
  return item.materials
    .filter((material) => isAsked(material, situations))
    .flatMap((material) => {
      const own = files.filter(([, { files: rule }]) => rule.material === material.name.zh);
      if (!own.length) return [];
      return [{ code: material.code, files: own.flatMap(([, , value]) => (value ?? []) as string[]) }];
    });
}

/** Where the form asks for a material: an error about the material belongs there. */
export function fieldOfMaterial(item: Item, form: Form, answers: Answers, code: string): string | undefined {
  const name = item.materials.find((material) => material.code === code)?.name.zh;
  return fileFields(form.fields, answers).find(([, { files: rule }]) => rule.material === name)?.[0];
}
