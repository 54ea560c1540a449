import { reactive } from 'vue';

export interface Toast {
  key: number;
  message: string;
  secondsLeft: number;
  undo?: () => void | Promise<void>;
}

export const toasts = reactive<Toast[]>([]);
let last = 0;

export function dismiss(key: number): void {
  const at = toasts.findIndex((toast) => toast.key === key);
  if (at >= 0) toasts.splice(at, 1);
}

/**
 * Says what has been done. With `undo` it can be taken back for ten seconds; whatever must not be missed,
 * or asks for an answer, belongs on the page instead.
 */
export function tell(message: string, undo?: Toast['undo'], seconds = 10): number {
  const toast = reactive<Toast>({ key: ++last, message, secondsLeft: seconds, undo });
  toasts.push(toast);
  const clock = setInterval(() => {
    toast.secondsLeft -= 1;
    if (toast.secondsLeft > 0 && toasts.includes(toast)) return;
    clearInterval(clock);
    dismiss(toast.key);
  }, 1000);
  return toast.key;
}

export async function takeBack(toast: Toast): Promise<void> {
  dismiss(toast.key);
  await toast.undo?.();
}
