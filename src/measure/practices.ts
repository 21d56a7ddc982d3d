// Practices and community goals as measures of a scorecard: yes or no at the as-of day, made from the data of goals.

import type { Goal, GoalAnswer } from '../domain/goals.ts';
import type { MeasureDefinition, Measurement, Measurements } from '../domain/measurement.ts';
import type { TimeWindow } from '../domain/time.ts';

/** `practice-` and the goal's id. */
export function practiceId({ id }: Pick<Goal, 'id'>): string {
  return `practice-${id}`;
}

/** One definition a goal, in the order of the data. */
export function practiceDefinitions(goals: readonly Goal[]): readonly MeasureDefinition[] {
  return goals.map((goal) => ({
    id: practiceId(goal),
    title: goal.title,
    unit: 'yes-no',
    window: 'as-of',
    source: 'git',
    group: 'practices',
    definition: `Whether the tree passes the probe \`${goal.id}\` of goals.yaml (${goal.source}).`,
    limits:
      'Told by paths and by patterns in a few small files: it sees that something is there, not that it is good.',
    restsOn: 'project',
    better: 'more',
  }));
}

/** The answers of one project as measurements; what was not asked on the day is left out. */
export function practiceMeasurements(
  answers: Readonly<Record<string, GoalAnswer>>,
  window: TimeWindow,
  reason: string | undefined,
): Measurements {
  const rows = Object.entries(answers).flatMap(([id, answer]) => {
    const measurement = measurementOf(answer, window, reason);
    return measurement === undefined ? [] : [[practiceId({ id }), measurement] as const];
  });
  return Object.fromEntries(rows);
}

function measurementOf(
  answer: GoalAnswer,
  window: TimeWindow,
  reason: string | undefined,
): Measurement | undefined {
  const seen = { unit: 'yes-no', window, source: 'git' } as const;
  switch (answer) {
    case 'yes':
      return { state: 'measured', value: 1, sample: 1, ...seen };
    case 'no':
      return { state: 'measured', value: 0, sample: 1, ...seen };
    case 'unknown': {
      const detail = reason ?? 'a file that decides it could not be read';
      return { state: 'unknown', reason: { code: 'not-collected', detail }, ...seen };
    }
    case 'not-asked':
      return undefined;
    default:
      return answer satisfies never;
  }
}
