// How urgent an at-risk verdict is: silent by the last landing, failing or thin by the points where the verdict is held at risk.

import type { Measurement } from '../domain/measurement.ts';
import type { ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import {
  type Level,
  type Policy,
  type Reason,
  type SignGrade,
  usualLevels,
  type Verdict,
} from '../domain/verdict.ts';
import type { Kept } from './finished-but-kept.ts';
import { isWithin } from './grade.ts';

/** What is known of the family and the project beside the measurements. */
export interface Surroundings {
  /** Whether the family releases in cycles. */
  readonly hasCycles: boolean;
  /** Whether the project had been retired, or merged into another, by the day. */
  readonly isOver: (asOf: IsoDate) => boolean;
}

export const usualSurroundings: Surroundings = { hasCycles: true, isOver: () => false };

/** Why a project is silent; undefined where it is not, is young or over, or nobody knows. */
export function silence(
  policy: Policy,
  evidence: ProjectEvidence,
  kept: Kept,
  asOf: IsoDate,
  { hasCycles, isOver }: Surroundings,
): Reason | undefined {
  const days = figureOf(evidence.measurements['days-since-commit']);
  const age = figureOf(evidence.measurements['age']);
  if (days === undefined || age === undefined) return undefined;
  const bound = silentAfter(policy, evidence, kept, hasCycles);
  if (days <= bound || age < policy.thresholds.youngDays || isOver(asOf)) return undefined;
  return { code: 'silent', measure: 'days-since-commit', args: { days, bound } };
}

/** The longest bound of those that apply: what may be kept is not called silent early. */
function silentAfter(
  { levels = usualLevels }: Policy,
  evidence: ProjectEvidence,
  kept: Kept,
  hasCycles: boolean,
): number {
  const { days, kept: ofKept, withoutCycles, classes } = levels.silent;
  const own = evidence.paths.length > 0 ? 'in-tree-component' : evidence.class;
  const usual = classes?.[own] ?? (hasCycles ? days : withoutCycles);
  return kept.best ? Math.max(usual, ofKept) : usual;
}

/** The levels that the points of the day may mean for a verdict that is held, worst first. */
export function levelsOf(
  { levels: { failing } = usualLevels }: Policy,
  { name, range: { worst, best } }: Pick<Verdict, 'name' | 'range'>,
): readonly Level[] {
  if (name !== 'at-risk') return [];
  return [
    ...(worst < failing ? (['failing'] as const) : []),
    ...(best >= failing ? (['thin'] as const) : []),
  ];
}

/** Each sign of the policy; what is unknown, or does not apply, does not hold. */
export function signsOf({ signs = [] }: Policy, evidence: ProjectEvidence): readonly SignGrade[] {
  return signs.map((sign) => {
    const value = figureOf(evidence.measurements[sign.measure]);
    return { sign, holds: value !== undefined && isWithin(sign, value) };
  });
}

function figureOf(measurement: Measurement | undefined): number | undefined {
  return measurement?.state === 'measured' ? measurement.value : undefined;
}
