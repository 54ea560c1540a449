import { computed, onScopeDispose, ref, shallowReactive, toValue, type MaybeRefOrGetter } from 'vue';

/** One key and what it does on the page that is open. */
export interface KeyAct {
  key: string;
  name: string;
  run: () => void;
}

interface Layer {
  acts: MaybeRefOrGetter<readonly KeyAct[]>;
  modal: boolean;
}

const stored = 'atrium.keys';
const layers = shallowReactive<Layer[]>([]);

/** Single keys can be switched off, for whoever speaks to the machine or presses them by accident (WCAG 2.1.4). */
export const keysOn = ref(localStorage.getItem(stored) !== 'off');

export function switchKeys(on: boolean): void {
  keysOn.value = on;
  localStorage.setItem(stored, on ? 'on' : 'off');
}

/** What can be pressed now; a later layer wins, and a modal one hides all before it. */
export const activeKeys = computed<KeyAct[]>(() => {
  const found = new Map<string, KeyAct>();
  for (const layer of layers.toReversed()) {
    for (const act of toValue(layer.acts)) if (!found.has(act.key)) found.set(act.key, act);
    if (layer.modal) break;
  }
  return [...found.values()];
});

/** An input method for Chinese may swallow the letter; the place of the key on the board still tells it. */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return key === 'Process' && place ? place.toLowerCase() : key;
}

const typed = ['text', 'search', 'tel', 'email', 'password', 'number', 'date', 'url'];

/** Whether what is pressed belongs to a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return typed.includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

function dialogIsForeign(): boolean {
  const open = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
  return open && !layers.some((layer) => layer.modal);
}

export function press(event: KeyboardEvent): void {
  if (!keysOn.value || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (isTyping(event.target) || dialogIsForeign()) return;
  const letter = letterOf(event);
  const act = activeKeys.value.find(({ key }) => key === letter);
  if (!act) return;
  event.preventDefault();
  act.run();
}

if (typeof window !== 'undefined') addEventListener('keydown', press);

/** Keys of a page or a part, for as long as it is open. */
export function useKeys(acts: MaybeRefOrGetter<readonly KeyAct[]>, modal = false): void {
  const layer = { acts, modal };
  layers.push(layer);
  onScopeDispose(() => layers.splice(layers.indexOf(layer), 1));
}
