import { defineConfig } from 'vitest/config';

/** Journeys through a real browser against the real server: see tests/browser/run. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/e2e/**/*.test.ts'],
    // One city, one browser, one story after the other: what one does, the next one finds.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 240_000,
  },
});
