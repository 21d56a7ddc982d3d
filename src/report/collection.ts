// What a collection says when it is over: where the snapshot is, and what could not be read.

import type { SourceReport } from '../domain/facts.ts';
import type { Project, RepositoryName, SourceName } from '../domain/project.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { plural } from '../words/english.ts';
import { unreadFilesWords } from '../words/evidence.ts';

/** What came of a run. */
export interface CollectionReport {
  readonly snapshot: Snapshot;
  readonly file: string;
  /** Why the snapshot was not written, where it was not: what is there stays. */
  readonly unwritten: readonly string[];
  /** Commits read from git now, as against taken from the cache. */
  readonly commitsRead: number;
  /** Shares whose facts it rests on; empty where this machine read everything. */
  readonly shards: readonly string[];
  /** Why requirement and job files could not be read, by repository. */
  readonly unread: ReadonlyMap<RepositoryName, string>;
  /** Members of that day of which nothing could be found: most likely a path in the registry is wrong. */
  readonly leftOut: readonly Project[];
  /** Governance was wanted for an earlier day: it refreshes the calendar of today only. */
  readonly isGovernancePast: boolean;
}

export function collectionText({
  snapshot,
  file,
  unwritten,
  commitsRead,
  shards,
}: CollectionReport): string {
  if (unwritten.length > 0) return '';
  const { asOf, projects } = snapshot;
  const read =
    shards.length === 0 ? plural(commitsRead, 'commit read', 'commits read') : sharesWords(shards);
  return `wrote ${file}: ${plural(projects.length, 'project', 'projects')} as of ${asOf}, ${read}\n`;
}

function sharesWords(shards: readonly string[]): string {
  return `from the facts of ${shards.length === 1 ? 'share' : 'shares'} ${shards.join(', ')}`;
}

export function collectionJson(report: CollectionReport): string {
  const { snapshot, file, commitsRead, shards } = report;
  const { asOf, projects } = snapshot;
  const failed = failures(snapshot);
  return `${JSON.stringify({ file, asOf, projects: projects.length, commitsRead, failed, shards }, null, 2)}\n`;
}

/** What became of each day that was measured once more. */
export interface AgainReport {
  readonly asOf: IsoDate;
  readonly file: string;
  /** The definitions by which it was measured before, and by which it is now. */
  readonly definitions: { readonly from: number; readonly to: number };
  readonly isChanged: boolean;
  /** Repositories that the cache no longer tells of: where there are some, the day stays as it was. */
  readonly lost: readonly RepositoryName[];
  /** Those whose files it no longer holds, such as requirements: the day stays as it was as well. */
  readonly lostFiles: readonly RepositoryName[];
  /** Sources of which the cache keeps no answer for that day: their figures stay as they were. */
  readonly kept: readonly SourceName[];
}

export function againText(days: readonly AgainReport[]): string {
  return days.map((day) => `${day.asOf}: ${becameOf(day)}\n`).join('');
}

function becameOf(day: AgainReport): string {
  const { asOf, definitions, isChanged, lost, lostFiles, kept } = day;
  if (lost.length > 0)
    return `stays as it was: the cache does not hold ${named(lost)}; fill it with: stadium collect`;
  if (lostFiles.length > 0)
    return `stays as it was: the cache lacks files of ${named(lostFiles)}; measure it with: stadium collect --as-of ${asOf}`;
  const old = kept.length === 0 ? '' : `; figures of ${kept.join(', ')} stay as they were`;
  if (!isChanged) return `comes out as it was${old}`;
  const { from, to } = definitions;
  return `measured again by definitions ${to}${from === to ? '' : `, before by ${from}`}${old}`;
}

