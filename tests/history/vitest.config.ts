// The tests that need the restored histories of real repositories: minutes, not seconds, so apart from `npm test`.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/history/setup.ts'],
    include: ['tests/history/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    reporters: ['default'],
  },
});
