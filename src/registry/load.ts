// A data folder as one value. A folder may hold stadium.yaml alone: what is missing comes with the package.

import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Calendar, findSeries, monthsAsCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Decision } from '../domain/lifecycle.ts';
import type { People } from '../domain/people.ts';
import type { Registry } from '../domain/project.ts';
import type { PointsCard, Policy } from '../domain/verdict.ts';
import { sources } from '../sources/table.ts';
import { type Problem, suggestion } from '../words/problems.ts';
import { readCalendar } from './calendar.ts';
import { readDecisions } from './decisions.ts';
import { readMachines } from './machines.ts';
import { readPeople } from './people.ts';
import { readPolicy } from './policy.ts';
import { readRegistry } from './projects.ts';
import type { DataFile } from './yaml.ts';

export interface Data {
  readonly registry: Registry;
  readonly calendar: Calendar;
  readonly people: People;
  readonly decisions: readonly Decision[];
  readonly policy: Policy;
  /** The file that each part was read from; undefined where the folder has none and none is needed. */
  readonly files: {
    readonly registry: string;
    readonly calendar: string;
    readonly people: string;
    readonly decisions: string | undefined;
    readonly policy: string;
  };
}

/**
 * Reads a data folder and holds its files against each other. Calendar, people and policy that the folder lacks are
 * read from `packaged`; decisions are not, because those are another team's, nor is OpenStack's calendar for a family
 * of others: it counts in months. Throws `DATA_INVALID`.
 */
export function loadData(folder: string, packaged: string): Data {
  const decided = join(folder, 'decisions.yaml');
  const [registry, calendar, people, policy, decisions] = readAll(
    () => readRegistry(registryFile(folder)),
    () => readCalendar(ownOrPackaged(folder, packaged, 'calendar.yaml')),
    () => peopleOf(folder, packaged),
    () => readPolicy(ownOrPackaged(folder, packaged, 'policy.yaml')),
    () => (existsSync(decided) ? readDecisions(decided) : undefined),
  );
  const isOthers = registry.value.cycles === 'none';
  const series = isOthers && calendar.path.startsWith(packaged) ? monthsAsCycles() : calendar.value;
  readAll(
    () => refuseUnknownSeries(registry, series),
    () => decisions && refuseMisnamed(decisions, registry.value, series),
  );
  return {
    registry: registry.value,
    calendar: series,
    people: people.value,
    decisions: decisions?.value ?? [],
    policy:
      isOthers && policy.path.startsWith(packaged)
        ? forOthers(policy.value, registry.value)
        : policy.value,
    files: {
      registry: registry.path,
      calendar: calendar.path,
      people: people.path,
      decisions: decisions?.path,
      policy: policy.path,
    },
  };
}

/** What verdicts meant was counted on OpenStack's past, and the pages on what helps are OpenStack's. */
function forOthers({ meaning: _counted, mend = {}, cards, ...policy }: Policy, registry: Registry) {
  const bare = Object.entries(mend).map(([measure, { how }]) => [measure, { how }] as const);
  return {
    ...policy,
    mend: Object.fromEntries(bare),
    cards: cards.map((card) => withoutUnnamed(card, registry)),
  };
}

/** Without rows of sources that the family does not have: it is not short of a gate that it has no use for. */
function withoutUnnamed(card: PointsCard, { sources: named }: Registry): PointsCard {
  const foreign = new Set(sources.flatMap(({ definitions }) => definitions.map(({ id }) => id)));
  for (const { name, definitions } of sources) {
    if (named[name] !== undefined) for (const { id } of definitions) foreign.delete(id);
  }
  const groups = card.groups.flatMap((group) => {
    const rows = group.rows.filter(({ measure }) => !foreign.has(measure));
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
  const { kept, ...rest } = card;
  if (kept === undefined) return { ...rest, groups };
  const asked = kept.filter(
    ({ measure, whereAsked }) => whereAsked !== true || !foreign.has(measure),
  );
  return { ...rest, groups, kept: asked };
}

/** Runs them all, so that a person sees what is wrong with every file at once. */
function readAll<T extends readonly unknown[]>(...reads: { [K in keyof T]: () => T[K] }): T {
  const failures: StadiumError[] = [];
  const values = reads.map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof StadiumError)) throw error;
      failures.push(error);
      return undefined;
    }
  });
  const [first] = failures;
  if (first === undefined) return values as unknown as T;
  if (failures.length === 1) throw first;
  const message = failures.map((failure) => failure.message).join('\n');
  throw new StadiumError('DATA_INVALID', message, {
    ...(first.hint !== undefined && { hint: first.hint }),
    cause: first,
  });
}

