// data/answers.yaml: what people answered to questions that a probe cannot, or answers otherwise.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PersonAnswer } from '../domain/criteria.ts';
import { contradiction } from '../words/problems.ts';
import { day, name, text, webAddress } from './fields.ts';
import { type DataFile, readData } from './yaml.ts';

const Entry = z.strictObject({
  project: name('Project of the registry.'),
  question: name('Question of criteria.yaml.'),
  answer: z.enum(['yes', 'no', 'exempt']).meta({ description: 'What was answered.' }),
  date: day('Day it was said.'),
  reason: text('Why, in a sentence or two.'),
  link: webAddress('Where it can be read.'),
  until: day('Last day on which it counts.').optional(),
});

/** data/answers.yaml as it is written. */
export const AnswersFile = z
  .strictObject({
    answers: z.array(Entry).meta({ description: 'The last one about a question counts.' }),
  })
  .superRefine(({ answers }, context) => {
    for (const [index, { date, until }] of answers.entries()) {
      if (until === undefined || until >= date) continue;
      const message = `${until} is before the answer was given`;
      context.addIssue(
        contradiction(['answers', index, 'until'], message, ['answers', index, 'date']),
      );
    }
  })
  .meta({ title: 'Answers', description: 'What people answered to the criteria.' });

/** The answers of a data folder; another team's never stand in. Throws `DATA_INVALID`. */
export function loadAnswers(folder: string): readonly PersonAnswer[] {
  const path = join(folder, 'answers.yaml');
  return existsSync(path) ? readAnswers(path).value : [];
}

/** Reads one file of answers. Throws `DATA_INVALID`. */
export function readAnswers(path: string): DataFile<readonly PersonAnswer[]> {
  return readData(
    path,
    AnswersFile.transform(({ answers }) => answers as readonly PersonAnswer[]),
  );
}
