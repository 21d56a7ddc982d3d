// The very commits and tags behind the counts of a project: which counted, which did not, and why.

import type { Calendar } from '../domain/cycle.ts';
import type { CommitLedger, LedgerLine, LedgerRange } from '../domain/ledger.ts';
import { isInTree, type Project, type RepositoryName } from '../domain/project.ts';
import {
  addDays,
  dayOf,
  type IsoDate,
  isInside,
  type TimeWindow,
  type WindowName,
} from '../domain/time.ts';
import { type FleetAt, fleetAt } from './fleet-day.ts';
import { tipStepAt } from './history.ts';
import type { Past } from './project.ts';
import { releasesAmong } from './releases.ts';
import { projectView } from './view.ts';
import { type Windows, windowsAt } from './windows.ts';
import type { Work } from './work.ts';

interface Question {
  readonly project: Project;
  /** A measure without its window: `own-commits`. */
  readonly measure: LedgerMeasure;
  readonly window: WindowName;
  readonly asOf: IsoDate;
}

/** Measures that are counts of commits or tags, each with what counts. */
const counted = {
  commits: ({ kind }: Work) => kind !== 'merge' && kind !== 'imported',
  'human-commits': ({ kind }: Work) => kind !== 'merge' && kind !== 'imported' && kind !== 'bot',
  'own-commits': ({ kind }: Work) => kind === 'own',
  'code-commits': ({ kind }: Work, isCode: boolean) => kind === 'own' && isCode,
  'tree-wide-commits': ({ kind }: Work) => kind === 'tree-wide',
  'family-wide-commits': ({ kind }: Work) => kind === 'family-wide',
  'bot-commits': ({ kind }: Work) => kind === 'bot',
  'merge-commits': ({ kind }: Work) => kind === 'merge',
} as const;

export type LedgerMeasure = keyof typeof counted | 'releases';
export const ledgerMeasures = [...Object.keys(counted), 'releases'] as readonly LedgerMeasure[];

/** Undefined where the project cannot be looked at; the reason stands in its figures. */
export function ledgerOf(
  past: Past,
  calendar: Calendar,
  question: Question,
): CommitLedger | undefined {
  return ledgerAt(past, sceneAt(past, calendar, question.asOf), question);
}

/** Counts of a year that a page lists the commits of. */
const listed = ['own-commits', 'code-commits', 'tree-wide-commits', 'releases'] as const;

/** What pages list of each project, by its name. */
export function ledgersOf(
  past: Past,
  calendar: Calendar,
  projects: readonly Project[],
  asOf: IsoDate,
): ReadonlyMap<string, readonly CommitLedger[]> {
  const scene = sceneAt(past, calendar, asOf);
  const of = (project: Project) =>
    listed.flatMap((measure) =>
      measure === 'releases' && isInTree(project)
        ? []
        : (ledgerAt(past, scene, { project, measure, window: '365d', asOf }) ?? []),
    );
  return new Map(projects.map((project) => [project.name, of(project)]));
}

interface Scene {
  readonly at: FleetAt;
  readonly windows: Windows;
}

function sceneAt(past: Past, calendar: Calendar, asOf: IsoDate): Scene {
  const at = fleetAt(past.fleet, asOf, past.directoryAt?.(asOf));
  return { at, windows: windowsAt(calendar, asOf) };
}

function ledgerAt(
  past: Past,
  { at, windows }: Scene,
  { project, measure, window: name }: Question,
): CommitLedger | undefined {
  const view = projectView(project, past.fleet, at, windows, project.repositories);
  if (view.state !== 'known') return undefined;
  const window = windows.named[name];
  const lines =
    measure === 'releases'
      ? releaseLines(project, at, window)
      : commitLines(project, at, view.value.landed(window), (work) =>
          counted[measure](work, view.value.isCode(work)),
        );
  return {
    measure: `${measure}-${name}`,
    window,
    paths: project.paths,
    lines,
    ranges: rangesOf(past, project, window),
  };
}

function commitLines(
  { repositories }: Project,
  at: FleetAt,
  landed: readonly Work[],
  counts: (work: Work) => boolean,
): readonly LedgerLine[] {
  const homes = new Map<Work, RepositoryName>(
    repositories.flatMap((name) => (at.work.get(name) ?? []).map((work) => [work, name] as const)),
  );
  return landed.map((work) => ({
    repository: homes.get(work) ?? '',
    id: work.commit.id,
    day: work.landedAt === undefined ? null : dayOf(work.landedAt),
    kind: work.kind,
    counts: counts(work),
  }));
}

function releaseLines(
  { repositories, releases }: Project,
  at: FleetAt,
  window: TimeWindow,
): readonly LedgerLine[] {
  return repositories.flatMap((repository) => {
    const tags = at.tags.get(repository) ?? [];
    const name = repository.slice(repository.lastIndexOf('/') + 1);
    const made = new Set(releasesAmong(tags, name, releases).made);
    return tags.flatMap((tag) => {
      const { taggedAt } = tag;
      if (taggedAt === undefined || !isInside(taggedAt, window)) return [];
      const day = dayOf(taggedAt);
      return [{ repository, id: tag.name, day, kind: 'tag', counts: made.has(tag) }];
    });
  });
}

/** The tips between which the window lies: what landed in it is reachable from the second and not from the first. */
function rangesOf(
  { fleet }: Past,
  { repositories }: Project,
  window: TimeWindow,
): readonly LedgerRange[] {
  return repositories.map((repository) => {
    const history = fleet.repositories.get(repository)?.history;
    const tip = (day: IsoDate) => {
      const step = history === undefined ? undefined : tipStepAt(history, day);
      return step === undefined ? undefined : history?.mainline[step]?.id;
    };
    return { repository, from: tip(addDays(window.from, -1)), to: tip(window.to) };
  });
}
