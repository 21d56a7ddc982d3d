// Practices and community goals are probes like any other.

import type { Goal, GoalAnswer } from '../domain/goals.ts';
import type { ProjectClass } from '../domain/project.ts';
import { look } from './ask-probe.ts';
import type { ProbeView } from './probe-view.ts';

/** Not asked where it is none of the kinds, or the condition does not hold. */
export function goalAnswer(goal: Goal, kind: ProjectClass, view: ProbeView): GoalAnswer {
  if (goal.kinds !== undefined && !goal.kinds.includes(kind)) return 'not-asked';
  const condition = goal.when === undefined ? 'yes' : look(goal.when, view).answer;
  if (condition === 'no' || condition === 'not-applicable') return 'not-asked';
  if (condition === 'unknown') return 'unknown';
  const { answer } = look(goal.probe, view);
  return answer === 'not-applicable' ? 'not-asked' : answer;
}
