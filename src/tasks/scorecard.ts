// From a data folder to its scorecard, offline: what report, explain, compare and call start from.

import { assess } from '../assess.ts';
import { StadiumError } from '../domain/errors.ts';
import type { MeasureDefinition } from '../domain/measurement.ts';
import type { Registry } from '../domain/project.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy } from '../domain/verdict.ts';
import { complete } from '../evidence/complete.ts';
import { knowsSomething } from '../evidence/knowledge.ts';
import { snapshotDays } from '../evidence/places.ts';
import { readSnapshot, snapshotsUpTo } from '../evidence/snapshots.ts';
import { definitionsVersion } from '../measure/catalogue.ts';
import { practiceDefinitions } from '../measure/practices.ts';
import { loadGoals } from '../registry/goals.ts';
import { type Data, loadData } from '../registry/load.ts';
import { measureDefinitions, sources } from '../sources/table.ts';
import { type RightDay, rightDay } from './comparison-day.ts';
import { dataFolder, dayNamed, evidenceFolder, packagedData } from './folders.ts';
import { measuresOf, policyNamed } from './policy.ts';
import { requireProjects } from './project-names.ts';
import { some } from './shown.ts';

export interface ScorecardRequest {
  /** Data folder; the packaged one when absent. */
  readonly data?: string;
  /** A day or a series; the newest snapshot when absent. */
  readonly asOf?: string;
  /** Without `asOf`: the day up to which decisions count; that of the snapshot when absent. */
  readonly today?: IsoDate;
  /** Another policy file, for what-if questions. */
  readonly policy?: string;
  /** Only these projects; all when absent or empty. */
  readonly projects?: readonly string[];
}

export interface LoadedScorecard {
  readonly scorecard: Scorecard;
  readonly data: Data;
  /** The policy that judged: the data folder's, or the one asked for. */
  readonly policy: Policy;
  readonly folder: string;
}

/** Loads data, snapshots and policy, and assesses. Throws DATA_INVALID, SNAPSHOT_MISSING or USAGE. */
export function loadScorecard(request: ScorecardRequest): LoadedScorecard {
  const folder = dataFolder(request);
  const data = loadData(folder, packagedData);
  const policy = policyNamed(request.policy, data.policy, data.files.policy);
  const all = snapshotsUpTo(evidenceFolder(folder), dayAsked(request, data, folder));
  const found = comparable(all);
  const measures = definitionsFor(found[found.length - 1] ?? found[0], folder, data);
  const [first, ...rest] = found;
  const onCards = measuresOf(policy);
  const whole = (snapshot: Snapshot) => complete(snapshot, onCards, measures);
  const snapshots = [whole(first), ...rest.map(whole)] as const;
  const shown = snapshots.at(-1) ?? first;
  const decidedTo = decisionsUpTo(request, shown.asOf, data);
  const scorecard = {
    ...assess({ ...data, policy, snapshots, measures, decidedTo }),
    ...definitionsApart(all, shown),
  };
  return { scorecard: only(scorecard, request.projects ?? []), data, policy, folder };
}

/** With `asOf` figures and decisions stop at that day; without it what was decided since counts, up to today. */
function decisionsUpTo(
  { asOf, today }: ScorecardRequest,
  shown: IsoDate,
  { calendar }: Data,
): IsoDate {
  const day = asOf === undefined ? (today ?? shown) : dayNamed(asOf, calendar);
  return day < shown ? shown : day;
}

export interface Before extends Pick<RightDay, 'chosen'> {
  readonly previous: Scorecard;
}

/** The scorecard of the same day of the cycle before, or of the nearest day that is kept; undefined for the first. */
export function scorecardBefore(
  { scorecard, data, folder }: LoadedScorecard,
  request: ScorecardRequest,
): Before | undefined {
  const days = snapshotDays(evidenceFolder(folder));
  const found = rightDay(days, data.calendar, scorecard.asOf);
  if (found === undefined) return undefined;
  const { asOf, chosen } = found;
  const previous = loadScorecard({ ...request, asOf, projects: [] }).scorecard;
  return { previous, ...(chosen === undefined ? {} : { chosen }) };
}

