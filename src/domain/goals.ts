// Practices and community goals: yes-or-no questions about a tree, kept as data so that a new one costs a few lines.

import type { Probe } from './probe.ts';
import type { ProjectClass } from './project.ts';
import type { IsoDate } from './time.ts';

export interface Goal {
  readonly id: string;
  /** A few words for a table's head. */
  readonly title: string;
  /** `practice` holds for good; `goal` was a community goal of its cycle; `stadium` is a criterion of membership. */
  readonly kind: 'practice' | 'goal' | 'stadium';
  /** Series from which it is asked. */
  readonly since: string;
  /** Whether the work goes on today; those that are not were completed. */
  readonly active?: boolean;
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
  /** Nothing is asked of a tree that holds a README and little else. */
  readonly isRetired?: true;
  /** Why nothing is known of it. */
  readonly reason?: string;
}

/** The state of a day. */
export interface GoalDay {
  readonly asOf: IsoDate;
  readonly projects: readonly GoalRow[];
}

export interface GoalTally {
  readonly yes: number;
  readonly unknown: number;
  /** Of how many it was asked. */
  readonly asked: number;
}

/** How far a goal is on a day. */
export function goalTally(id: string, { projects }: GoalDay): GoalTally {
  const given = projects.flatMap(({ answers }) => answers[id] ?? 'unknown');
  const count = (answer: GoalAnswer) => given.filter((each) => each === answer).length;
  const [yes, unknown] = [count('yes'), count('unknown')];
  return { yes, unknown, asked: yes + unknown + count('no') };
}

/** Whom a goal still waits for. */
export function leftFor(id: string, { projects }: GoalDay): readonly string[] {
  return projects.filter(({ answers }) => answers[id] === 'no').map(({ project }) => project);
}

export interface GoalMove {
  readonly project: string;
  readonly goal: string;
  readonly from: GoalAnswer;
  readonly to: GoalAnswer;
}

/** What changed from one day to the next, of projects that both hold. */
export function goalMoves(before: GoalDay, after: GoalDay): readonly GoalMove[] {
  return after.projects.flatMap(({ project, answers }) => {
    const old = before.projects.find((each) => each.project === project);
    if (old === undefined) return [];
    return Object.entries(answers).flatMap(([goal, to]) => {
      const from = old.answers[goal] ?? 'unknown';
      return from === to ? [] : [{ project, goal, from, to }];
    });
  });
}
