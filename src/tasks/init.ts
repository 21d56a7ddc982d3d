// What `stadium init` does: reads governance, writes a data folder that validates, and a first snapshot of unknowns.

import { join } from 'node:path';
import { teamNames } from '../collect/governance/blocks.ts';
import type { SeriesReleases } from '../collect/governance/deliverables.ts';
import type { GovernanceFacts } from '../collect/governance/source.ts';
import { type Calendar, seriesAt } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { GovernanceEntry } from '../domain/facts.ts';
import type { Decision } from '../domain/lifecycle.ts';
import type { IsoDate } from '../domain/time.ts';
import { seriesMarked } from '../lifecycle/drift.ts';
import { isListed } from '../lifecycle/governance-entry.ts';
import { readCalendar } from '../registry/calendar.ts';
import { decisionsYaml, type InitProject, stadiumYaml } from '../registry/init.ts';
import type { NewFamily } from '../report/new-family.ts';
import { nearestHint } from '../words/nearest.ts';
import { refuseFilled, writeFamily } from './first-snapshot.ts';
import { cacheFolder, dayNamed, packagedData, today } from './folders.ts';
import { defaultGovernance, governanceAt } from './governance.ts';
import type { Places, World } from './outside-world.ts';

export interface InitRequest extends Places {
  /** Teams as governance names them, in any case; every team where it is `all`. */
  readonly teams: readonly string[] | 'all';
  readonly output: string;
  readonly asOf?: string;
  readonly gitBase?: string;
  readonly offline?: boolean;
}

const publicBase = 'https://opendev.org/{repo}';

/** Writes the folder. Throws USAGE when it is not empty or governance has no such team. */
export async function init(request: InitRequest, world: World): Promise<NewFamily> {
  const { output: folder } = request;
  refuseFilled(folder);
  const calendar = readCalendar(join(packagedData, 'calendar.yaml')).value;
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, calendar);
  const { facts, releases } = await governanceFacts(request, asOf, world);
  const teams = teamsWanted(request, facts);
  const entries = once(teams.flatMap((team) => membersOf(team, facts)));
  const team = request.teams === 'all' ? 'OpenStack' : teams.join(', ');
  const projects = projectsOf(entries, { calendar, asOf, releases });
  const text = stadiumYaml({
    team,
    asOf,
    gitBase: request.gitBase ?? publicBase,
    allowLocal: request.gitBase !== undefined,
    projects: teams.length > 1 ? projects : projects.map(({ team: _, ...project }) => project),
  });
  const decisions = decisionsYaml(recorded(entries, calendar), asOf);
  const files = { 'stadium.yaml': text, 'decisions.yaml': decisions };
  await writeFamily(folder, files, asOf, world);
  const others = { archived: 0, leftOut: 0 };
  return { folder, team, asOf, projects: projects.length, ...others };
}

async function governanceFacts(
  { teams, gitBase, offline = false, ...places }: InitRequest,
  asOf: IsoDate,
  world: World,
): Promise<{ facts: GovernanceFacts; releases: readonly SeriesReleases[] }> {
  const [first = ''] = teams;
  const { governance, releases } = await governanceAt(first, asOf, defaultGovernance, {
    base: gitBase ?? publicBase,
    allowLocal: gitBase !== undefined,
    cacheRoot: await cacheFolder(places, world),
    offline,
    signal: world.signal,
  });
  if (governance.state === 'known') {
    const released = releases.state === 'known' ? releases.value.releases : [];
    return { facts: governance.value, releases: released };
  }
  const { repository } = defaultGovernance;
  const { detail } = governance.reason;
  throw new StadiumError('SOURCE', `${repository} could not be read: ${detail}`, {
    hint: 'Check the network, or name a copy with --git-base.',
  });
}

/** The teams as governance spells them. */
function teamsWanted({ teams }: InitRequest, facts: GovernanceFacts): readonly string[] {
  const named = teamNames(facts.texts.projects);
  if (teams === 'all') return named;
  return teams.map((wanted) => {
    const team = named.find((name) => name.toLowerCase() === wanted.toLowerCase()) ?? wanted;
    if (membersOf(team, facts).length > 0) return team;
    throw new StadiumError('USAGE', `governance has no team "${wanted}" with deliverables`, {
      hint: nearestHint(wanted, named),
    });
  });
}

/** What governance lists on the day, specifications and documents too. */
function membersOf(team: string, { entriesOf }: GovernanceFacts): readonly GovernanceEntry[] {
  return entriesOf(team).filter((entry) => isListed(entry) && entry.repositories.length > 0);
}

/** A registry names each project and each repository once; governance may name one in two teams. */
function once(entries: readonly GovernanceEntry[]): readonly GovernanceEntry[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const name = ` ${entry.deliverable.toLowerCase()}`;
    const repositories = entry.repositories.filter((each) => !seen.has(each));
    if (seen.has(name) || repositories.length === 0) return [];
    for (const each of [name, ...repositories]) seen.add(each);
    return [{ ...entry, repositories }];
  });
}

interface Day {
  readonly calendar: Calendar;
  readonly asOf: IsoDate;
  readonly releases: readonly SeriesReleases[];
}

function projectsOf(
  entries: readonly GovernanceEntry[],
  { calendar, asOf, releases }: Day,
): readonly InitProject[] {
  const types = typesOf(releases, calendar);
  return entries.map(({ deliverable: name, repositories, team, listedFrom }) => ({
    name,
    repositories,
    team,
    type: types.get(name),
    listedFrom: seriesAt(calendar, listedFrom ?? asOf)?.name,
  }));
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