/** Practices are defined by goals.yaml, which is read only where a snapshot holds some. */
function definitionsFor(
  { projects }: Snapshot,
  folder: string,
  data: Data,
): readonly MeasureDefinition[] {
  const holdsPractices = projects.some(({ measurements }) =>
    Object.keys(measurements).some((id) => id.startsWith('practice-')),
  );
  const isHeld = ({ id }: MeasureDefinition) =>
    projects.some(({ measurements }) => Object.hasOwn(measurements, id));
  const own = measureDefinitions.flatMap((each) => ofFamily(each, data.registry, isHeld(each)));
  if (!holdsPractices) return own;
  return [...own, ...practiceDefinitions(loadGoals(folder, packagedData, data))];
}

/** Two sources may share a measure: a family knows it by the one that it has. What it has no source for it lacks. */
function ofFamily(
  measure: MeasureDefinition,
  { sources: named }: Registry,
  isHeld: boolean,
): readonly MeasureDefinition[] {
  const makers = sources.filter(({ definitions }) =>
    definitions.some(({ id }) => id === measure.id),
  );
  if (makers.length === 0 || named[measure.source] !== undefined) return [measure];
  const other = makers.find(({ name }) => named[name] !== undefined);
  if (other !== undefined) return [{ ...measure, source: other.name }];
  return isHeld ? [measure] : [];
}

/** The day asked for; without one, that of the newest snapshot that anything was collected for. */
function dayAsked({ asOf }: ScorecardRequest, { calendar }: Data, folder: string): IsoDate {
  if (asOf !== undefined) return dayNamed(asOf, calendar);
  const evidence = evidenceFolder(folder);
  const days = snapshotDays(evidence);
  const [newest] = days.slice(-1);
  if (newest === undefined) {
    throw new StadiumError('SNAPSHOT_MISSING', `there is no snapshot in ${evidence}`, {
      hint: 'Make one with: stadium collect',
    });
  }
  // A new data folder starts with a snapshot of unknowns; whatever was collected since is worth more.
  return days.findLast((day) => knowsSomething(readSnapshot(evidence, day))) ?? newest;
}

/** Newer snapshots of the folder, in which nothing could be read: nobody asked for a day, and an older one is shown. */
export function passedOver(
  { scorecard, folder }: LoadedScorecard,
  { asOf }: ScorecardRequest,
): readonly IsoDate[] {
  if (asOf !== undefined) return [];
  return snapshotDays(evidenceFolder(folder)).filter((day) => day > scorecard.asOf);
}

/** Figures made by other definitions than those of the newest snapshot are not compared with it. */
function comparable(snapshots: readonly Snapshot[]): readonly [Snapshot, ...Snapshot[]] {
  const newest = snapshots.at(-1);
  if (newest === undefined) throw new StadiumError('SNAPSHOT_MISSING', 'there is no snapshot');
  const alike = snapshots.filter(({ definitions }) => definitions === newest.definitions);
  const [first, ...rest] = alike;
  return first === undefined ? [newest] : [first, ...rest];
}

/** What was measured by other definitions: earlier days, or the day that is shown. */
function definitionsApart(all: readonly Snapshot[], { definitions }: Snapshot) {
  const others = all.filter((each) => each.definitions !== definitions).map(({ asOf }) => asOf);
  return {
    ...(definitions === definitionsVersion ? {} : { currentDefinitions: definitionsVersion }),
    ...(others.length === 0 ? {} : { otherDefinitions: others }),
  };
}

function only(scorecard: Scorecard, wanted: readonly string[]): Scorecard {
  if (wanted.length === 0) return scorecard;
  const names = scorecard.projects.map(({ name }) => name);
  requireProjects(wanted, names, `the snapshot of ${scorecard.asOf}`);
  const projects = scorecard.projects.filter(({ name }) => wanted.includes(name));
  return some(scorecard, projects);
}
