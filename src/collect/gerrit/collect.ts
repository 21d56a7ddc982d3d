// The changes of many projects from one Gerrit, in as few questions as it allows; later runs ask only for what was touched since.

import { z } from 'zod';
import type { Change, UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { DocumentStore } from '../../domain/stores.ts';
import type { IsoDate } from '../../domain/time.ts';
import { askedTogether } from '../asked-together.ts';
import { type Collected, collected, type Outcome, unknown } from '../collected.ts';
import type { HttpClient } from '../http/client.ts';
import { reasonOf } from '../http/failure.ts';
import { type GerritChange, secondsOf, timestampOf } from './answers.ts';
import { overlapSeconds, type Question, readChanges } from './pages.ts';
import { changeOf } from './translate.ts';
import { readVisibility, type Visibility } from './visibility.ts';

export interface GerritOptions {
  /** `https://review.opendev.org`, a path allowed. */
  readonly url: string;
  readonly projects: readonly RepositoryName[];
  /** Changes that were open or touched since `from` are read; the measures cut at their own dates. */
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** ISO instant. */
  readonly askedAt: string;
  readonly http: HttpClient;
  readonly documents: DocumentStore;
  /** Gives what earlier runs kept, and asks nothing. */
  readonly offline?: boolean;
  /** Ask only for what was touched since the last complete run; default true. */
  readonly sinceLast?: boolean;
}

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

interface Run extends GerritOptions {
  readonly base: string;
}

/** Where the last complete collection of a project ended. */
const State = z.object({
  from: z.string(),
  /** Newest change of the group at that time, by the server's clock: a later answer has to show it again. */
  witness: z.object({ number: z.int(), repository: z.string(), updated: z.int() }),
});
type State = z.infer<typeof State>;

interface Group {
  readonly projects: readonly RepositoryName[];
  /** Present where every project of the group was collected before. */
  readonly since?: { readonly seconds: number; readonly witnesses: readonly State['witness'][] };
}

function groupsOf(run: Run): readonly Group[] {
  const states = new Map(run.projects.map((project) => [project, stateOf(run, project)]));
  const known = run.projects.filter((project) => states.get(project) !== undefined);
  const fresh = run.projects.filter((project) => states.get(project) === undefined);
  return [
    ...chunks(fresh).map((projects) => ({ projects })),
    ...chunks(known).map((projects) => {
      const witnesses = projects.flatMap((project) => states.get(project)?.witness ?? []);
      const seconds = Math.min(...witnesses.map(({ updated }) => updated)) - overlapSeconds;
      return { projects, since: { seconds, witnesses } };
    }),
  ];
}

function stateOf(run: Run, project: RepositoryName): State | undefined {
  const text =
    run.sinceLast === false ? undefined : run.documents.scopeState('gerrit', scopeOf(run, project));
  if (text === undefined) return undefined;
  const state = State.safeParse(JSON.parse(text)).data;
  return state !== undefined && state.from <= run.window.from ? state : undefined;
}

/** The number tells stored changes of an older form apart. */
function scopeOf({ base }: Run, project: RepositoryName): string {
  return `1 ${base} ${project}`;
}

function chunks(projects: readonly RepositoryName[]): readonly (readonly RepositoryName[])[] {
  return askedTogether(projects, (project) => ` OR project:${project}`);
}

async function collectGroup(
  run: Run,
  group: Group,
): Promise<readonly Outcome<readonly Change[]>[]> {
  const question = questionOf(run, group);
  const query = `${question.projects} ${question.filter}`;
  const read = await reasonOf(() => readGroup(run, group, question));
  return 'reason' in read
    ? group.projects.map((repository) => ({ repository, fact: unknown(read.reason) }))
    : keep(run, group, read.value, query);
}

function questionOf(run: Run, { projects, since }: Group): Question {
  const names = projects.map((project) => `project:${project}`).join(' OR ');
  const filter =
    since === undefined
      ? `(status:open OR after:"${run.window.from} 00:00:00")`
      : `after:"${timestampOf(since.seconds)}"`;
  return { projects: projects.length === 1 ? names : `(${names})`, filter };
}

interface Read {
  readonly rows: readonly GerritChange[];
  readonly visibility: Visibility;
}

/**
 * A later run has to show the change that was newest before: a server that lost its index, or our sight of a project,
 * answers "nothing new" just as cheerfully. Without it everything is asked again.
 */
async function readGroup(run: Run, group: Group, question: Question): Promise<Read> {
  let rows = await readChanges(run.http, run.base, question);
  if (!showsWitness(rows, group)) {
    rows = await readChanges(run.http, run.base, questionOf(run, { projects: group.projects }));
  }
  const shown = new Set(rows.map(({ project }) => project));
  const silent = group.projects.filter(
    (project) => !shown.has(project) && storedOf(run, project).length === 0,
  );
  const visibility = await readVisibility(run.http, run.base, group.projects, new Set(silent));
  return { rows, visibility };
}

function showsWitness(rows: readonly GerritChange[], { projects, since }: Group): boolean {
  const numbers = new Set(rows.map((row) => row._number));
  return (since?.witnesses ?? []).every(
    ({ number, repository }) => !projects.includes(repository) || numbers.has(number),
  );
}

function keep(
  run: Run,
  { projects, since }: Group,
  { rows, visibility }: Read,
  query: string,
): readonly Outcome<readonly Change[]>[] {
  const hasLostAll = since !== undefined && rows.length === 0;
  const newest = rows.toSorted((a, b) => secondsOf(b.updated) - secondsOf(a.updated))[0];
  return projects.map((repository) => {
    const hidden = visibility.hiddenFor(repository);
    if (hidden !== undefined) return { repository, fact: unknown(hidden) };
    if (hasLostAll) return { repository, fact: unknown(suspicious(run)) };
    const changes = rows.filter(({ project }) => project === repository);
    if (newest !== undefined) store(run, repository, changes, newest);
    const remarks = visibility.isReadOnly(repository) ? ['read-only in Gerrit'] : [];
    return {
      repository,
      fact: { state: 'known', value: storedOf(run, repository) },
      remarks,
      query,
    };
  });
}

function suspicious({ base }: Run): UnknownReason {
  const detail = `${base} lists no change at all, though it listed some before`;
  return { code: 'suspicious-empty', detail };
}

function store(
  run: Run,
  repository: RepositoryName,
  rows: readonly GerritChange[],
  newest: GerritChange,
): void {
  const scope = scopeOf(run, repository);
  const from = [stateOf(run, repository)?.from, run.window.from].filter(
    (each) => each !== undefined,
  );
  const state: State = {
    from: from.toSorted()[0] ?? run.window.from,
    witness: {
      number: newest._number,
      repository: newest.project,
      updated: secondsOf(newest.updated),
    },
  };
  const documents = rows.map((row) => ({
    key: String(row._number),
    body: JSON.stringify(changeOf(row, run.base)),
  }));
  run.documents.putDocuments('gerrit', scope, documents, JSON.stringify(state));
}

function storedOf(run: Run, project: RepositoryName): readonly Change[] {
  return run.documents
    .documents('gerrit', scopeOf(run, project))
    .map(({ body }) => JSON.parse(body) as Change)
    .toSorted((a, b) => a.number - b.number);
}

function fromStore(run: Run): (project: RepositoryName) => Outcome<readonly Change[]> {
  const detail = `changes were not collected back to ${run.window.from}, and this run is offline`;
  const reason: UnknownReason = { code: 'offline', detail };
  return (repository) =>
    stateOf(run, repository) === undefined
      ? { repository, fact: unknown(reason) }
      : { repository, fact: { state: 'known', value: storedOf(run, repository) } };
}
