// Reads openstack/governance and openstack/releases as they stood at the end of a day.

import type { Calendar } from '../../domain/cycle.ts';
import type { GovernanceEntry, Known, SourceReport, UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { endOfDay, type IsoDate } from '../../domain/time.ts';
import type { TeamBlock } from './blocks.ts';
import { calendarFrom } from './calendar.ts';
import { type SeriesReleases, seriesReleases } from './deliverables.ts';
import { teamHistory, type Version } from './history.ts';

/** What is asked of a repository; collect/git/files.ts answers it from a mirror. */
export interface FileSource {
  /** Every version of one file along the first parents, oldest first. */
  versions(path: string): Promise<Known<readonly (Version & { readonly commit: string })[]>>;
  /** Every path at a commit. */
  tree(commit: string): Promise<Known<readonly string[]>>;
  /** Texts by path at a commit. */
  files(commit: string, paths: readonly string[]): Promise<Known<ReadonlyMap<string, string>>>;
  /** The newest commit along the first parents at or before the instant (seconds). */
  commitAt(instant: number): Promise<Known<string | undefined>>;
}

export interface GovernanceFacts {
  readonly entries: readonly GovernanceEntry[];
  readonly team: TeamBlock | undefined;
  /** Texts of the two files on the day: what a patch is made against. */
  readonly texts: { readonly projects: string; readonly legacy: string };
  /** What the same versions say of another team. */
  readonly entriesOf: (team: string) => readonly GovernanceEntry[];
}

export interface ReleaseFacts {
  /** As published on the day; undefined when it could not be read. */
  readonly calendar: Calendar | undefined;
  readonly releases: readonly SeriesReleases[];
}

export interface GovernanceAnswer {
  readonly governance: Known<GovernanceFacts>;
  readonly releases: Known<ReleaseFacts>;
  readonly reports: readonly SourceReport[];
}

export interface GovernanceQuestion {
  readonly team: string;
  readonly asOf: IsoDate;
  /** Where the two repositories are read from, with their names for the report. */
  readonly governance: { readonly name: RepositoryName; readonly source: FileSource };
  readonly releases: { readonly name: RepositoryName; readonly source: FileSource };
}

const projectsFile = 'reference/projects.yaml';
const legacyFile = 'reference/legacy.yaml';
const statusFile = 'data/series_status.yaml';

/** Facts of a team's deliverables and of the releases. What could not be read is unknown, and reported. */
export async function collectGovernance(question: GovernanceQuestion): Promise<GovernanceAnswer> {
  const [governance, releases] = await Promise.all([
    readGovernance(question.governance.source, question),
    readReleases(question.releases.source, question),
  ]);
  const reports = [
    report(question.governance.name, governance.facts, governance.remarks),
    report(question.releases.name, releases.facts, releases.remarks),
  ];
  return { governance: governance.facts, releases: releases.facts, reports };
}

interface Reading<T> {
  readonly facts: Known<T>;
  readonly remarks: readonly string[];
}

async function readGovernance(
  source: FileSource,
  { team, asOf }: GovernanceQuestion,
): Promise<Reading<GovernanceFacts>> {
  const projects = await source.versions(projectsFile);
  const legacy = await source.versions(legacyFile);
  if (projects.state === 'unknown') return { facts: projects, remarks: [] };
  if (legacy.state === 'unknown') return { facts: legacy, remarks: [] };
  const last = textAt(projects.value, asOf);
  if (last === undefined) return { facts: absent(projectsFile, asOf), remarks: [] };
  const historyOf = (each: string) => teamHistory(each, projects.value, legacy.value, asOf);
  const history = historyOf(team);
  const texts = { projects: last, legacy: textAt(legacy.value, asOf) ?? '' };
  const { entries, unreadable } = history;
  const remark = `${unreadable} versions of its files are not YAML and were passed over`;
  return {
    facts: {
      state: 'known',
      value: { entries, team: history.team, texts, entriesOf: (each) => historyOf(each).entries },
    },
    remarks: unreadable === 0 ? [] : [remark],
  };
}

async function readReleases(
  source: FileSource,
  { asOf }: GovernanceQuestion,
): Promise<Reading<ReleaseFacts>> {
  const commit = await source.commitAt(endOfDay(asOf));
  if (commit.state === 'unknown') return { facts: commit, remarks: [] };
  if (commit.value === undefined) return { facts: absent('a commit', asOf), remarks: [] };
  const tree = await source.tree(commit.value);
  if (tree.state === 'unknown') return { facts: tree, remarks: [] };
  const wanted = tree.value.filter(isWanted);
  const files = await source.files(commit.value, wanted);
  if (files.state === 'unknown') return { facts: files, remarks: [] };
  return releaseFacts(files.value);
}

function isWanted(path: string): boolean {
  return (
    path === statusFile ||
    /^doc\/source\/[a-z0-9.]+\/schedule\.yaml$/.test(path) ||
    /^deliverables\/[a-z0-9.]+\/[^/]+\.yaml$/.test(path)
  );
}

function releaseFacts(files: ReadonlyMap<string, string>): Reading<ReleaseFacts> {
  const schedules = new Map<string, string>();
  const releases: SeriesReleases[] = [];
  let unreadable = 0;
  for (const [path, text] of files) {
    const scheduled = /^doc\/source\/([^/]+)\/schedule\.yaml$/.exec(path)?.[1];
    if (scheduled !== undefined) schedules.set(scheduled, text);
    if (!path.startsWith('deliverables/')) continue;
    const read = seriesReleases(path, text);
    if (read === undefined) unreadable += 1;
    else releases.push(read);
  }
  const calendar = calendarFrom(files.get(statusFile) ?? '', schedules);
  const remarks = [
    ...(calendar === undefined ? [`${statusFile} could not be read`] : []),
    ...(unreadable === 0 ? [] : [`${unreadable} deliverable files could not be read`]),
  ];
  return { facts: { state: 'known', value: { calendar, releases } }, remarks };
}

function textAt(versions: readonly Version[], asOf: IsoDate): string | undefined {
  return versions.findLast(({ committedAt }) => committedAt <= endOfDay(asOf))?.content;
}

function absent(what: string, asOf: IsoDate): { state: 'unknown'; reason: UnknownReason } {
  return {
    state: 'unknown',
    reason: { code: 'no-commit-yet', detail: `${what} is not there on ${asOf}` },
  };
}

function report<T>(
  repository: RepositoryName,
  facts: Known<T>,
  remarks: readonly string[],
): SourceReport {
  const told = remarks.length === 0 ? {} : { remarks };
  return facts.state === 'known'
    ? { source: 'governance', repository, state: 'collected', ...told }
    : { source: 'governance', repository, state: 'failed', reason: facts.reason, ...told };
}
