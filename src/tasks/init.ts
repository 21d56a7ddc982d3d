// What `stadium init` does: reads governance, writes a data folder that validates, and a first snapshot of unknowns.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { teamNames } from '../collect/governance/blocks.ts';
import type { SeriesReleases } from '../collect/governance/deliverables.ts';
import type { GovernanceFacts } from '../collect/governance/source.ts';
import { writeWhole } from '../disk/write.ts';
import { type Calendar, seriesAt } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { GovernanceEntry, Known, RepositoryFacts } from '../domain/facts.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { peopleDirectory } from '../domain/people.ts';
import { type RepositoryName, repositoriesOf } from '../domain/project.ts';
import { type Snapshot, snapshotVersion } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { formatSnapshot } from '../evidence/format.ts';
import { seriesMarked } from '../lifecycle/drift.ts';
import { definitionsVersion } from '../measure/catalogue.ts';
import { measureProjects, prepare } from '../measure/project.ts';
import { windowsAt } from '../measure/windows.ts';
import { readCalendar } from '../registry/calendar.ts';
import { decisionsYaml, stadiumYaml } from '../registry/init.ts';
import { loadData } from '../registry/load.ts';
import { nearestHint } from '../words/nearest.ts';
import { cacheFolder, dayNamed, evidenceFolder, packagedData, today } from './folders.ts';
import { defaultGovernance, governanceAt, tellFailures } from './governance.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface InitOptions extends CommonOptions {
  /** One or several teams, as governance names them. */
  readonly team: readonly string[];
  readonly output: string;
  readonly asOf?: string;
  readonly gitBase?: string;
  readonly offline?: boolean;
}

const publicBase = 'https://opendev.org/{repo}';

/** Writes the folder. Throws USAGE when it is not empty or governance has no such team. */
export async function init(options: InitOptions, shell: Shell): Promise<void> {
  refuseFilled(options.output);
  const calendar = readCalendar(join(packagedData, 'calendar.yaml')).value;
  const asOf = options.asOf === undefined ? today(shell) : dayNamed(options.asOf, calendar);
  const teams: TeamEntries[] = [];
  for (const name of options.team) {
    const { facts, releases } = await governanceFacts(name, options, asOf, shell);
    const entries = facts.entries.filter(isMember);
    if (entries.length === 0) throw noSuchTeam(name, facts);
    teams.push({ team: spelled(name, facts), entries, types: typesOf(releases, calendar) });
  }
  const count = writeFolder(options, teams, calendar, asOf);
  const names = teams.map(({ team }) => team).join(', ');
  shell.out(`wrote ${options.output}: ${count} projects of ${names} as of ${asOf}\n`);
  shell.err(
    `next: stadium collect --data ${options.output}, then stadium report --data ${options.output}\n`,
  );
}

/** What governance lists for one team. */
interface TeamEntries {
  readonly team: string;
  readonly entries: readonly GovernanceEntry[];
  readonly types: ReadonlyMap<string, string>;
}

/** init writes over nothing. */
export function refuseFilled(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new StadiumError('USAGE', `--output ${folder}: the folder is not empty`, {
    hint: 'Name a new folder; init writes over nothing.',
  });
}

async function governanceFacts(
  team: string,
  options: InitOptions,
  asOf: IsoDate,
  shell: Shell,
): Promise<{ facts: GovernanceFacts; releases: readonly SeriesReleases[] }> {
  const { governance, releases, reports } = await governanceAt(team, asOf, defaultGovernance, {
    base: options.gitBase ?? publicBase,
    allowLocal: options.gitBase !== undefined,
    cacheRoot: await cacheFolder(options, shell),
    offline: options.offline === true,
    signal: shell.signal,
  });
  if (governance.state === 'known') {
    const released = releases.state === 'known' ? releases.value.releases : [];
    return { facts: governance.value, releases: released };
  }
  tellFailures(reports, shell);
  throw new StadiumError('SOURCE', 'openstack/governance could not be read', {
    hint: 'Check the network, or name a copy with --git-base.',
  });
}

/** What the release team calls each deliverable, by the newest series in which it does. */
function typesOf(
  releases: readonly SeriesReleases[],
  calendar: Calendar,
): ReadonlyMap<string, string> {
  const order = new Map(calendar.map(({ name }, index) => [name, index]));
  const known = releases
    .flatMap(({ deliverable, series, type }) =>
      type === undefined ? [] : [{ deliverable, type, at: order.get(series) ?? -1 }],
    )
    .sort((left, right) => left.at - right.at);
  return new Map(known.map(({ deliverable, type }) => [deliverable, type]));
}

