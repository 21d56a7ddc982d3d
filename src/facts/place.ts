// Where the facts of a repository lie in the folder that all machines see, and whose share a repository is.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StadiumError } from '../domain/errors.ts';
import type { RepositoryName } from '../domain/project.ts';

/** Under this key a file says what it is. */
export const noteKey = 'stadium';

/** `openstack/neutron.parquet`; the name was checked where the registry was read. */
export function factsPath(folder: string, repository: RepositoryName): string {
  return join(folder, `${repository}.parquet`);
}

/** Beside it, when it was last asked for and what came of it. */
export function askedPath(folder: string, repository: RepositoryName): string {
  return join(folder, `${repository}.asked.json`);
}

export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** `2/4`. Throws USAGE for anything else. */
export function shardNamed(text: string): Shard {
  const [, number, of] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (number !== undefined && of !== undefined && number >= 1 && number <= of)
    return { number, of };
  throw new StadiumError('USAGE', `--shard ${text}: expected a share such as 1/4`, {
    hint: 'Shares are numbered from 1: with four machines 1/4, 2/4, 3/4 and 4/4.',
  });
}

/** By a hash of the name alone: whoever else joins, a shard keeps its repositories, and so its git cache. */
export function isInShard(repository: RepositoryName, { number, of }: Shard): boolean {
  const digest = createHash('sha256').update(repository).digest();
  return digest.readUInt32BE(0) % of === number - 1;
}
