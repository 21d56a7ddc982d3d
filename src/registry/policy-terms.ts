// The numbers of policy.yaml: where a verdict begins and a level ends, how long each step takes, what a verdict has meant.

import { z } from 'zod';
import { projectClasses } from '../domain/project.ts';
import { milestoneIds } from './calendar.ts';
import { number, text, yesNo } from './fields.ts';

export const Thresholds = z.strictObject({
  healthy: number('Points from which a project is healthy.', { min: 1, max: 100 }),
  margin: number('Points on the other side from which a verdict changes at once.', {
    min: 0,
    max: 50,
  }),
  snapshotsToFlip: number('Snapshots for which a new side must hold otherwise.', {
    min: 1,
    max: 20,
    whole: true,
  }),
  daysToFlip: number(
    'Days for which it must hold as well, however many snapshots there are. Default: 0.',
    {
      min: 0,
      max: 3650,
      whole: true,
    },
  ).optional(),
  minimumCoverage: number('Share of the card that must be known.', { min: 0, max: 1 }),
  youngDays: number('Days after its first commit before a project is judged.', {
    min: 0,
    max: 3650,
    whole: true,
  }),
});

export const Lifecycle = z.strictObject({
  cyclesToRetirement: number('Whole cycles between deprecation and retirement. Default: 2.', {
    min: 1,
    max: 10,
    whole: true,
  }).default(2),
  monthsToRetirement: number('The same where there are no cycles, in months. Default: 12.', {
    min: 1,
    max: 120,
    whole: true,
  }).optional(),
  monthsToAnswer: number('Months that end a call where there are no cycles. Default: 3.', {
    min: 1,
    max: 24,
    whole: true,
  }).optional(),
  answerBy: z
    .enum(milestoneIds)
    .meta({ description: 'Milestone that ends a call. Default: milestone-2.' })
    .default('milestone-2'),
  activeBy: z
    .enum(milestoneIds)
    .meta({
      description:
        'Milestone before which an inactive project is active again. Default: milestone-2.',
    })
    .optional(),
  reassessBy: z
    .enum(milestoneIds)
    .meta({ description: 'Milestone that ends reassessment and joining. Default: milestone-1.' })
    .optional(),
  callFirst: yesNo('A call or a discussion comes before a deprecation. Default: true.').optional(),
  stadiumFirst: yesNo('An in-tree component leaves through the stadium. Default: true.').optional(),
  backInSameCycle: yesNo(
    'A retired project may come back in the same cycle. Default: false.',
  ).optional(),
});

const Rate = z
  .strictObject({
    share: number('Share that was retired.', { min: 0, max: 1 }),
    low: number('Lower bound of the share.', { min: 0, max: 1 }).optional(),
    high: number('Upper bound of the share.', { min: 0, max: 1 }).optional(),
  })
  .meta({ description: 'How many of those called so were retired.' });

export const Meaning = z.strictObject({
  months: number('Months after the verdict that were looked at.', {
    min: 1,
    max: 120,
    whole: true,
  }),
  of: z
    .strictObject({ healthy: Rate, silent: Rate, failing: Rate, thin: Rate })
    .meta({ description: 'By verdict, and for at risk by level.' }),
  period: text('Which repositories and years it rests on, and where it did not hold.', 300),
  source: text('Where it was counted.', 300),
});

const days = (description: string) => number(description, { min: 1, max: 36_500, whole: true });

export const Levels = z.strictObject({
  failing: number('At risk with fewer points than this is failing.', { min: 0, max: 100 }),
  silent: z
    .strictObject({
      days: days('Days without any landed commit after which a project is silent.'),
      kept: days('The same for what is finished but kept.'),
      withoutCycles: days('The same in a family without release cycles.'),
      classes: z
        .partialRecord(z.enum(projectClasses), days('Days for the class.'))
        .meta({ description: 'The same for a class of its own.' })
        .optional(),
    })
    .meta({ description: 'When a project is silent, whatever its points.' }),
});
