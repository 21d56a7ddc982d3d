// data/decisions.yaml: what the team said, where it can be read, and from when it holds.

import { z } from 'zod';
import { type Decision, decisionKinds, dueMilestones, fieldsOfKinds } from '../domain/lifecycle.ts';
import { isDay } from '../domain/time.ts';
import { contradiction, type KeyPath } from '../words/problems.ts';
import { parseEntry } from './entry.ts';
import { day, name, pageAddress, seriesNamed, text, yesNo } from './fields.ts';
import { type DataFile, parseData, readText } from './yaml.ts';

const Entry = z.strictObject({
  project: name('Project of the registry.'),
  kind: z.enum(decisionKinds).meta({ description: 'What was decided.' }),
  date: day('Day it was said.'),
  by: text('The body that said it, never a person.', 200),
  reason: text('Why, in a sentence or two.'),
  link: pageAddress('Where it can be read.'),
  cycle: seriesNamed('Series in which it takes effect; by default that of the date.').optional(),
  into: name('merge-into: the project that takes it over.').optional(),
  answerBy: day('call: last day to answer; by default the milestone of the policy.').optional(),
  notBefore: seriesNamed(
    'call: the first series with whose release a deprecation may follow.',
  ).optional(),
  until: day('waive: last day of the waiver.').optional(),
  immediate: yesNo('retire: true to skip the two cycles. The reason says why.').optional(),
  instead: text('supersede: what to use instead.', 200).optional(),
  answeredFor: text('finished: the team that answers for it.', 100).optional(),
  actions: z
    .array(
      z.strictObject({
        what: text('What is to be done.', 200),
        role: text('Who does it: a role, never a person.', 100),
        due: text(
          'A day, or a milestone of the calendar: the first one after the decision.',
        ).refine(
          (due) => isDay(due) || dueMilestones.includes(due),
          `expected a day, or one of ${dueMilestones.join(', ')}`,
        ),
        done: z
          .strictObject({ date: day('Day on which it was.'), link: pageAddress('Where it shows.') })
          .meta({ description: 'Left out until it is done.' })
          .optional(),
      }),
    )
    .meta({ description: 'What the decision asks for; on the timeline until it is done.' })
    .optional(),
  followed: z
    .strictObject({
      date: day('Day on which it did.'),
      link: pageAddress('Where it can be read.'),
    })
    .meta({ description: 'Where governance or the code followed what was decided.' })
    .optional(),
});

/** data/decisions.yaml as it is written. */
export const DecisionsFile = z
  .strictObject({
    decisions: z
      .array(Entry)
      .meta({ description: 'Those about one project in the order of their dates.' }),
  })
  .superRefine((file, context) => {
    const issues = file.decisions.flatMap((entry, index) => [
      ...misfits(entry, index),
      ...outOfOrder(entry, index, file.decisions),
    ]);
    for (const issue of issues) context.addIssue(issue);
  })
  .meta({ title: 'Decisions', description: 'What the team decided about its projects.' });

/** Reads the decisions in the order of the file. Throws `DATA_INVALID`. */
export function readDecisions(path: string): DataFile<readonly Decision[]> {
  return parseDecisions(path, readText(path));
}

/** The same for a text that is to become the file. */
export function parseDecisions(path: string, text: string): DataFile<readonly Decision[]> {
  return parseData(path, text, DecisionList);
}

/** One decision alone, before it is a line of the file. Throws USAGE naming the options. */
export function parseDecision(entry: Readonly<Record<string, unknown>>) {
  return parseEntry(DecisionList, 'decisions', entry);
}

const DecisionList = DecisionsFile.transform((file) => file.decisions as readonly Decision[]);

function misfits(entry: z.output<typeof Entry>, index: number) {
  const kindPath: KeyPath = ['decisions', index, 'kind'];
  const misplaced = (Object.keys(fieldsOfKinds) as (keyof typeof fieldsOfKinds)[]).filter(
    (field) => entry[field] !== undefined && !fieldsOfKinds[field].includes(entry.kind),
  );
  const issues = misplaced.map((field) =>
    contradiction(
      ['decisions', index, field],
      `belongs to ${fieldsOfKinds[field].join(' and ')} only${field === 'immediate' ? '; take it out' : ''}`,
      kindPath,
    ),
  );
  if (entry.kind === 'merge-into' && entry.into === undefined) {
    issues.push(contradiction(['decisions', index, 'into'], 'is missing for merge-into', kindPath));
  }
  if (entry.answerBy !== undefined && entry.answerBy < entry.date) {
    const message = `${entry.answerBy} is before the call was made`;
    issues.push(
      contradiction(['decisions', index, 'answerBy'], message, ['decisions', index, 'date']),
    );
  }
  if (entry.until !== undefined && entry.until < entry.date) {
    const message = `${entry.until} is before the waiver was given`;
    issues.push(
      contradiction(['decisions', index, 'until'], message, ['decisions', index, 'date']),
    );
  }
  return issues;
}

/** A decision added above an older one about the same project would read as if it had been taken first. */
function outOfOrder(
  entry: z.output<typeof Entry>,
  index: number,
  all: readonly z.output<typeof Entry>[],
) {
  const above = all.slice(0, index).findLastIndex(({ project }) => project === entry.project);
  const earlier = all[above];
  if (earlier === undefined || earlier.date <= entry.date) return [];
  const message = `${entry.date} is before the decision about ${entry.project} above it`;
  return [contradiction(['decisions', index, 'date'], message, ['decisions', above, 'date'])];
}
