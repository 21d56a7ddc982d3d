// data/policy.yaml: the points cards and the thresholds of the verdict, checked so that every value falls in one band.

import { z } from 'zod';
import { projectClasses } from '../domain/project.ts';
import type { PointsCard, Policy } from '../domain/verdict.ts';
import { contradiction } from '../words/problems.ts';
import { text } from './fields.ts';
import {
  boundFields,
  CardEntry,
  type ConditionEntry,
  cardMisfits,
  coverOfClasses,
  hasOneBound,
  oneBound,
} from './points-cards.ts';
import { Levels, Lifecycle, Meaning, Thresholds } from './policy-terms.ts';
import { type DataFile, readData } from './yaml.ts';

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
    ...coverOfClasses(file.cards),
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
