import { inject, provide, type InjectionKey } from 'vue';
import type { FileInfo, FormPorts, Known } from './ports';
import type { Json } from './profile';

/** What every widget of one form shares. */
export interface FormContext {
  ports: Omit<FormPorts, 'save'>;
  /** Puts an answer in its place. Answers are replaced, never changed in place. */
  change(pointer: string, value: Json): void;
  /** Pointers of the fields that are to be seen now. */
  isShown(pointer: string): boolean;
  errorAt(pointer: string): string | undefined;
  knownAt(pointer: string): Known | undefined;
  holds(licence: string | undefined): boolean;
  /** Names of uploaded files by id: those known from the start, and those uploaded since. */
  fileInfo: Map<string, FileInfo>;
  /** Files that are still on their way keep the step from being left: by pointer, why. */
  unfinished: Map<string, string>;
}

const key: InjectionKey<FormContext> = Symbol('form');

export const provideForm = (context: FormContext) => provide(key, context);

export function useForm(): FormContext {
  const context = inject(key);
  if (!context) throw new Error('a form widget stands outside of a form');
  return context;
}
