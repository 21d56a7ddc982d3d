// data/goals.yaml: practices, stadium criteria and community goals, each with how a machine can see it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Goal, Probe } from '../domain/goals.ts';
import type { Registry } from '../domain/project.ts';
import { glob, name, pattern, seriesNamed, text, webAddress } from './fields.ts';
import { type DataFile, readData } from './yaml.ts';

const globs = z
  .array(glob())
  .min(1, 'expected at least one path')
  .meta({ description: 'Paths in the tree.' });

const expression = pattern('A regular expression; `^` and `$` match at lines.');

const ProbeEntry = z.union([
  z.strictObject({ hasPath: globs }),
  z.strictObject({ lacksPath: globs }),
  z.strictObject({ in: globs, contains: expression }),
  z.strictObject({ in: globs, lacks: expression }),
]);

const Entry = z.strictObject({
  id: name('Short name, unique.'),
  title: text('A few words for a table.', 60),
  kind: z.enum(['practice', 'goal', 'stadium']).meta({ description: 'What kind of rule it is.' }),
  since: seriesNamed('Series from which it is asked.'),
  source: webAddress('Where it is written down.'),
  probe: ProbeEntry.meta({ description: 'How it is seen in a tree.' }),
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
  { cycles }: Pick<Registry, 'cycles'>,
): readonly Goal[] {
  const own = join(folder, 'goals.yaml');
  if (cycles === 'none' && !existsSync(own)) return [];
  return readGoals(existsSync(own) ? own : join(packaged, 'goals.yaml')).value;
}

/** Reads one file of goals. Throws `DATA_INVALID`. */
export function readGoals(path: string): DataFile<readonly Goal[]> {
  return readData(
    path,
    GoalsFile.transform(({ goals }) =>
      goals.map((goal) => ({ ...goal, probe: probeOf(goal.probe) })),
    ),
  );
}

function probeOf(entry: z.output<typeof ProbeEntry>): Probe {
  if ('hasPath' in entry) return { kind: 'has-path', paths: entry.hasPath };
  if ('lacksPath' in entry) return { kind: 'lacks-path', paths: entry.lacksPath };
  if ('contains' in entry) return { kind: 'contains', paths: entry.in, pattern: entry.contains };
  return { kind: 'lacks', paths: entry.in, pattern: entry.lacks };
}
