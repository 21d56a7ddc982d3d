import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/history/**', 'tests/bench/**'],
    testTimeout: 30_000,
    reporters: ['default'],
  },
});
