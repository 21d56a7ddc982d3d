// What `stadium criteria` does: the scorecard of a day, from the file that is at hand or from the repositories.

import { join, relative } from 'node:path';
import { answerOf, withPeople } from '../criteria/card.ts';
import { byPipeline } from '../criteria/job-run.ts';
import type { ProbeView } from '../criteria/probe-view.ts';
import { isOfJobs, probesOf } from '../criteria/wanted.ts';
import { writeInside } from '../disk/write.ts';
import type { CriteriaCard, CriteriaSet, CriteriaTable, Question } from '../domain/criteria.ts';
import { isInCycles, seriesAt } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import { peopleDirectory } from '../domain/people.ts';
import { isInTree } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { formatCriteria, readCriteriaTable } from '../evidence/criteria.ts';
import { snapshotDays } from '../evidence/places.ts';
import { repositoryState } from '../lifecycle/repository-state.ts';
import { loadAnswers } from '../registry/answers.ts';
import { requireCriteria } from '../registry/criteria.ts';
import { loadGoals } from '../registry/goals.ts';
import { type Data, loadData } from '../registry/load.ts';
import { criteriaFolder, dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { mirrorPlace } from './git-base.ts';
import { goalAnswers } from './goals.ts';
import { changingData } from './locked.ts';
import type { Places, World } from './outside-world.ts';
import { type Asked, probeViewsAt, type Trees } from './probe-views.ts';
import { requireProjects } from './project-names.ts';

export interface CriteriaRequest extends Places {
  readonly asOf?: string;
  readonly project?: readonly string[];
  readonly gitBase?: string;
  readonly offline?: boolean;
  /** Other days to hold beside it, from files at hand. */
  readonly against?: readonly string[];
  /** Keep the answers in the data folder. */
  readonly keep?: boolean;
}

export interface CriteriaResult {
  readonly table: CriteriaTable;
  /** Earlier days, in order. */
  readonly against: readonly CriteriaTable[];
  /** Where the answers were kept. */
  readonly file?: string;
}

/** The scorecard, and those of other days. Throws USAGE for a day of which nothing is at hand and nobody may be asked. */
export async function criteria(
  request: CriteriaRequest,
  world: Pick<World, 'env' | 'now' | 'signal'>,
): Promise<CriteriaResult> {
  const folder = dataFolder(request);
  const data = loadData(folder, packagedData);
  const asOf = request.asOf === undefined ? undefined : dayNamed(request.asOf, data.calendar);
  const days = snapshotDays(criteriaFolder(folder));
  const kept = asOf === undefined ? days.findLast((day) => day <= today(world)) : asOf;
  const isAtHand = request.gitBase === undefined && request.keep !== true;
  const seen =
    isAtHand && kept !== undefined && days.includes(kept)
      ? readCriteriaTable(criteriaFolder(folder), kept)
      : await tableAt(data, folder, asOf ?? today(world), request, world);
  const goals = request.keep === true ? await goalsOn(seen.asOf, data, folder, request, world) : {};
  const keeping = () => keep({ ...seen, ...goals }, folder, request);
  const file = request.keep === true ? await changingData(request, world, keeping) : undefined;
  const against = (request.against ?? []).map((written) =>
    shown(atHand(folder, dayNamed(written, data.calendar), days), folder, request.project),
  );
  requireProjects(
    request.project ?? [],
    seen.projects.map(({ name }) => name),
    `the criteria of ${seen.asOf}`,
  );
  const table = shown(seen, folder, request.project);
  return { table, against, ...(file === undefined ? {} : { file }) };
}

/** What is kept of a day holds the community goals as well: they are probes of the same trees. */
async function goalsOn(
  day: IsoDate,
  data: Data,
  folder: string,
  request: CriteriaRequest,
  world: World,
): Promise<Pick<CriteriaTable, 'goals'>> {
  const asked = loadGoals(folder, packagedData, data);
  if (asked.length === 0) return {};
  const rows = await goalAnswers(data, asked, day, request, world);
  return {
    goals: rows.map(({ reason, ...row }) =>
      reason === undefined ? row : { ...row, reason: unreadWords },
    ),
  };
}

/** Git's own words would put folders of one machine into a file that is shipped. */
const unreadWords = 'it could not be read';

function keep(table: CriteriaTable, folder: string, { project = [] }: CriteriaRequest): string {
  if (project.length === 0) {
    const file = join(criteriaFolder(folder), `${table.asOf}.json`);
    writeInside(folder, relative(folder, file), formatCriteria(table));
    return file;
  }
  throw new StadiumError('USAGE', '--keep keeps the answers of all projects', {
    hint: 'Leave out --project.',
  });
}

function atHand(folder: string, day: IsoDate, days: readonly IsoDate[]): CriteriaTable {
  if (days.includes(day)) return readCriteriaTable(criteriaFolder(folder), day);
  throw new StadiumError('USAGE', `no answers of ${day} are at hand`, {
    hint: `There are those of ${days.slice(-5).join(', ')}; others: stadium criteria --as-of ${day} --keep`,
  });
}

/** The projects asked for, with what people said up to the day. */
function shown(
  table: CriteriaTable,
  folder: string,
  wanted: readonly string[] = [],
): CriteriaTable {
  const people = loadAnswers(folder);
  const projects = table.projects
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
    .map((card) => withPeople(card, people, table.dimensions, table.asOf));
  return { ...table, projects };
}

async function tableAt(
  data: Data,
  folder: string,
  day: IsoDate,
  request: CriteriaRequest,
  world: Pick<World, 'env' | 'now' | 'signal'>,
): Promise<CriteriaTable> {
  const set = requireCriteria(folder, packagedData, data.registry);
  const place = await mirrorPlace(data, request, world);
  const questions = set.questions.filter((each) => isInCycles(data.calendar, each, day));
  const asked = askedOn(day, data, set, request.project ?? []);
  const readAt = Math.floor(world.now().getTime() / 1000);
  const moment = { day, calendar: data.calendar, readAt, people: peopleDirectory(data.people) };
  const probes = probesOf(questions);
  const { views, trees } = await probeViewsAt(asked, probes, set, moment, place);
  const looksAtJobs = probes.some(isOfJobs);
  const ids = questions.map(({ id }) => id);
  const dimensions = set.dimensions.map((each) => ({
    ...each,
    needs: each.needs.filter((id) => ids.includes(id)),
  }));
  return {
    asOf: day,
    series: seriesAt(data.calendar, day)?.name ?? '',
    title: set.title,
    source: set.source,
    dimensions,
    questions: questions.map(({ id, words, mend, source }) => ({ id, words, mend, source })),
    pins: pinsOf(trees),
    projects: asked.map((each) => {
      const view = views.get(each.name);
      const card = cardOf(each, questions, view, trees);
      return looksAtJobs && view !== undefined && card.state === 'live'
        ? { ...card, jobs: byPipeline(view.jobs) }
        : card;
    }),
  };
}

/** Members on the day with a tree of their own, and those that were assessed beside them; others where they are named. */
function askedOn(
  day: IsoDate,
  { registry, calendar }: Data,
  set: CriteriaSet,
  wanted: readonly string[],
): readonly Asked[] {
  const members = registry.projects
    .filter((project) => !isInTree(project) && project.role === 'judged')
    .map(({ name, repositories: [repository = name], class: kind, listed }) => ({
      ...{ name, repository, class: kind },
      isThere: isInCycles(calendar, listed, day),
    }));
  const assessed = set.assessed.map(({ project: name, repository, class: kind, from, to }) => ({
    ...{ name, repository, class: kind },
    isThere: isInCycles(calendar, { from, to }, day),
  }));
  const all = [...members, ...assessed];
  requireProjects(
    wanted,
    all.map(({ name }) => name),
    'the registry',
  );
  const chosen = all.filter((each) =>
    wanted.length === 0 ? each.isThere : wanted.includes(each.name),
  );
  return chosen.filter(({ name }, at) => chosen.findIndex((each) => each.name === name) === at);
}

function pinsOf(trees: Trees): CriteriaTable['pins'] {
  return [...trees]
    .map(([repository, tree]) =>
      tree.state === 'known' ? { repository, commit: tree.value.commit } : { repository },
    )
    .sort((a, b) => (a.repository < b.repository ? -1 : 1));
}

/** Answers as probes give them; what people said is laid over them whenever they are shown. */
function cardOf(
  { name, repository, class: kind }: Asked,
  questions: readonly Question[],
  view: ProbeView | undefined,
  trees: Trees,
): CriteriaCard {
  const tree = trees.get(repository);
  const head = { name, repository, class: kind };
  if (tree?.state === 'known' && repositoryState(tree.value.paths) === 'emptied') {
    return { ...head, state: 'retired', commit: tree.value.commit, answers: {}, dimensions: {} };
  }
  const answers = Object.fromEntries(
    questions.flatMap((question) =>
      view === undefined ? [] : [[question.id, answerOf(question, kind, view)] as const],
    ),
  );
  if (tree?.state === 'known')
    return { ...head, state: 'live', commit: tree.value.commit, answers, dimensions: {} };
  const reason = tree?.reason;
  return {
    ...head,
    state: 'unreadable',
    ...(reason === undefined ? {} : { reason }),
    answers,
    dimensions: {},
  };
}
