import { compilePattern, type Pattern } from './pattern';
import type { Condition, FormDocument, ObjectSchema, Prefill, Property, RegionLevel, Words } from './profile';

export type FieldKind =
  | 'text'
  | 'choice'
  | 'choices'
  | 'yes_no'
  | 'whole'
  | 'decimal'
  | 'money'
  | 'date'
  | 'region'
  | 'files'
  | 'group'
  | 'repeat';
export type TextFormat = 'plain' | 'id-number' | 'credit-code' | 'mobile' | 'email' | 'postcode';

export interface FileRule {
  kinds: string[];
  maxMb: number;
  material?: string;
  held?: string;
}

/** One question, with every default filled in. */
export interface Field {
  name: string;
  kind: FieldKind;
  format: TextFormat;
  widget?: string;
  label: Words;
  hint?: Words;
  unit?: Words;
  noun?: Words;
  required: boolean;
  sensitive: boolean;
  shownWhen?: Condition;
  prefill?: Prefill;
  missing?: Words;
  wrong?: Words;
  minLength: number;
  maxLength: number;
  lines: boolean;
  pattern?: Pattern;
  minimum: number;
  maximum: number;
  decimals: number;
  choices: { value: string; name: Words }[];
  constant?: unknown;
  days: { min?: number; max?: number };
  region: { level: RegionLevel; within: string };
  files: FileRule;
  minItems: number;
  maxItems: number;
  fields: Field[];
}

export interface Step {
  name: string;
  title: Words;
  why?: Words;
  fields: Field[];
}

export interface Form {
  name: string;
  title: Words;
  steps: Step[];
  /** Of the outermost object, in the order of the steps. */
  fields: Field[];
}

export const largestNumber = 9_007_199_254_740_991;

const textFormats = ['id-number', 'credit-code', 'mobile', 'email', 'postcode'];
const mostItems: Partial<Record<FieldKind, number>> = { files: 20, choices: 200, repeat: 50 };

function kindOf(property: Property): FieldKind {
  switch (property.type) {
    case 'boolean':
      return 'yes_no';
    case 'integer':
      return property.format === 'money' ? 'money' : 'whole';
    case 'number':
      return 'decimal';
    case 'object':
      return 'group';
    case 'array':
      if (property.items?.type === 'object') return 'repeat';
      return property.items?.enum ? 'choices' : 'files';
  }
  if (property.format === 'date' || property.format === 'region') return property.format;
  return property.enum ? 'choice' : 'text';
}

function fieldsOf(schema: ObjectSchema): Field[] {
  return Object.entries(schema.properties).map(([name, property]) =>
    fieldOf(name, property, schema.required?.includes(name) ?? false),
  );
}

function innerFields(property: Property, kind: FieldKind): Field[] {
  if (kind === 'group') return fieldsOf(property as ObjectSchema);
  return kind === 'repeat' ? fieldsOf(property.items as ObjectSchema) : [];
}

function fieldOf(name: string, property: Property, required: boolean): Field {
  const kind = kindOf(property);
  const lines = property['x-widget'] === 'textarea';
  const codes = property.enum ?? property.items?.enum ?? [];
  const file = property['x-file'];
  return {
    name,
    kind,
    required,
    lines,
    format: textFormats.includes(property.format ?? '') ? (property.format as TextFormat) : 'plain',
    widget: property['x-widget'],
    label: property['x-label'],
    hint: property['x-hint'],
    unit: property['x-unit'],
    noun: property['x-noun'],
    sensitive: property['x-sensitive'] ?? false,
    shownWhen: property['x-show-when'],
    prefill: property['x-prefill'],
    missing: property['x-messages']?.missing,
    wrong: property['x-messages']?.wrong,
    minLength: property.minLength ?? 0,
    maxLength: property.maxLength ?? (lines ? 2_000 : 200),
    pattern: property.pattern === undefined ? undefined : compilePattern(property.pattern),
    minimum: property.minimum ?? (kind === 'money' ? 0 : -largestNumber),
    maximum: property.maximum ?? largestNumber,
    decimals: kind === 'decimal' ? (property['x-decimals'] ?? 2) : 0,
    choices: codes.map((value) => ({ value, name: property['x-names']![value]! })),
    constant: property.const,
    days: property['x-days'] ?? {},
    region: { level: property['x-region']?.level ?? 'county', within: property['x-region']?.within ?? '' },
    files: {
      kinds: file?.kinds ?? ['pdf', 'ofd', 'jpg', 'png'],
      maxMb: file?.max_mb ?? 20,
      material: file?.material,
      held: file?.held,
    },
    minItems: property.minItems ?? 0,
    maxItems: property.maxItems ?? mostItems[kind] ?? 0,
    fields: innerFields(property, kind),
  };
}

/** Reads a document that the server has published, and so has checked: nothing is doubted here. */
export function readForm(document: FormDocument): Form {
  const fields = new Map(fieldsOf(document.schema).map((field) => [field.name, field]));
  const steps = document.steps.map(({ name, title, why, fields: names }) => ({
    name,
    title,
    why,
    fields: names.map((field) => fields.get(field)!),
  }));
  return { name: document.name, title: document.title, steps, fields: steps.flatMap((step) => step.fields) };
}
