// An entry that somebody gives on the command line, checked before it is a line of a file: what is wrong is told by the option.

import type { z } from 'zod';
import { StadiumError } from '../domain/errors.ts';
import { describeIssue, type Problem } from '../words/problems.ts';
import type { DataFile } from './yaml.ts';

/** The entry as the only one of its list. Throws USAGE naming the options, here and where the file is held against another. */
export function parseEntry<T>(
  schema: z.ZodType<T>,
  list: string,
  entry: Readonly<Record<string, unknown>>,
): DataFile<T> {
  const raw = { [list]: [asWritten(entry)] };
  const invalid = (problems: readonly Problem[]) => wrongOptions(problems);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { path: list, value: parsed.data, place: placeOf, invalid };
  throw invalid(parsed.error.issues.flatMap((issue) => describeIssue(issue, raw, schema)));
}

/** As a file would hold it: everything is text until a field says otherwise. */
function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === 'boolean' || typeof each === 'number' ? String(each) : each,
  );
}

function wrongOptions(problems: readonly Problem[]): StadiumError {
  const lines = problems.map(({ keyPath, message }) => `${placeOf(keyPath)}: ${message}`);
  return new StadiumError('USAGE', lines.join('\n'), {
    hint: 'Nothing was written; give another value.',
  });
}

/** Of `decisions[0].answerBy`, `--answer-by`. */
function placeOf([, , field]: Problem['keyPath']): string {
  const name = String(field);
  return positional[name] ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const positional: Readonly<Record<string, string>> = {
  project: 'the project',
  kind: 'the decision',
  question: 'the question',
  answer: 'the answer',
  actions: '--action',
};
