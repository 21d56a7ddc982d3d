// The governance and releases repositories, mirrored like any other, read as of a day.

import { type MirrorOptions, mirror } from '../collect/git/mirror.ts';
import { mirrored } from '../collect/governance/mirrored.ts';
import {
  collectGovernance,
  type FileSource,
  type GovernanceAnswer,
} from '../collect/governance/source.ts';
import type { UnknownReason } from '../domain/facts.ts';
import type { Registry, RepositoryName } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';

export const defaultGovernance = {
  repository: 'openstack/governance',
  releases: 'openstack/releases',
} as const;

/** Where the registry says that its family is governed; a family of another host may have no such place. */
export function governanceOf({ sources, cycles }: Registry) {
  return sources.governance ?? (cycles === 'openstack' ? defaultGovernance : undefined);
}

/** Where mirrors come from and go to: everything but the repository's name. */
export type MirrorPlace = Omit<MirrorOptions, 'repository'>;

/** Brings both mirrors up to date, unless the place is offline, and reads them. */
export async function governanceAt(
  team: string,
  asOf: IsoDate,
  names: { readonly repository: RepositoryName; readonly releases: RepositoryName },
  place: MirrorPlace,
): Promise<GovernanceAnswer> {
  const [governance, releases] = await Promise.all([
    sourceOf(names.repository, place),
    sourceOf(names.releases, place),
  ]);
  return await collectGovernance({
    team,
    asOf,
    governance: { name: names.repository, source: governance },
    releases: { name: names.releases, source: releases },
  });
}

export async function sourceOf(
  repository: RepositoryName,
  place: MirrorPlace,
): Promise<FileSource> {
  const found = await mirror({ ...place, repository });
  if (found.state === 'unknown') return unanswered(found.reason);
  return mirrored(found.value, { signal: place.signal, offline: place.offline === true });
}

function unanswered(reason: UnknownReason): FileSource {
  const unknown = async () => ({ state: 'unknown', reason }) as const;
  return { versions: unknown, tree: unknown, files: unknown, commitAt: unknown };
}
