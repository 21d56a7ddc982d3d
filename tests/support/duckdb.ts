// DuckDB is an optional package: tests that need it are skipped where it is not installed, and say so.

const name = '@duckdb/node-api';

export const hasDuckdb = await import(name).then(
  () => true,
  () => {
    console.warn(`skipped: ${name} is not installed: docs/scale.md says how`);
    return false;
  },
);
