// Practices and community goals: yes-or-no questions about a tree, kept as data so that a new one costs a few lines.

import type { Probe } from './criteria.ts';
import type { ProjectClass } from './project.ts';

export interface Goal {
  readonly id: string;
  /** A few words for a table's head. */
  readonly title: string;
  /** `practice` holds for good; `goal` was a community goal of its cycle; `stadium` is a criterion of membership. */
  readonly kind: 'practice' | 'goal' | 'stadium';
  /** Series from which it is asked. */
  readonly since: string;
  /** Kinds of project that it is asked of; all of them when absent. */
  readonly kinds?: readonly ProjectClass[];
  /** Where it is written down. */
  readonly source: string;
  readonly probe: Probe;
  /** Not asked where this says no. */
  readonly when?: Probe;
}

export type GoalAnswer = 'yes' | 'no' | 'unknown' | 'not-asked';

/** What is known of one project. */
export interface GoalRow {
  readonly project: string;
  readonly answers: Readonly<Record<string, GoalAnswer>>;
  /** Why nothing is known of it. */
  readonly reason?: string;
}
