// What `stadium answer` does: adds what a person says of a question to answers.yaml.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../disk/write.ts';
import type { PersonAnswer } from '../domain/criteria.ts';
import { StadiumError } from '../domain/errors.ts';
import { isDay } from '../domain/time.ts';
import { AnswersFile } from '../registry/answers.ts';
import { withEntryAt } from '../registry/append.ts';
import { requireCriteria } from '../registry/criteria.ts';
import { parseEntry } from '../registry/entry.ts';
import { loadData } from '../registry/load.ts';
import { parseData } from '../registry/yaml.ts';
import { nearest } from '../words/nearest.ts';
import { dataFolder, packagedData, today } from './folders.ts';
import type { Places, World } from './outside-world.ts';
import { requireProjects } from './project-names.ts';

export interface AnswerRequest extends Pick<Places, 'data'> {
  readonly project: string;
  readonly question: string;
  readonly answer: string;
  readonly reason: string;
  readonly link: string;
  readonly date?: string;
  readonly until?: string;
  readonly dryRun?: boolean;
}

export interface AnswerResult {
  readonly answer: PersonAnswer;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Records the answer, or throws USAGE or DATA_INVALID; then the file is untouched. */
export function answer(request: AnswerRequest, world: Pick<World, 'now'>): AnswerResult {
  const folder = dataFolder(request);
  const said = answerFrom(request, folder, world);
  parseEntry(AnswersFile, 'answers', { ...said });
  const file = join(folder, 'answers.yaml');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = withEntryAt(file, before === '' ? emptyFile : before, 'answers', { ...said });
  parseData(file, after, AnswersFile);
  if (request.dryRun !== true) writeWhole(file, after);
  return { answer: said, file, before, after };
}

const emptyFile =
  '# What people answered to the criteria. `stadium answer` adds to the end.\nanswers: []\n';

const words = ['yes', 'no', 'exempt'] as const;

function answerFrom(
  { project, question, answer: given, date, until, reason, link }: AnswerRequest,
  folder: string,
  world: Pick<World, 'now'>,
): PersonAnswer {
  const { registry } = loadData(folder, packagedData);
  const { questions, assessed } = requireCriteria(folder, packagedData, registry);
  const names = [
    ...registry.projects.map(({ name }) => name),
    ...assessed.map((each) => each.project),
  ];
  requireProjects([project], names, 'the registry');
  requireWord(question, [...new Set(questions.map(({ id }) => id))], 'question');
  requireWord(given, words, 'answer');
  for (const day of [date, until]) refuseNoDay(day);
  return {
    project,
    question,
    answer: given as PersonAnswer['answer'],
    date: date ?? today(world),
    reason,
    link,
    ...(until === undefined ? {} : { until }),
  };
}

function requireWord(word: string, known: readonly string[], kind: string): void {
  if (known.includes(word)) return;
  const near = nearest(word, known) ?? nearest(word.toUpperCase(), known);
  throw new StadiumError('USAGE', `there is no ${kind} "${word}"`, {
    hint:
      near === undefined
        ? `Known: ${known.slice(0, 5).join(', ')}${known.length > 5 ? ' and others; see `stadium criteria`' : ''}.`
        : `Did you mean ${near}?`,
  });
}

function refuseNoDay(written: string | undefined): void {
  if (written === undefined || isDay(written)) return;
  throw new StadiumError('USAGE', `"${written}" is not a day`, {
    hint: 'Write a day that exists, as YYYY-MM-DD.',
  });
}
