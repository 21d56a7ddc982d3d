// data/policy.yaml: the points cards and the thresholds of the verdict, checked so that every value falls in one band.

import { z } from 'zod';
import { projectClasses } from '../domain/project.ts';
import type { PointsCard, Policy } from '../domain/verdict.ts';
import { milestoneIds } from './calendar.ts';
import { name, number, text, yesNo } from './fields.ts';
import { contradiction, type KeyPath } from './problems.ts';
import { type DataFile, readData } from './yaml.ts';

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

const boundFields = {
  measure: name('Id of a measure, as `stadium explain` prints it.'),
  atLeast: number('Holds from this value on.', { min: 0, max: 1_000_000 }).optional(),
  below: number('Holds below this value.', { min: 0, max: 1_000_000 }).optional(),
};
const oneBound = 'expected either `atLeast` or `below`';

function hasOneBound({
  atLeast,
  below,
}: {
  atLeast?: number | undefined;
  below?: number | undefined;
}) {
  return (atLeast === undefined) !== (below === undefined);
}

const ConditionEntry = z
  .strictObject({
    ...boundFields,
    whereAsked: yesNo('Passed over where nobody asked for the measure. Default: false.').optional(),
  })
  .refine(hasOneBound, oneBound);

const CardEntry = z.strictObject({
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

const Thresholds = z.strictObject({
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

const Lifecycle = z.strictObject({
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

const Meaning = z.strictObject({
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

const Levels = z.strictObject({
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

const SignEntry = z
  .strictObject({ ...boundFields, says: text('The sign in words.', 100) })
  .refine(hasOneBound, oneBound);

const Mend = z.strictObject({
  how: text('What helps.', 300),
  link: text('A page on it.', 300).optional(),
});

/** data/policy.yaml as it is written. */
export const PolicyFile = z
  .strictObject({
    version: text('Version of the policy; goes into every scorecard.', 40).meta({
      type: ['string', 'number'],
    }),
    thresholds: Thresholds.meta({ description: 'Where healthy begins, and how fast it changes.' }),
    lifecycle: Lifecycle.meta({ description: 'How long each step takes.' }),
    levels: Levels.meta({ description: 'How urgent an at-risk verdict is.' }).optional(),
    signs: z
      .array(SignEntry)
      .meta({ description: 'Of two projects of one level the one with more of these is worse.' })
      .optional(),
    mend: z
      .record(z.string(), Mend)
      .meta({ description: 'How to mend what a measure says, by its id.' })
      .optional(),
    meaning: Meaning.meta({
      description: 'What such verdicts meant, on teams that had no say in the cards.',
    }).optional(),
    cards: z
      .array(CardEntry)
      .min(1, 'expected at least one card')
      .meta({ description: 'Points cards.' }),
  })
  .superRefine((file, context) => {
    for (const issue of contradictions(file)) context.addIssue(issue);
  })
  .meta({ title: 'Policy', description: 'Points cards and thresholds of the verdict.' });

type Entries = z.output<typeof PolicyFile>;

/** Reads the policy. Throws `DATA_INVALID`. */
export function readPolicy(path: string): DataFile<Policy> {
  return readData(path, PolicyFile.transform(toPolicy));
}

function contradictions(file: Entries) {
  return [
    ...marginTooWide(file),
    ...failingTooHigh(file),
    ...coverOfClasses(file),
    ...file.cards.flatMap(cardMisfits),
  ];
}

/** With the margin on either side no project could reach, or lose, a healthy verdict. */
function marginTooWide({ thresholds: { healthy, margin } }: Entries) {
  const isReachable = healthy + margin <= 100 && healthy - margin >= 0;
  const message = `is ${margin}; expected healthy plus and minus margin to stay within 0 to 100`;
  return isReachable
    ? []
    : [contradiction(['thresholds', 'margin'], message, ['thresholds', 'healthy'])];
}

/** Nobody could be thin. */
function failingTooHigh({ thresholds: { healthy }, levels }: Entries) {
  if (levels === undefined || levels.failing <= healthy) return [];
  const message = `is ${levels.failing}; expected at most the ${healthy} from which a project is healthy`;
  return [contradiction(['levels', 'failing'], message, ['thresholds', 'healthy'])];
}

function coverOfClasses(file: Entries) {
  const cards = new Map<string, KeyPath>();
  const issues = file.cards.flatMap(({ classes }, card) =>
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

function cardMisfits({ groups }: z.output<typeof CardEntry>, card: number) {
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

function toPolicy(file: Entries): Policy {
  const named = new Set(file.cards.flatMap(({ classes }) => classes ?? []));
  const others = projectClasses.filter((each) => !named.has(each));
  const cards: PointsCard[] = file.cards.map(({ classes, groups, kept }) => ({
    classes: classes ?? others,
    groups,
    ...(kept !== undefined && { kept: kept.map(toCondition) }),
  }));
  return {
    version: file.version,
    thresholds: file.thresholds as Policy['thresholds'],
    lifecycle: file.lifecycle as Policy['lifecycle'],
    cards,
    ...(file.levels !== undefined && { levels: file.levels as NonNullable<Policy['levels']> }),
    ...(file.signs !== undefined && {
      signs: file.signs.map((sign) => ({ ...toCondition(sign), says: sign.says })),
    }),
    ...(file.mend !== undefined && { mend: file.mend as NonNullable<Policy['mend']> }),
    ...(file.meaning !== undefined && { meaning: file.meaning as NonNullable<Policy['meaning']> }),
  };
}

/** Written with one of two bounds, as was checked. */
function toCondition({
  measure,
  atLeast,
  below = 0,
  whereAsked,
}: Omit<z.output<typeof ConditionEntry>, 'whereAsked'> & { whereAsked?: boolean | undefined }) {
  const asked = whereAsked === undefined ? {} : { whereAsked };
  return { measure, ...asked, ...(atLeast === undefined ? { below } : { atLeast }) };
}