function named(repositories: readonly RepositoryName[]): string {
  const more = repositories.length - fewest;
  return `${repositories.slice(0, fewest).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Names that a line can hold. */
const fewest = 5;

export function againJson(days: readonly AgainReport[]): string {
  return `${JSON.stringify({ days }, null, 2)}\n`;
}

/** Everything that a reader of the snapshot should know did not work, a line each. */
export function collectionWarnings(collection: CollectionReport): readonly string[] {
  const { snapshot, unread, leftOut, isGovernancePast } = collection;
  return [
    ...(isGovernancePast
      ? ['governance refreshes the calendar of today only: not asked for an earlier day']
      : []),
    ...unwrittenWords(collection),
    ...leftOutTogether(leftOut, snapshot.asOf),
    ...failuresTogether(failures(snapshot)),
    ...[...unread].map(([repository, detail]) => `git, ${repository}: ${unreadFilesWords(detail)}`),
  ];
}

/** Whether everything that was asked for was answered. */
export function isWhole({ snapshot, unwritten, unread }: CollectionReport): boolean {
  return unwritten.length === 0 && failures(snapshot).length === 0 && unread.size === 0;
}

function unwrittenWords({ unwritten, file, snapshot }: CollectionReport): readonly string[] {
  if (unwritten.length === 0) return [];
  const said = `${unwritten.join('; ')}: ${file} is not written`;
  const isLess = !unwritten.includes('nothing could be read') && snapshot.projects.length > 0;
  return [isLess ? `${said}; --replace writes it all the same` : said];
}

function failures({ sources }: Snapshot): readonly SourceReport[] {
  return sources.filter(({ state }) => state === 'failed');
}

/** Each of a few by name; of a day before nearly all of them the first are enough. */
function leftOutTogether(leftOut: readonly Project[], asOf: IsoDate): readonly string[] {
  const more = leftOut.length - fewest;
  return [
    ...leftOut.slice(0, fewest).map((project) => leftOutWords(project, asOf)),
    ...(more > 0 ? [`${more} more are left out: no commit of theirs by ${asOf}`] : []),
  ];
}

function leftOutWords({ name, repositories, paths }: Project, asOf: IsoDate): string {
  const where = repositories.join(', ');
  const what = paths.length === 0 ? '' : ` that touches ${paths.join(', ')}`;
  return `${name} is left out: ${where} has no commit${what} by ${asOf}; check stadium.yaml`;
}

/** One cause is one line: an address that nobody reaches is not told for each repository. */
export function failuresTogether(failed: readonly SourceReport[]): readonly string[] {
  const alike = new Map<string, SourceReport[]>();
  for (const report of failed) {
    const cause = causeOf(report);
    alike.set(cause, [...(alike.get(cause) ?? []), report]);
  }
  return [...alike.values()].flatMap((reports) => {
    const [first, ...others] = reports;
    if (first === undefined) return [];
    const said = others.length === 0 ? failureWords(first) : togetherWords(first, reports);
    return [said, ...adviceOn(reports)];
  });
}

/** What somebody at this machine can do about it; git alone has a base of its own and heeds a proxy of the environment. */
function adviceOn(reports: readonly SourceReport[]): readonly string[] {
  const asked = reports.filter(({ source }) => source === 'git');
  if (asked.some(({ reason }) => /dubious ownership/.test(reason?.detail ?? ''))) {
    return [
      'that folder belongs to another user: run as that user, or copy it to a folder of yours',
    ];
  }
  const isDamaged = (detail = '') => /repository corruption|unable to read/.test(detail);
  return asked.some(({ reason }) => reason?.code === 'unreachable' && !isDamaged(reason.detail))
    ? ['behind a proxy set https_proxy; repositories that lie elsewhere are named with --git-base']
    : [];
}

/** Without a network no source is reached: that is one cause. Any other is one source's. */
function causeOf({ source, reason }: SourceReport): string {
  const code = reason?.code ?? 'unknown';
  return code === 'unreachable' ? code : `${source} ${code}`;
}

function togetherWords({ reason }: SourceReport, reports: readonly SourceReport[]): string {
  const names = [...new Set(reports.map(({ source }) => source))].join(', ');
  const repositories = [...new Set(reports.map(({ repository }) => repository))];
  const who =
    repositories.length > 1
      ? `${repositories.length} repositories, ${repositories[0]} first`
      : (repositories[0] ?? '');
  return `${names}, ${who}: ${reason?.detail ?? 'failed'} [${reason?.code ?? 'unknown'}]`;
}

export function failureWords({ source, repository, reason }: SourceReport): string {
  const what = `${source}, ${repository}: ${reason?.detail ?? 'failed'}`;
  return `${what} [${reason?.code ?? 'unknown'}]`;
}
