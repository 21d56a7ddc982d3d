import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/history/**', 'tests/bench/**', 'tests/fixtures/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
