// The points cards of policy.yaml: rows and bands, checked so that every value falls in one band, and every class has one card.

import { z } from 'zod';
import { projectClasses } from '../domain/project.ts';
import { contradiction, type KeyPath } from '../words/problems.ts';
import { name, number, text, yesNo } from './fields.ts';

const BandEntry = z.strictObject({
  atLeast: number('Lowest value of the band.', { min: 0, max: 1_000_000 }),
  points: number('Points for it.', { min: 0, max: 1000 }),
  reason: text('Code or words of the reason.', 300),
});

const RowEntry = z.strictObject({
  measure: name('Id of a measure, as `stadium explain` prints it.'),
  bands: z
    .array(BandEntry)
    .min(1, 'expected at least one band')
    .meta({ description: 'From the lowest value upwards; the first starts at 0.' }),
});

const GroupEntry = z.strictObject({
  id: name('Short id of the group.'),
  title: text('Title for readers.', 100),
  rows: z.array(RowEntry).min(1, 'expected at least one row').meta({ description: 'Measures.' }),
});

export const boundFields = {
  measure: name('Id of a measure, as `stadium explain` prints it.'),
  atLeast: number('Holds from this value on.', { min: 0, max: 1_000_000 }).optional(),
  below: number('Holds below this value.', { min: 0, max: 1_000_000 }).optional(),
};

export const oneBound = 'expected either `atLeast` or `below`';

export function hasOneBound({
  atLeast,
  below,
}: {
  atLeast?: number | undefined;
  below?: number | undefined;
}) {
  return (atLeast === undefined) !== (below === undefined);
}

export const ConditionEntry = z
  .strictObject({
    ...boundFields,
    whereAsked: yesNo('Passed over where nobody asked for the measure. Default: false.').optional(),
  })
  .refine(hasOneBound, oneBound);

export const CardEntry = z.strictObject({
  classes: z
    .array(z.enum(projectClasses))
    .min(1, 'expected at least one class')
    .meta({ description: 'Classes it judges; left out on one card, which takes the rest.' })
    .optional(),
  groups: z
    .array(GroupEntry)
    .min(1, 'expected at least one group')
    .meta({ description: 'Groups.' }),
  kept: z
    .array(ConditionEntry)
    .min(1, 'expected at least one condition')
    .meta({
      description:
        'Finished but kept: where all of this holds, a project is healthy with few points. Left out: there is no such way.',
    })
    .optional(),
});

export function coverOfClasses(all: readonly z.output<typeof CardEntry>[]) {
  const cards = new Map<string, KeyPath>();
  const issues = all.flatMap(({ classes }, card) =>
    (classes ?? ['(all other classes)']).flatMap((each, index) => {
      const keyPath = classes === undefined ? ['cards', card] : ['cards', card, 'classes', index];
      const first = cards.get(each);
      cards.set(each, first ?? keyPath);
      return first === undefined
        ? []
        : [contradiction(keyPath, `${each} has a card already`, first)];
    }),
  );
  const missing = projectClasses.filter((each) => !cards.has(each));
  if (missing.length === 0 || cards.has('(all other classes)')) return issues;
  const message = `no card for ${missing.join(', ')}; leave \`classes\` out on one card`;
  return [...issues, { code: 'custom' as const, path: ['cards'], message }];
}

export function cardMisfits({ groups }: z.output<typeof CardEntry>, card: number) {
  return groups.flatMap(({ rows }, group) =>
    rows.flatMap(({ bands }, row) =>
      bandMisfits(bands, ['cards', card, 'groups', group, 'rows', row, 'bands']),
    ),
  );
}

function bandMisfits(bands: readonly z.output<typeof BandEntry>[], keyPath: KeyPath) {
  return bands.flatMap(({ atLeast }, index) => {
    const here = [...keyPath, index, 'atLeast'];
    const before = bands[index - 1];
    if (before === undefined) {
      const message = 'the first band starts at 0, or lower values have none';
      return atLeast === 0 ? [] : [{ code: 'custom' as const, path: here, message }];
    }
    const message = `is ${atLeast}; expected more than ${before.atLeast}`;
    return atLeast > before.atLeast
      ? []
      : [contradiction(here, message, [...keyPath, index - 1, 'atLeast'])];
  });
}
