import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/history/**', 'tests/bench/**', 'tests/fixtures/**'],
    // One fewer than the cores is the default, which on two cores is one.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
