import { ref } from 'vue';

const stored = 'atrium.elder';

/** 长辈版: larger type, larger targets, fewer entries. Kept in this browser. */
export const elder = ref(false);

export function setElder(on: boolean): void {
  elder.value = on;
  document.documentElement.toggleAttribute('data-elder', on);
  localStorage.setItem(stored, on ? 'on' : 'off');
}

export function restoreElder(): void {
  setElder(localStorage.getItem(stored) === 'on');
}
