// What is late and what comes next, for every project that the team listed or decided about.

import { isInCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { Project } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { rulesOf } from '../lifecycle/family-rules.ts';
import { lifecycleAt } from '../lifecycle/lifecycle.ts';
import { type Data, loadData } from '../registry/load.ts';
import { nearestHint } from '../words/nearest.ts';
import { dataFolder, dayNamed, packagedData, today } from './folders.ts';
import type { Places, World } from './outside-world.ts';

export interface TimelineRequest extends Places {
  /** As it could be known then; today when absent. */
  readonly asOf?: string;
  readonly projects?: readonly string[];
}

export interface Timeline {
  readonly team: string;
  readonly asOf: IsoDate;
  readonly entries: readonly TimelineEntry[];
  readonly rules: ReturnType<typeof rulesOf>;
}

/** Throws DATA_INVALID, or USAGE for a project that the team did not list then. */
export function timeline(request: TimelineRequest, world: World): Timeline {
  const data = loadData(dataFolder(request), packagedData);
  const { registry, calendar } = data;
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, calendar);
  const projects = projectsOn(data, asOf, request.projects ?? []);
  const entries = entriesOf(projects, data, asOf);
  return { team: registry.team, asOf, entries, rules: rulesOf(calendar) };
}

/**
 * The projects that the team listed on the day, and those that left with a decision on record: their last steps are
 * told to the end.
 */
function projectsOn(
  { registry, decisions, calendar }: Data,
  asOf: IsoDate,
  wanted: readonly string[],
): readonly Project[] {
  const decided = new Set(
    decisions.filter(({ date }) => date <= asOf).map(({ project }) => project),
  );
  const there = registry.projects.filter(
    ({ name, listed }) => isInCycles(calendar, listed, asOf) || decided.has(name),
  );
  const names = there.map(({ name }) => name);
  const missing = wanted.find((name) => !names.includes(name));
  if (missing === undefined)
    return there.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const isKnown = registry.projects.some(({ name }) => name === missing);
  const problem = isKnown
    ? `the team did not list "${missing}" on ${asOf}`
    : `the registry has no project "${missing}"`;
  throw new StadiumError('USAGE', problem, { hint: nearestHint(missing, names) });
}

function entriesOf(
  projects: readonly Project[],
  { registry, ...data }: Data,
  asOf: IsoDate,
): readonly TimelineEntry[] {
  const lifecycle = lifecycleAt({ ...data, projects: registry.projects, asOf });
  return projects.flatMap(lifecycle.timeline);
}
