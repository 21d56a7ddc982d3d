// Where governance, the release team, the repositories and our own decisions contradict each other, and what mends it.

import {
  type Calendar,
  findSeries,
  hasCycles,
  type Series,
  seriesAt,
  seriesTitle,
} from '../domain/cycle.ts';
import type { Drift, RepositoryState } from '../domain/drift.ts';
import type { GovernanceEntry } from '../domain/facts.ts';
import { releaseAfter, seriesOfDay } from './calendar.ts';
import { calendarDifferences } from './calendar-differences.ts';
import { againstWords, type MemberWords } from './drift-words.ts';
import { isGone, isListed, isMarked, sinceListed, sinceMark } from './governance-entry.ts';
import { isLater, lastReleased, missedSeries, type ReleaseRow } from './release-gaps.ts';
import type { Scene } from './scene.ts';
import { standingOf } from './stage.ts';
import { checkHistory } from './steps.ts';

/** What others say, as of the day. */
export interface World extends MemberWords {
  /** Absent where governance could not be read: then nothing is said about it. */
  readonly entries?: readonly GovernanceEntry[];
  readonly releases?: readonly ReleaseRow[];
  /** The calendar as the release team publishes it. */
  readonly published?: Calendar;
  /** By project; a repository that was not read is left out. */
  readonly states: ReadonlyMap<string, RepositoryState>;
}

type Scope = Scene & World;

/** Every contradiction, those that have lasted longest first. */
export function drift(scene: Scene, world: World): readonly Drift[] {
  const scope = { ...scene, ...world };
  const entries = world.entries ?? [];
  const found = entries.flatMap((entry) => [
    ...againstDecisions(entry, scope),
    ...withinGovernance(entry, scope),
    ...againstReleases(entry, scope),
    ...againstRepository(entry, scope),
  ]);
  const all = [
    ...found,
    ...againstWords(scope),
    ...againstPublished(scope),
    ...againstRules(scope),
  ];
  return all.map((row) => withMeeting(row, scope)).sort(bySince);
}

/** A step that nobody took is for the next session of the team, at the start of the next cycle; nothing is taken before. */
function withMeeting(row: Drift, { calendar, asOf }: Scope): Drift {
  if (row.mend?.kind !== 'decide' || row.mend.date !== undefined || !hasCycles(calendar))
    return row;
  const next = releaseAfter(calendar, seriesOfDay(calendar, asOf), 1).series;
  return { ...row, meeting: { series: seriesTitle(next), from: next.start } };
}

function againstDecisions(entry: GovernanceEntry, scope: Scope): readonly Drift[] {
  const { deliverable: project } = entry;
  if (!scope.projects.some(({ name }) => name === project)) return unregistered(entry);
  const { asOf } = scope;
  const standing = standingOf(scope, project);
  const since = standing.since === undefined ? {} : { since: standing.since };
  const args = { stage: standing.stage, link: standing.decision?.link ?? '' };
  if (isListed(entry) && standing.stage === 'retired') {
    const mend = {
      kind: 'move-to-legacy',
      deliverable: project,
      retiredOn: standing.since ?? asOf,
    } as const;
    return [{ code: 'retired-still-listed', project, args, ...since, mend }];
  }
  if (isGone(entry) && standing.stage !== 'retired') {
    const retiredOn = entry.retiredOn ?? '';
    const mend = { kind: 'decide', project, decision: 'retire', date: retiredOn } as const;
    return [
      {
        code: 'gone-without-decision',
        project,
        args: { ...args, retiredOn },
        since: retiredOn,
        mend,
      },
    ];
  }
  const isSuperseded = standing.decision?.kind === 'supersede';
  if (isListed(entry) && standing.stage === 'deprecated' && !isSuperseded && !isMarked(entry)) {
    const series = seriesWritten(standing.countedFrom);
    const mend = { kind: 'mark-deprecated', deliverable: project, series } as const;
    return [{ code: 'deprecated-not-marked', project, args, ...since, mend }];
  }
  if (
    isListed(entry) &&
    isMarked(entry) &&
    standing.stage !== 'deprecated' &&
    standing.stage !== 'merged' &&
    standing.stage !== 'retired'
  ) {
    const date = entry.deprecatedOn ?? asOf;
    const mend = { kind: 'decide', project, decision: 'deprecate', date } as const;
    return [{ code: 'marked-without-decision', project, args, ...sinceMark(entry), mend }];
  }
  return [];
}

function unregistered(entry: GovernanceEntry): readonly Drift[] {
  if (!isListed(entry)) return [];
  const since = entry.listedFrom === undefined ? {} : { since: entry.listedFrom };
  return [{ code: 'not-in-registry', project: entry.deliverable, args: {}, ...since }];
}

