// One team's part of a governance file, cut out before it is parsed: a version has 80 kB and there are over a thousand.

import { parseDocument } from 'yaml';
import { z } from 'zod';
import { isTooNested } from '../../domain/nesting.ts';

/** A deliverable as projects.yaml or legacy.yaml has it; only what is used. */
export interface Listing {
  readonly deliverable: string;
  readonly repositories: readonly string[];
  /** Series as written: `victoria`, `Xena`, `2023.2`. */
  readonly deprecatedIn: string | undefined;
  readonly releaseManagement: string | undefined;
  readonly retiredOn: string | undefined;
}

export interface TeamBlock {
  readonly listings: readonly Listing[];
  /** Who leads is not kept, only whether there is somebody. */
  readonly leadership: 'ptl' | 'distributed';
  readonly hasPtl: boolean;
  /** Kinds of liaison that are named: `release`, `security`. */
  readonly liaisons: readonly string[];
  /** Series for which nobody stood for election and the TC appointed somebody. */
  readonly appointed: readonly string[];
  readonly status: string | undefined;
}

/** The lines of a top-level key, in any case; undefined when the file has no such key. */
export function cutTeam(text: string, team: string): string | undefined {
  const wanted = new RegExp(`^(["']?)${team.replace(/[^\w\s-]/g, '\\$&')}\\1[ \\t]*:`, 'im');
  const found = wanted.exec(text);
  if (found === null) return undefined;
  const block = text.slice(found.index);
  const next = block.search(/\n[^\s#]/);
  return `${(next < 0 ? block : block.slice(0, next)).trimEnd()}\n`;
}

/** The names of all teams of the file, as written. */
export function teamNames(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const name = /^(["']?)([^\s#"'][^:"']*)\1\s*:\s*$/.exec(line)?.[2];
    return name === undefined ? [] : [name.trim()];
  });
}

/** Parses what `cutTeam` gave; undefined when it is not YAML (some versions of 2016 are not) or not a team. */
export function parseTeam(block: string): TeamBlock | undefined {
  if (isTooNested(block)) return undefined;
  const document = parseDocument(block, { schema: 'failsafe', logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const parsed = File.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (!parsed.success) return undefined;
  const team = Object.values(parsed.data)[0];
  return team === undefined ? undefined : blockOf(team);
}

const Text = z.string().optional().catch(undefined);

const Repositories = z
  .array(z.union([z.string(), z.object({ repo: z.string() }).transform(({ repo }) => repo)]))
  .catch([]);

const Deliverable = z
  .object({
    repos: Repositories,
    deprecated: Text,
    'release-management': Text,
    'retired-on': Text,
  })
  .catch({ repos: [] });

const Team = z.object({
  /** A map of deliverables; before July 2015 a list of repositories under `projects`. */
  deliverables: z.record(z.string(), Deliverable).catch({}),
  projects: Repositories,
  leadership_type: Text,
  ptl: z
    .union([z.string(), z.object({ name: Text, appointed: z.array(z.string()).catch([]) })])
    .optional()
    .catch(undefined),
  liaisons: z.record(z.string(), z.unknown()).catch({}),
  status: Text,
  'retired-on': Text,
});

const File = z.record(z.string(), Team);

function blockOf(team: z.output<typeof Team>): TeamBlock {
  const named = Object.entries(team.deliverables).map(([deliverable, entry]) => ({
    deliverable,
    repositories: entry.repos,
    deprecatedIn: entry.deprecated,
    releaseManagement: entry['release-management'],
    retiredOn: entry['retired-on'] ?? team['retired-on'],
  }));
  return {
    listings: [
      ...named,
      ...team.projects.map((repository) => bare(repository, team['retired-on'])),
    ],
    leadership: team.leadership_type === 'distributed' ? 'distributed' : 'ptl',
    hasPtl: typeof team.ptl === 'string' ? isName(team.ptl) : isName(team.ptl?.name),
    liaisons: Object.entries(team.liaisons)
      .filter(([, people]) => Array.isArray(people) && people.length > 0)
      .map(([kind]) => kind)
      .sort(),
    appointed: typeof team.ptl === 'object' ? team.ptl.appointed : [],
    status: team.status,
  };
}

function bare(repository: string, retiredOn: string | undefined): Listing {
  return {
    deliverable: repository.split('/').at(-1) ?? repository,
    repositories: [repository],
    deprecatedIn: undefined,
    releaseManagement: undefined,
    retiredOn,
  };
}

function isName(written: string | undefined): boolean {
  return (
    written !== undefined &&
    !/^(?:|null|~|tbd|vacant|none|appointment needed)$/i.test(written.trim())
  );
}
