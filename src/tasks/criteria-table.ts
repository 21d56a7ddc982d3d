// The answers of a day from the repositories: who is asked on it, what their trees tell, and who has none.

import { answerOf } from '../criteria/card.ts';
import { byPipeline } from '../criteria/job-run.ts';
import type { ProbeView } from '../criteria/probe-view.ts';
import { isOfJobs, probesOf } from '../criteria/wanted.ts';
import type { CriteriaCard, CriteriaSet, CriteriaTable, Question } from '../domain/criteria.ts';
import { isInCycles, seriesAt } from '../domain/cycle.ts';
import { peopleDirectory } from '../domain/people.ts';
import { isInTree } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { repositoryState } from '../lifecycle/repository-state.ts';
import { requireCriteria } from '../registry/criteria.ts';
import type { Data } from '../registry/load.ts';
import { packagedData } from './folders.ts';
import { mirrorPlace } from './git-base.ts';
import type { World } from './outside-world.ts';
import { type Asked, probeViewsAt, type Trees, type TreesRequest } from './probe-views.ts';
import { requireProjects } from './project-names.ts';

/** Asks every question that was asked on the day. What people said is not in it yet. */
export async function criteriaAt(
  data: Data,
  folder: string,
  day: IsoDate,
  request: TreesRequest,
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
