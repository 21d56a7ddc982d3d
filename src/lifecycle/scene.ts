// What every question to the lifecycle is held against, made once: who there is, what was decided, and the day.

import type { Calendar } from '../domain/cycle.ts';
import type { Decision } from '../domain/lifecycle.ts';
import type { Project } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy } from '../domain/verdict.ts';
import { calendarFor } from './calendar.ts';
import { type LifecycleRules, lifecycleRules } from './terms.ts';

export interface LifecycleInput {
  readonly projects: readonly Pick<Project, 'name' | 'paths' | 'role'>[];
  /** About any project, in the order of the file; those after the day are not seen. */
  readonly decisions: readonly Decision[];
  readonly calendar: Calendar;
  readonly policy: Pick<Policy, 'lifecycle'>;
  readonly asOf: IsoDate;
}

/** The input with a calendar that reaches as far as the rules look, and rules with every value filled in. */
export interface Scene extends Omit<LifecycleInput, 'policy'> {
  readonly rules: LifecycleRules;
}

export function sceneOf({ policy, ...input }: LifecycleInput): Scene {
  const days = [input.asOf, ...input.decisions.map(({ answerBy }) => answerBy)];
  return reaching(...days)({ ...input, rules: lifecycleRules(policy.lifecycle, input.calendar) });
}

/** The scene with a calendar that holds these days as well. */
export function reaching(...days: readonly (IsoDate | undefined)[]): (scene: Scene) => Scene {
  return (scene) => ({
    ...scene,
    calendar: calendarFor(scene.calendar, scene.rules.cyclesToRetirement, ...days),
  });
}