function registryFile(folder: string): string {
  const file = join(folder, 'stadium.yaml');
  if (existsSync(file)) return file;
  throw new StadiumError('DATA_INVALID', `${file}:1:1: there is no such file`, {
    hint: 'Name a folder that holds stadium.yaml with --data, or make one with `stadium init`.',
  });
}

/** What the folder says of people adds to what the package knows, and may take entries out of it. */
function peopleOf(folder: string, packaged: string): DataFile<People> {
  const world = readMachines(join(packaged, 'machines.yaml')).value;
  const file = join(packaged, 'people.yaml');
  const known = readPeople(file, { ...world, organisations: [] });
  const own = join(folder, 'people.yaml');
  if (!existsSync(own) || isSameFile(own, file)) return known;
  return readPeople(own, known.value);
}

function isSameFile(one: string, other: string): boolean {
  return realpathSync(one) === realpathSync(other);
}

function ownOrPackaged(folder: string, packaged: string, file: string): string {
  const own = join(folder, file);
  return existsSync(own) ? own : join(packaged, file);
}

function refuseUnknownSeries(registry: DataFile<Registry>, calendar: Calendar): void {
  const problems = registry.value.projects.flatMap(({ listed }, index) => {
    const base = ['projects', index, 'listed'];
    return [
      ...unknownSeries(calendar, listed.from, [...base, 'from']),
      ...unknownSeries(calendar, listed.to, [...base, 'to']),
      ...backwards(calendar, listed, base),
    ];
  });
  if (problems.length > 0) throw registry.invalid(problems);
}

/** The problem with a series that the calendar does not have; none where it has. */
export function unknownSeries(
  calendar: Calendar,
  series: string | undefined,
  keyPath: Problem['keyPath'],
): Problem[] {
  if (series === undefined || findSeries(calendar, series) !== undefined) return [];
  const names = calendar.filter(({ isMonth }) => isMonth !== true).map(({ name }) => name);
  return [{ keyPath, message: `"${series}" is not in the calendar${suggestion(series, names)}` }];
}

function backwards(
  calendar: Calendar,
  { from, to }: { from?: string; to?: string },
  keyPath: Problem['keyPath'],
): Problem[] {
  const order = (series: string) =>
    calendar.findIndex(({ name }) => name === findSeries(calendar, series)?.name);
  if (from === undefined || to === undefined || order(to) < 0 || order(from) <= order(to))
    return [];
  return [
    {
      keyPath: [...keyPath, 'to'],
      message: `${to} came before ${from}`,
      against: [...keyPath, 'from'],
    },
  ];
}

/** Holds decisions against the projects and series that they name. Throws `DATA_INVALID`. */
export function refuseMisnamed(
  decisions: DataFile<readonly Decision[]>,
  registry: Registry,
  calendar: Calendar,
): void {
  const names = registry.projects.map(({ name }) => name);
  const problems = decisions.value.flatMap((decision, index) => [
    ...unknownProject(names, decision.project, ['decisions', index, 'project']),
    ...unknownProject(names, decision.into, ['decisions', index, 'into']),
    ...unknownSeries(calendar, decision.cycle, ['decisions', index, 'cycle']),
    ...unknownSeries(calendar, decision.notBefore, ['decisions', index, 'notBefore']),
  ]);
  if (problems.length > 0) throw decisions.invalid(problems);
}

function unknownProject(
  names: readonly string[],
  project: string | undefined,
  keyPath: Problem['keyPath'],
): Problem[] {
  if (project === undefined || names.includes(project)) return [];
  return [
    {
      keyPath,
      message: `"${project}" is not a project of stadium.yaml${suggestion(project, names)}`,
    },
  ];
}
