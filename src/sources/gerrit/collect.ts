// The changes of many projects from one Gerrit, in as few questions as it allows; later runs ask only for what was touched since.

import type { Change, UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { startOfDay } from '../../domain/time.ts';
import { reasonOf } from '../../http/failure.ts';
import { askedTogether } from '../asked-together.ts';
import { type Collected, collected, type Outcome, unknown } from '../collected.ts';
import { hidesLandings, refuseFuture } from '../credible.ts';
import { type GerritChange, secondsOf, timestampOf } from './answers.ts';
import { overlapSeconds, type Question, readChanges } from './pages.ts';
import type { GerritOptions, GerritRun } from './run.ts';
import { type GerritState, stateOf, store, storedOf } from './stored.ts';
import { type Hidden, readHidden } from './visibility.ts';

/** Never throws for an ill Gerrit: that is a failed report. */
export async function collectGerrit(options: GerritOptions): Promise<Collected<readonly Change[]>> {
  const base = options.url.replace(/\/+$/, '');
  const run = { ...options, base };
  if (options.offline)
    return collected('gerrit', options.askedAt, options.projects.map(fromStore(run)));
  const outcomes: Outcome<readonly Change[]>[] = [];
  for (const group of groupsOf(run)) outcomes.push(...(await collectGroup(run, group)));
  return collected('gerrit', options.askedAt, outcomes);
}

interface Group {
  readonly projects: readonly RepositoryName[];
  /** Present where every project of the group was collected before. */
  readonly since?: {
    readonly seconds: number;
    readonly witnesses: readonly GerritState['witness'][];
    /** The number of one change of each project that has any: who shows it shows the project. */
    readonly signs: readonly number[];
  };
}

function groupsOf(run: GerritRun): readonly Group[] {
  const states = new Map(run.projects.map((project) => [project, stateOf(run, project)]));
  const known = run.projects.filter((project) => states.get(project) !== undefined);
  const fresh = run.projects.filter((project) => states.get(project) === undefined);
  return [
    ...askedTogether(fresh, projectTerm).map((projects) => ({ projects })),
    ...askedTogether(known, (project) => projectTerm(project) + anySign).map((projects) => {
      const witnesses = projects.flatMap((project) => states.get(project)?.witness ?? []);
      const seconds = Math.min(...witnesses.map(({ updated }) => updated)) - overlapSeconds;
      const signs = projects.flatMap((project) => storedOf(run, project).at(-1)?.number ?? []);
      return { projects, since: { seconds, witnesses, signs } };
    }),
  ];
}

function projectTerm(project: RepositoryName): string {
  return ` OR project:${project}`;
}

/** As long as a change's number will be for years. */
const anySign = ' OR change:99999999';

/** What comes to too much together is asked for in halves: of one project alone it is a fact about that one. */
async function collectGroup(
  run: GerritRun,
  group: Group,
): Promise<readonly Outcome<readonly Change[]>[]> {
  const question = questionOf(run, group);
  const query = `${question.projects} ${question.filter}`;
  const read = await reasonOf(() => readGroup(run, group, question));
  if ('value' in read) return keep(run, group, read.value, query);
  if (read.reason.code === 'too-big' && group.projects.length > 1) return inHalves(run, group);
  return group.projects.map((repository) => ({ repository, fact: unknown(read.reason) }));
}

async function inHalves(run: GerritRun, { projects }: Group) {
  const half = Math.ceil(projects.length / 2);
  const outcomes: Outcome<readonly Change[]>[] = [];
  for (const part of [projects.slice(0, half), projects.slice(half)]) {
    const groups = groupsOf({ ...run, projects: part });
    for (const each of groups) outcomes.push(...(await collectGroup(run, each)));
  }
  return outcomes;
}

function questionOf(run: GerritRun, { projects, since }: Group): Question {
  const { seconds, signs } = since ?? { seconds: startOfDay(run.window.from), signs: [] };
  const after = `after:"${timestampOf(seconds)}"`;
  const others = since === undefined ? ['status:open'] : signs.map((sign) => `change:${sign}`);
  return {
    projects: anyOf(projects.map((project) => `project:${project}`)),
    filter: anyOf([...others, after]),
  };
}

function anyOf(terms: readonly string[]): string {
  return terms.length === 1 ? terms.join() : `(${terms.join(' OR ')})`;
}

interface Read {
  readonly rows: readonly GerritChange[];
  readonly hidden: Hidden;
}

/**
 * A later run has to show the change that was newest before: a server that lost its index, or our sight of a project,
 * answers "nothing new" just as cheerfully. Without it everything is asked again.
 */
async function readGroup(run: GerritRun, group: Group, question: Question): Promise<Read> {
  let rows = await readChanges(run.http, run.base, question);
  if (!showsWitness(rows, group)) {
    rows = await readChanges(run.http, run.base, questionOf(run, { projects: group.projects }));
  }
  refuseFuture(
    run.askedAt,
    run.base,
    rows.map(({ updated }) => secondsOf(updated)),
  );
  const shown = new Set(rows.map(({ project }) => project));
  const unseen = group.projects.filter((project) => !shown.has(project));
  const hidden: Hidden =
    unseen.length === 0 ? new Map() : await readHidden(run.http, run.base, unseen);
  return { rows, hidden };
}

function showsWitness(rows: readonly GerritChange[], { projects, since }: Group): boolean {
  const numbers = new Set(rows.map((row) => row._number));
  return (since?.witnesses ?? []).every(
    ({ number, repository }) => !projects.includes(repository) || numbers.has(number),
  );
}

function keep(
  run: GerritRun,
  { projects, since }: Group,
  { rows, hidden }: Read,
  query: string,
): readonly Outcome<readonly Change[]>[] {
  const hasLostAll = since !== undefined && rows.length === 0;
  const newest = rows.toSorted((a, b) => secondsOf(b.updated) - secondsOf(a.updated))[0];
  return projects.map((repository) => {
    const reason = hidden.get(repository);
    if (reason !== undefined) return { repository, fact: unknown(reason) };
    if (hasLostAll) return { repository, fact: unknown(suspicious(run)) };
    const changes = rows.filter(({ project }) => project === repository);
    const merged = mergedOf(run, repository, changes);
    if (hidesLandings(run.landed?.get(repository), merged.size)) {
      return { repository, fact: unknown(contradicted(run, repository, merged)) };
    }
    if (newest !== undefined) store(run, repository, changes, newest);
    return { repository, fact: { state: 'known', value: storedOf(run, repository) }, query };
  });
}

function suspicious({ base }: GerritRun): UnknownReason {
  const detail = `${base} lists no change at all, though it listed some before`;
  return { code: 'suspicious-empty', detail };
}

/** The numbers of what Gerrit shows as merged, now or before. */
function mergedOf(
  run: GerritRun,
  repository: RepositoryName,
  changes: readonly GerritChange[],
): ReadonlySet<number> {
  const now = changes.filter(({ status }) => status === 'MERGED').map((row) => row._number);
  const before = storedOf(run, repository).filter(({ status }) => status === 'merged');
  return new Set([...now, ...before.map(({ number }) => number)]);
}

function contradicted(
  { base, landed, window }: GerritRun,
  repository: RepositoryName,
  merged: ReadonlySet<number>,
) {
  const detail = `${base} lists ${merged.size || 'nothing'} merged of ${repository} since ${window.from}, and git shows ${landed?.get(repository)} changes that landed`;
  return { code: 'suspicious-empty', detail } as const;
}

function fromStore(run: GerritRun): (project: RepositoryName) => Outcome<readonly Change[]> {
  const detail = `changes were not collected back to ${run.window.from}, and this run is offline`;
  const reason: UnknownReason = { code: 'offline', detail };
  return (repository) =>
    stateOf(run, repository) === undefined
      ? { repository, fact: unknown(reason) }
      : { repository, fact: { state: 'known', value: storedOf(run, repository) } };
}
