// What the release team recorded: for each series, the releases of each deliverable and how it is released.

import { parseDocument } from 'yaml';
import { z } from 'zod';
import { isTooNested } from '../../domain/nesting.ts';
import type { RepositoryName } from '../../domain/project.ts';

/** The deliverable file of one series. */
export interface SeriesReleases {
  readonly deliverable: string;
  /** Code name of the series: the folder of the file. */
  readonly series: string;
  readonly team: string | undefined;
  readonly releaseModel: string | undefined;
  /** What the release team calls it: `library`, `client-library`, `horizon-plugin`, `tempest-plugin`, `service`, `other`. */
  readonly type: string | undefined;
  readonly repositories: readonly RepositoryName[];
  /** Versions in order; tags that end a branch (`train-em`, `train-eol`) are not releases. */
  readonly versions: readonly string[];
  /**
   * Releases of the very commit of the release before them in the same series: what the release team makes when a
   * deadline comes and the project asked for nothing. The final release of a candidate is not counted.
   */
  readonly withoutChange: number;
  readonly isEndOfLife: boolean;
}

/** Reads `deliverables/<series>/<name>.yaml`; undefined for another path or what is not a deliverable. */
export function seriesReleases(path: string, text: string): SeriesReleases | undefined {
  const [, series, deliverable] = /^deliverables\/([^/]+)\/([^/]+)\.yaml$/.exec(path) ?? [];
  if (series === undefined || deliverable === undefined || series.startsWith('_')) return undefined;
  if (isTooNested(text)) return undefined;
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const parsed = File.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (!parsed.success) return undefined;
  const { team, type, releases, 'release-model': releaseModel } = parsed.data;
  const made = releases.filter(
    ({ version }) => /^\d/.test(version) && !/-e(?:m|om|ol)$/.test(version),
  );
  return {
    deliverable,
    series,
    team,
    releaseModel,
    type,
    repositories: Object.keys(parsed.data['repository-settings']),
    versions: made.map(({ version }) => version),
    withoutChange: made.filter((release, index) => isUnchanged(release, made[index - 1])).length,
    isEndOfLife: releases.some(({ version }) => version.endsWith('-eol')),
  };
}

const Release = z.object({
  version: z.string(),
  projects: z.array(z.object({ repo: z.string(), hash: z.string().optional() })).catch([]),
});

const File = z.object({
  team: z.string().optional(),
  type: z.string().optional(),
  'release-model': z.string().optional(),
  'repository-settings': z.record(z.string(), z.unknown()).catch({}),
  releases: z.array(Release).catch([]),
});

function isUnchanged(
  release: z.output<typeof Release>,
  before: z.output<typeof Release> | undefined,
): boolean {
  if (before === undefined || isFinalOf(release.version, before.version)) return false;
  const hashes = new Map(before.projects.map(({ repo, hash }) => [repo, hash]));
  return (
    release.projects.length > 0 &&
    release.projects.every(({ repo, hash }) => hash !== undefined && hashes.get(repo) === hash)
  );
}

function isFinalOf(version: string, candidate: string): boolean {
  return candidate.startsWith(`${version}.0rc`);
}