function withinGovernance(entry: GovernanceEntry, scope: Scope): readonly Drift[] {
  const { deliverable: project } = entry;
  if (!isListed(entry)) return [];
  if (entry.retiredOn !== undefined) {
    const mend = { kind: 'drop-from-legacy', deliverable: project } as const;
    const args = { retiredOn: entry.retiredOn, listedFrom: entry.listedFrom ?? '' };
    return [{ code: 'listed-and-legacy', project, args, ...sinceListed(entry), mend }];
  }
  if (!isMarked(entry)) return [];
  const series = seriesMarked(entry, scope.calendar);
  if (entry.deprecatedIn === undefined) {
    const written = seriesWritten(series);
    const mend = { kind: 'mark-deprecated', deliverable: project, series: written } as const;
    return [
      { code: 'series-missing', project, args: { series: written }, ...sinceMark(entry), mend },
    ];
  }
  if (series === undefined) {
    return [
      {
        code: 'series-unknown',
        project,
        args: { written: entry.deprecatedIn },
        ...sinceMark(entry),
      },
    ];
  }
  return overdue(entry, series, scope);
}

function overdue(entry: GovernanceEntry, series: Series, scope: Scope): readonly Drift[] {
  const { deliverable: project } = entry;
  const end = releaseAfter(scope.calendar, series, scope.rules.cyclesToRetirement);
  if (end.date >= scope.asOf) return [];
  // Its day has passed, and nobody took the step: a patch would be a decision that no body made.
  const mend = { kind: 'decide', project, decision: 'retire' } as const;
  const args = { series: series.name, end: end.series.name };
  return [{ code: 'retirement-overdue', project, args, since: end.date, mend }];
}

function againstReleases(entry: GovernanceEntry, scope: Scope): readonly Drift[] {
  if (scope.releases === undefined || !isListed(entry)) return [];
  const { deliverable: project } = entry;
  const last = lastReleased(scope.releases, project, scope.calendar);
  if (last === undefined) return [];
  const marked = seriesMarked(entry, scope.calendar);
  if (isMarked(entry) && marked !== undefined && isLater(last, marked.name, scope.calendar)) {
    const mend = {
      kind: 'delete-deliverable',
      path: `deliverables/${last}/${project}.yaml`,
    } as const;
    return [{ code: 'still-released', project, args: { series: last }, ...sinceMark(entry), mend }];
  }
  return isMarked(entry) ? [] : unreleased(entry, last, scope);
}

/** Only of deliverables that the release team manages. */
function unreleased(entry: GovernanceEntry, last: string, scope: Scope): readonly Drift[] {
  if (entry.releaseManagement !== undefined) return [];
  const missed = missedSeries(last, scope.calendar, scope.asOf);
  if (missed === undefined) return [];
  const args = { series: missed.name, last };
  return [{ code: 'not-released', project: entry.deliverable, args, since: missed.release }];
}

/** A deprecation empties the default branch as well, so only an unmarked one contradicts it. */
function againstRepository(entry: GovernanceEntry, scope: Scope): readonly Drift[] {
  const { deliverable: project } = entry;
  if (!isListed(entry) || isMarked(entry) || scope.states.get(project) !== 'emptied') return [];
  const mend = { kind: 'decide', project, decision: 'deprecate' } as const;
  return [{ code: 'emptied-still-listed', project, args: {}, mend }];
}

/** What our calendar and the release team's do not share is named like a project, `calendar`. */
function againstPublished({ calendar, published = [] }: Scope): readonly Drift[] {
  return calendarDifferences(calendar, published).map((args) => ({
    code: 'calendar-differs',
    project: 'calendar',
    args: { ...args },
  }));
}

/** Steps that were taken and that the rules would have refused. */
function againstRules(scope: Scope): readonly Drift[] {
  const decisions = scope.decisions.filter(({ date }) => date <= scope.asOf);
  return checkHistory({ ...scope, decisions }).flatMap(({ index, refusal }) => {
    const decision = decisions[index];
    if (decision === undefined) return [];
    const { project, kind, date } = decision;
    const args = { kind, rule: refusal.rule, detail: refusal.detail };
    return [{ code: 'step-against-rule', project, args, since: date } as const];
  });
}

/** The series of a mark, however it was written: `victoria`, `Xena`, `2023.2`; without one, that of its day. */
export function seriesMarked(entry: GovernanceEntry, calendar: Calendar): Series | undefined {
  if (entry.deprecatedIn !== undefined) {
    return findSeries(calendar, entry.deprecatedIn.trim().toLowerCase());
  }
  return entry.deprecatedOn === undefined ? undefined : seriesAt(calendar, entry.deprecatedOn);
}

/** As governance writes a series: its release id where it has one. */
function seriesWritten(series: Series | undefined): string {
  return series?.id ?? series?.name ?? '';
}

function bySince(one: Drift, other: Drift): number {
  const [first, second] = [one, other].map(
    ({ since, project, code }) => `${since ?? '9999-12-31'} ${project} ${code}`,
  ) as [string, string];
  return first < second ? -1 : first > second ? 1 : 0;
}
