// The words in which steps are asked for and refused.

import type { Calendar } from '../domain/cycle.ts';
import type { Decision } from '../domain/lifecycle.ts';
import type { Project } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy } from '../domain/verdict.ts';
import type { RuleCode } from './rules.ts';

/** What a step is held against. */
export interface StepState {
  readonly projects: readonly Pick<Project, 'name' | 'paths' | 'role'>[];
  /** Everything decided before, about any project. */
  readonly decisions: readonly Decision[];
  readonly calendar: Calendar;
  readonly rules: Policy['lifecycle'];
  /** Today: nothing is recorded before it was decided. */
  readonly today: IsoDate;
}

export interface Refusal {
  readonly rule: RuleCode;
  readonly detail: string;
  /** First day on which the step would be legal, where waiting is all it takes. */
  readonly earliest?: IsoDate;
}
