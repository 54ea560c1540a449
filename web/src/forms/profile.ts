/** The form document as docs/form-profile.md describes it, and what the checker makes of it. */

export interface Words {
  zh: string;
  en: string;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** What an applicant has filled in: by field name, groups inside. Half-typed numbers and dates are text here. */
export type Answers = Record<string, Json>;

export interface FieldError {
  pointer: string;
  code: string;
  message: Words;
  params: Record<string, Json>;
}

export type Operator =
  | 'is'
  | 'is_not'
  | 'in'
  | 'not_in'
  | 'includes'
  | 'excludes'
  | 'at_least'
  | 'at_most'
  | 'more_than'
  | 'less_than'
  | 'filled'
  | 'empty';

export interface Comparison {
  field: string;
  operator: Operator;
  value?: Json;
}
export type Condition = Comparison | { all: Condition[] } | { any: Condition[] };

export interface Prefill {
  licence?: string;
  attribute: string;
  locked?: boolean;
}

export type RegionLevel = 'county' | 'town' | 'village';

export interface Property {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  format?: string;
  enum?: string[];
  const?: Json;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: { type: string; enum?: string[]; format?: string } & Partial<ObjectSchema>;
  properties?: Record<string, Property>;
  required?: string[];
  'x-label': Words;
  'x-hint'?: Words;
  'x-unit'?: Words;
  'x-names'?: Record<string, Words>;
  'x-noun'?: Words;
  'x-widget'?: string;
  'x-sensitive'?: boolean;
  'x-decimals'?: number;
  'x-days'?: { min?: number; max?: number };
  'x-region'?: { level?: RegionLevel; within?: string };
  'x-file'?: { kinds?: string[]; max_mb?: number; material?: string; held?: string };
  'x-show-when'?: Condition;
  'x-prefill'?: Prefill;
  'x-messages'?: { missing?: Words; wrong?: Words };
}

export interface ObjectSchema {
  properties: Record<string, Property>;
  required?: string[];
}

export interface FormDocument {
  profile: number;
  name: string;
  title: Words;
  steps: { name: string; title: Words; why?: Words; fields: string[] }[];
  schema: ObjectSchema & { $schema?: string; type: string };
}
