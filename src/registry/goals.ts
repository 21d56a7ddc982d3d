// data/goals.yaml: practices, stadium criteria and community goals, each with how a machine can see it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Calendar } from '../domain/cycle.ts';
import type { Goal } from '../domain/goals.ts';
import { projectClasses, type Registry } from '../domain/project.ts';
import { name, seriesNamed, text, webAddress, yesNo } from './fields.ts';
import { unknownSeries } from './load.ts';
import { probe } from './probes.ts';
import { type DataFile, readData } from './yaml.ts';

const Entry = z.strictObject({
  id: name('Short name, unique.'),
  title: text('A few words for a table.', 60),
  kind: z.enum(['practice', 'goal', 'stadium']).meta({ description: 'What kind of rule it is.' }),
  since: seriesNamed('Series from which it is asked.'),
  active: yesNo('Whether the work on a community goal goes on.').optional(),
  kinds: z
    .array(z.enum(projectClasses))
    .meta({ description: 'Kinds of project that it is asked of; left out: all.' })
    .optional(),
  source: webAddress('Where it is written down.'),
  probe: probe('How it is seen in a tree.'),
  when: probe('It is not asked where this says no.').optional(),
});

/** data/goals.yaml as it is written. */
export const GoalsFile = z
  .strictObject({ goals: z.array(Entry).meta({ description: 'In the order of the table.' }) })
  .superRefine(({ goals }, context) => {
    for (const [index, { id }] of goals.entries()) {
      if (goals.findIndex((goal) => goal.id === id) === index) continue;
      context.addIssue({
        code: 'custom',
        path: ['goals', index, 'id'],
        message: `"${id}" is given twice`,
      });
    }
  })
  .meta({ title: 'Goals', description: 'Practices, stadium criteria and community goals.' });

/** The goals of a data folder, else those of the package for a family of OpenStack, whose they are. Throws `DATA_INVALID`. */
export function loadGoals(
  folder: string,
  packaged: string,
  { registry: { cycles }, calendar }: GoalsFamily,
): readonly Goal[] {
  const own = join(folder, 'goals.yaml');
  if (!existsSync(own))
    return cycles === 'none' ? [] : readGoals(join(packaged, 'goals.yaml')).value;
  const goals = readGoals(own);
  const problems = goals.value.flatMap(({ since }, index) =>
    unknownSeries(calendar, since, ['goals', index, 'since']),
  );
  if (problems.length > 0) throw goals.invalid(problems);
  return goals.value;
}

/** The family that is asked: its own goals name series of its own calendar. */
export interface GoalsFamily {
  readonly registry: Pick<Registry, 'cycles'>;
  readonly calendar: Calendar;
}

/** Reads one file of goals. Throws `DATA_INVALID`. */
export function readGoals(path: string): DataFile<readonly Goal[]> {
  return readData(
    path,
    GoalsFile.transform(({ goals }) => goals as readonly Goal[]),
  );
}
