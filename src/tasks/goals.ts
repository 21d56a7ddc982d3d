// Practices and community goals, a table of projects by goals.

import { goalAnswer } from '../criteria/goals.ts';
import type { ProbeView } from '../criteria/probe-view.ts';
import { probesOf } from '../criteria/wanted.ts';
import { findSeries, isInCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Goal, GoalAnswer, GoalRow } from '../domain/goals.ts';
import { isInTree, type Project, type ProjectClass } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { loadCriteria } from '../registry/criteria.ts';
import { loadGoals } from '../registry/goals.ts';
import { type Data, loadData } from '../registry/load.ts';
import { dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { mirrorPlace } from './git-base.ts';
import type { Places, World } from './outside-world.ts';
import { probeViewsAt } from './probe-views.ts';
import { requireProjects } from './project-names.ts';

/** Where trees are read, and of which projects. */
export interface GoalPlace extends Places {
  readonly gitBase?: string;
  readonly offline?: boolean;
  readonly project?: readonly string[];
}

export interface GoalsRequest extends GoalPlace {
  readonly asOf?: string;
}

export interface Goals {
  readonly asOf: IsoDate;
  readonly goals: readonly Goal[];
  readonly projects: readonly GoalRow[];
}

/** Goals and practices of every member, as of a day. Throws USAGE for a family that has none. */
export async function goals(request: GoalsRequest, world: World): Promise<Goals> {
  const folder = dataFolder(request);
  const data = loadData(folder, packagedData);
  const asked = loadGoals(folder, packagedData, data.registry);
  if (asked.length === 0) {
    throw new StadiumError('USAGE', `${folder} holds no goals.yaml`, {
      hint: 'Write one: `stadium schema goals` prints its schema.',
    });
  }
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, data.calendar);
  const projects = await goalAnswers(data, asked, asOf, request, world);
  return { asOf, goals: asked, projects };
}

/** The answers of every member with a tree of its own, as of the day. */
export async function goalAnswers(
  data: Data,
  wanted: readonly Goal[],
  asOf: IsoDate,
  options: GoalPlace,
  world: World,
): Promise<readonly GoalRow[]> {
  const place = await mirrorPlace(data, options, world);
  const names = data.registry.projects.map(({ name }) => name);
  requireProjects(options.project ?? [], names, 'the registry');
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
  const moment = { day: asOf, calendar: data.calendar, readAt };
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
  const answer = (goal: Goal): GoalAnswer => {
    if (!asked.includes(goal)) return 'not-asked';
    return view === undefined ? 'unknown' : goalAnswer(goal, kind, view);
  };
  const reason = tree?.state === 'known' ? tree.value.lost : tree?.reason.detail;
  return {
    project,
    answers: Object.fromEntries(goals.map((goal) => [goal.id, answer(goal)])),
    ...(reason === undefined ? {} : { reason }),
  };
}
