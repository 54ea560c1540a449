import type { RouteRecordRaw } from 'vue-router';
import type { WordSource } from '@/lib/i18n';
import zh from './zh';

export const words: WordSource = { zh: async () => ({ default: zh }), en: () => import('./en') };

export const routes: RouteRecordRaw[] = [];
