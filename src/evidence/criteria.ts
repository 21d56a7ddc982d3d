// Answers to the criteria kept in a data folder: one file a day, one line an answer, so that a change of one is a line.

import { join } from 'node:path';
import { z } from 'zod';
import type { CriteriaCard, CriteriaTable, ProjectJobs } from '../domain/criteria.ts';
import { projectClasses } from '../domain/project.ts';
import { type IsoDate, isDay } from '../domain/time.ts';
import { type Origin, parseStored, readStored } from './stored.ts';

const text = z.string();
const ProofSchema = z.strictObject({
  repository: text,
  commit: text.optional(),
  path: text.optional(),
  line: text.optional(),
  job: text.optional(),
  pipeline: text.optional(),
  branch: text.optional(),
  isVoting: z.boolean().optional(),
  template: text.optional(),
  tag: text.optional(),
});
const AnswerSchema = z.strictObject({
  answer: z.enum(['yes', 'no', 'unknown', 'not-applicable']),
  by: z.enum(['probe', 'person']),
  why: text,
  proof: z.array(ProofSchema),
});
const JobsSchema = z.strictObject({
  missing: z.array(text),
  pipelines: z.record(
    text,
    z.array(
      z.strictObject({ job: text, isVoting: z.boolean(), branches: z.array(text).optional() }),
    ),
  ),
});
const CardSchema = z.strictObject({
  name: text,
  repository: text,
  class: z.enum(projectClasses),
  state: z.enum(['live', 'retired', 'unreadable']),
  reason: z.strictObject({ code: text, detail: text }).optional(),
  commit: text.optional(),
  jobs: JobsSchema.optional(),
  answers: z.record(text, AnswerSchema),
});
const TableSchema = z.strictObject({
  schemaVersion: z.literal(1),
  asOf: text.refine(isDay, 'expected a day'),
  series: text,
  title: text,
  source: text,
  dimensions: z.array(z.strictObject({ id: text, title: text, needs: z.array(text) })),
  questions: z.array(z.strictObject({ id: text, words: text, mend: text, source: text })),
  pins: z.array(z.strictObject({ repository: text, commit: text.optional() })),
  projects: z.array(CardSchema),
  goals: z
    .array(
      z.strictObject({
        project: text,
        answers: z.record(text, z.enum(['yes', 'no', 'unknown', 'not-asked'])),
        isRetired: z.literal(true).optional(),
        reason: text.optional(),
      }),
    )
    .optional(),
});

/** The text of a day's file: what probes saw. What people said is in answers.yaml and laid over it when it is shown. */
export function formatCriteria({ projects, ...head }: CriteriaTable): string {
  const { dimensions, questions, pins, goals, ...rest } = head;
  const lines = [
    ...Object.entries({ schemaVersion: 1, ...rest }).map(([key, value]) => field(key, value)),
    list(
      'dimensions',
      dimensions.map(({ id, title, needs }) => one({ id, title, needs })),
    ),
    list('questions', questions.map(one)),
    list('pins', pins.map(one)),
    list('projects', projects.map(cardText)),
    ...(goals === undefined ? [] : [list('goals', goals.map(one))]),
  ];
  return `{\n${lines.join(',\n')}\n}\n`;
}

function cardText({ answers, jobs, dimensions: _, ...head }: CriteriaCard): string {
  const rows = Object.entries(answers).map(
    ([id, { answer, by, why, proof }]) =>
      `      ${JSON.stringify(id)}: ${one({ answer, by, why, proof })}`,
  );
  const body = rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n    }`;
  return `${one(head).slice(0, -1)}, ${jobs === undefined ? '' : jobsText(jobs)}"answers": ${body}}`;
}

/** A pipeline a line. */
function jobsText({ missing, pipelines }: ProjectJobs): string {
  const rows = Object.entries(pipelines).map(
    ([name, jobs]) => `      ${JSON.stringify(name)}: ${one(jobs)}`,
  );
  const body = rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n    }`;
  return `"jobs": {"missing": ${one(missing)}, "pipelines": ${body}}, `;
}

function field(key: string, value: unknown): string {
  return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

function list(key: string, rows: readonly string[]): string {
  return `  ${JSON.stringify(key)}: [\n${rows.map((row) => `    ${row}`).join(',\n')}\n  ]`;
}

/** On one line. */
function one(value: unknown): string {
  return JSON.stringify(value);
}

/** Reads the file of a day. Throws SNAPSHOT_INVALID naming the file, the field and what was expected. */
export function readCriteriaTable(folder: string, day: IsoDate): CriteriaTable {
  const file = join(folder, `${day}.json`);
  return parseCriteria(readStored(origin(file)), file);
}

/** The same for text at hand; `file` is only used in messages. */
export function parseCriteria(written: string, file: string): CriteriaTable {
  const stored = parseStored(origin(file), written, TableSchema);
  const { schemaVersion: _, projects, ...table } = stored;
  const cards = projects.map((card) => ({ ...card, dimensions: {} }));
  return { ...table, projects: cards } as unknown as CriteriaTable;
}

function origin(file: string): Origin {
  return { file, madeBy: 'stadium criteria --as-of DAY --keep' };
}