/** Listed on the day, with code: specifications and documents are listed as deliverables as well. */
function isMember(entry: GovernanceEntry): boolean {
  const isListed = entry.listedFrom !== undefined && entry.listedTo === undefined;
  const isText = entry.releaseManagement === 'none' && /-(?:specs|docs?)$/.test(entry.deliverable);
  return isListed && !isText && entry.repositories.length > 0;
}

/** The team as governance spells it. */
function spelled(team: string, { texts }: GovernanceFacts): string {
  const wanted = team.toLowerCase();
  return teamNames(texts.projects).find((name) => name.toLowerCase() === wanted) ?? team;
}

function noSuchTeam(team: string, { texts }: GovernanceFacts): StadiumError {
  const teams = teamNames(texts.projects);
  return new StadiumError('USAGE', `governance has no team "${team}" with deliverables`, {
    hint: nearestHint(team, teams),
  });
}

/** Gives the number of projects. */
function writeFolder(
  options: InitOptions,
  teams: readonly TeamEntries[],
  calendar: Calendar,
  asOf: IsoDate,
): number {
  const { output } = options;
  const projects = teams.flatMap(({ team, entries, types }) =>
    entries.map((entry) => ({
      name: entry.deliverable,
      repositories: entry.repositories,
      type: types.get(entry.deliverable),
      listedFrom: seriesAt(calendar, entry.listedFrom ?? asOf)?.name,
      ...(teams.length > 1 ? { team } : {}),
    })),
  );
  const text = stadiumYaml({
    team: teams.map(({ team }) => team).join(', '),
    asOf,
    gitBase: options.gitBase ?? publicBase,
    allowLocal: options.gitBase !== undefined,
    projects,
  });
  writeWhole(join(output, 'stadium.yaml'), text);
  const entries = teams.flatMap((each) => each.entries);
  writeWhole(join(output, 'decisions.yaml'), decisionsYaml(recorded(entries, calendar), asOf));
  writeFirstSnapshot(output, asOf);
  return projects.length;
}

/** The marks of projects.yaml as decisions, so that their timelines are right from the start. */
function recorded(entries: readonly GovernanceEntry[], calendar: Calendar): readonly Decision[] {
  return entries.flatMap((entry) => {
    if (entry.deprecatedOn === undefined) return [];
    const series = seriesMarked(entry, calendar);
    const isOver = series === undefined || series.release < entry.deprecatedOn;
    return [
      {
        project: entry.deliverable,
        kind: 'deprecate',
        date: entry.deprecatedOn,
        ...(isOver ? {} : { cycle: series.name }),
        by: 'Technical Committee, governance repository',
        reason: `Marked as deprecated${entry.deprecatedIn === undefined ? '' : ` in ${entry.deprecatedIn}`}.`,
        link: 'https://opendev.org/openstack/governance/commits/branch/master/reference/projects.yaml',
      },
    ];
  });
}

/** So that a new folder reports at once. */
export function writeFirstSnapshot(folder: string, asOf: IsoDate): void {
  const file = join(evidenceFolder(folder), `${asOf}.json`);
  writeWhole(file, formatSnapshot(nothingYet(folder, asOf)));
}

/** A snapshot in which everything is unknown, because nothing was asked yet. */
function nothingYet(folder: string, asOf: IsoDate): Snapshot {
  const { registry, calendar, people } = loadData(folder, packagedData);
  const reason = { code: 'not-collected', detail: 'nothing was collected yet' } as const;
  const repositories = repositoriesOf(registry);
  const facts = new Map<RepositoryName, Known<RepositoryFacts>>(
    repositories.map((repository) => [repository, { state: 'unknown', reason }]),
  );
  const windows = windowsAt(calendar, asOf);
  return {
    snapshotVersion,
    definitions: definitionsVersion,
    team: registry.team,
    asOf,
    cycle: windows.cycle,
    windows: Object.values(windows.named),
    pins: [],
    sources: repositories.map((repository) => ({
      source: 'git',
      repository,
      state: 'failed',
      reason,
    })),
    projects: measureProjects(
      registry.projects,
      prepare(facts, [], peopleDirectory(people)),
      calendar,
      asOf,
    ),
  };
}
