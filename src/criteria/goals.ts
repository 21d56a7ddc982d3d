// Practices and community goals are probes like any other.

import type { Goal, GoalAnswer } from '../domain/goals.ts';
import type { ProjectClass } from '../domain/project.ts';
import { look } from './look.ts';
import type { World } from './world.ts';

/** Not asked where it is none of the kinds, or the condition does not hold. */
export function goalAnswer(goal: Goal, kind: ProjectClass, world: World): GoalAnswer {
  if (goal.kinds !== undefined && !goal.kinds.includes(kind)) return 'not-asked';
  const condition = goal.when === undefined ? 'yes' : look(goal.when, world).answer;
  if (condition === 'no' || condition === 'not-applicable') return 'not-asked';
  if (condition === 'unknown') return 'unknown';
  const { answer } = look(goal.probe, world);
  return answer === 'not-applicable' ? 'not-asked' : answer;
}
