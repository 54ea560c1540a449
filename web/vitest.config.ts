import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import vite from './vite.config.ts';

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      environment: 'jsdom',
      // One browser-like world for all files: making one takes longer than most tests.
      isolate: false,
      alias: { '@test': fileURLToPath(new URL('./test', import.meta.url)) },
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      // Journeys need the program itself: tests/browser/run.
      exclude: ['test/e2e/**', 'node_modules/**'],
      setupFiles: ['test/setup.ts'],
    },
  }),
);
