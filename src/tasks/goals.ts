// Practices and community goals, a table of projects by goals.

import { goalAnswer } from '../criteria/goals.ts';
import type { ProbeView } from '../criteria/probe-view.ts';
import { probesOf } from '../criteria/wanted.ts';
import { findSeries, isInCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Goal, GoalAnswer, GoalDay, GoalRow } from '../domain/goals.ts';
import { peopleDirectory } from '../domain/people.ts';
import { isInTree, type Project, type ProjectClass } from '../domain/project.ts';
import { addDays, type IsoDate } from '../domain/time.ts';
import { readCriteriaTable } from '../evidence/criteria.ts';
import { snapshotDays } from '../evidence/places.ts';
import { repositoryState } from '../lifecycle/repository-state.ts';
import { loadCriteria } from '../registry/criteria.ts';
import { loadGoals } from '../registry/goals.ts';
import { type Data, loadData } from '../registry/load.ts';
import { criteriaFolder, dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { mirrorPlace } from './git-base.ts';
import type { World } from './outside-world.ts';
import { probeViewsAt, type TreesRequest } from './probe-views.ts';
import { requireProjects } from './project-names.ts';

export interface GoalsRequest extends TreesRequest {
  readonly asOf?: string;
  /** Other days to hold beside it. */
  readonly against?: readonly string[];
  /** Also the same day of so many weeks before. */
  readonly weeks?: number;
  /** Also every day of which answers are kept. */
  readonly history?: boolean;
}

export interface Goals extends GoalDay {
  readonly goals: readonly Goal[];
  /** Earlier days, in order. */
  readonly against: readonly GoalDay[];
}

/** Goals and practices of every member, as of a day. Throws USAGE for a family that has none. */
export async function goals(request: GoalsRequest, world: World): Promise<Goals> {
  const folder = dataFolder(request);
  const data = loadData(folder, packagedData);
  const asked = loadGoals(folder, packagedData, data);
  if (asked.length === 0) {
    throw new StadiumError('USAGE', `${folder} holds no goals.yaml`, {
      hint: 'Write one: `stadium schema goals` prints its schema.',
    });
  }
  const names = data.registry.projects.map(({ name }) => name);
  requireProjects(request.project ?? [], names, 'the registry');
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, data.calendar);
  const kept = snapshotDays(criteriaFolder(folder));
  const days: GoalDay[] = [];
  for (const day of [...earlier(request, asOf, kept, data), asOf])
    days.push(
      keptDay(day, kept, asked, folder, request) ?? {
        asOf: day,
        projects: await goalAnswers(data, asked, day, request, world),
      },
    );
  const now = days.at(-1) as GoalDay;
  return { ...now, goals: asked, against: days.slice(0, -1) };
}

/** The days to hold beside it, each once, earliest first. */
function earlier(
  { against = [], weeks = 0, history = false }: GoalsRequest,
  asOf: IsoDate,
  kept: readonly IsoDate[],
  { calendar }: Data,
): readonly IsoDate[] {
  const named = against.map((written) => dayNamed(written, calendar));
  const weekly = Array.from({ length: weeks }, (_, week) => addDays(asOf, -7 * (week + 1)));
  const all = [...named, ...weekly, ...(history ? kept : [])];
  return [...new Set(all)].filter((day) => day < asOf).sort();
}

/** What is kept of the day, unless the user says where to read; what was added to the goals since is unknown there. */
function keptDay(
  day: IsoDate,
  kept: readonly IsoDate[],
  goals: readonly Goal[],
  folder: string,
  { gitBase, project = [] }: GoalsRequest,
): GoalDay | undefined {
  if (gitBase !== undefined || !kept.includes(day)) return undefined;
  const rows = readCriteriaTable(criteriaFolder(folder), day).goals;
  if (rows === undefined) return undefined;
  const projects = rows
    .filter((row) => project.length === 0 || project.includes(row.project))
    .map((row) => ({
      ...row,
      answers: Object.fromEntries(goals.map(({ id }) => [id, row.answers[id] ?? 'unknown'])),
    }));
  return { asOf: day, projects };
}

/** The answers of every member with a tree of its own, as of the day. */
export async function goalAnswers(
  data: Data,
  wanted: readonly Goal[],
  asOf: IsoDate,
  options: TreesRequest,
  world: World,
): Promise<readonly GoalRow[]> {
  const place = await mirrorPlace(data, options, world);
  const asked = wanted.filter(({ since }) => isAsked(since, data, asOf));
  const projects = members(data, options.project ?? [], asOf).map((project) => {
    const {
      name,
      repositories: [repository = ''],
      class: kind,
    } = project;
    return { name, repository, class: kind };
  });
  const set = loadCriteria(dataFolder(options), packagedData, data.registry) ?? noCriteria;
  const readAt = Math.floor(world.now().getTime() / 1000);
  const moment = {
    day: asOf,
    calendar: data.calendar,
    readAt,
    people: peopleDirectory(data.people),
  };
  const { views } = await probeViewsAt(projects, probesOf(asked), set, moment, place);
  return projects.map(({ name, class: kind }) => rowOf(name, wanted, asked, kind, views.get(name)));
}

/** What goals lean on where a family has no criteria: nothing. */
const noCriteria = {
  places: {},
  jobs: {},
  templates: {},
  runtimes: {},
  names: {},
};

/** Those listed on the day. In-tree components have no tree of their own to be asked about. */
function members(
  { registry, calendar }: Data,
  wanted: readonly string[],
  asOf: IsoDate,
): readonly Project[] {
  return registry.projects.filter(
    (project) =>
      !isInTree(project) &&
      isInCycles(calendar, project.listed, asOf) &&
      (wanted.length === 0 || wanted.includes(project.name)),
  );
}

function isAsked(since: string, { calendar }: Data, asOf: IsoDate): boolean {
  const series = findSeries(calendar, since);
  return series !== undefined && series.start <= asOf;
}

function rowOf(
  project: string,
  goals: readonly Goal[],
  asked: readonly Goal[],
  kind: ProjectClass,
  view: ProbeView | undefined,
): GoalRow {
  const tree = view?.trees.get(view.repository);
  const isRetired = tree?.state === 'known' && repositoryState(tree.value.paths) === 'emptied';
  const answer = (goal: Goal): GoalAnswer => {
    if (isRetired || !asked.includes(goal)) return 'not-asked';
    return view === undefined ? 'unknown' : goalAnswer(goal, kind, view);
  };
  const reason = tree?.state === 'known' ? tree.value.lost : tree?.reason.detail;
  return {
    project,
    answers: Object.fromEntries(goals.map((goal) => [goal.id, answer(goal)])),
    ...(isRetired ? { isRetired } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}
