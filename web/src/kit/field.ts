import { computed, useId } from 'vue';

/** What every field has: a name, perhaps help, and a sentence when something is wrong with it. */
export interface FieldProps {
  /** The address of the field in an error summary. */
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  optional?: boolean;
  /** The only question of its page: its label is the page's heading. */
  heading?: boolean;
}

export function useField(props: FieldProps) {
  const own = useId();
  const id = computed(() => props.id ?? `field-${own}`);
  const describedBy = computed(
    () =>
      [props.hint && `${id.value}-hint`, props.error && `${id.value}-error`].filter(Boolean).join(' ') ||
      undefined,
  );
  /** What the wrapper wants; a control's own props would end up as attributes of the wrapper. */
  const field = computed(() => {
    const { label, hint, error, optional, heading } = props;
    return { id: id.value, label, hint, error, optional, heading };
  });
  return { id, describedBy, field };
}

/** `/shareholders/0/name` lives in the document as `f-shareholders-0-name`. */
export function fieldId(pointer: string): string {
  return `f${pointer.replaceAll('/', '-').replace(/[^\w-]/g, '_')}`;
}
