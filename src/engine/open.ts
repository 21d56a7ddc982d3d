// The engines that a fleet can be asked through, by name.

import type { Engine } from './engine.ts';

export const engineNames = ['duckdb', 'clickhouse'] as const;
export type EngineName = (typeof engineNames)[number];

/** Throws ENVIRONMENT where the engine is not at hand. */
export async function openEngine(
  name: EngineName,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Engine> {
  if (name === 'clickhouse') return await (await import('./clickhouse.ts')).clickhouse(env);
  return await (await import('./duckdb.ts')).duckdb();
}
