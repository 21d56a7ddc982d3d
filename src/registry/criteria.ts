// data/criteria.yaml: the questions that a family asks of its members, its dimensions, and what the answers are read from.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CriteriaSet } from '../domain/criteria.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Probe } from '../domain/probe.ts';
import { projectClasses, type Registry } from '../domain/project.ts';
import { nearest } from '../words/nearest.ts';
import { name, number, repository, seriesNamed, text, webAddress, yesNo } from './fields.ts';
import { pattern, probe } from './probes.ts';
import { type DataFile, readData } from './yaml.ts';

const kinds = z.array(z.enum(projectClasses)).meta({ description: 'Kinds of project.' });

const QuestionEntry = z.strictObject({
  id: name('Short name; given twice where the question changed, each with its series.'),
  words: text('The question.', 200),
  kinds: kinds.optional(),
  from: seriesNamed('First series in whose cycle it is asked.').optional(),
  to: seriesNamed('Last series in whose cycle it is asked.').optional(),
  source: webAddress('Where it is written down.'),
  probe: probe('How it is seen; left out: only a person can say.').optional(),
  when: probe('Not applicable where this says no.').optional(),
  hint: probe('What a person should look at.').optional(),
  says: z
    .array(
      z.strictObject({
        when: probe('Where this says yes.'),
        text: text('Said in place of the probe.', 200),
      }),
    )
    .meta({ description: 'Words for an answer of no.' })
    .optional(),
  mend: text('What would mend it.', 400),
});

const DimensionEntry = z.strictObject({
  id: name('Short name.'),
  title: text('Head of the column.', 40),
  needs: z
    .array(name('A question.'))
    .min(1, 'expected at least one question')
    .meta({ description: 'Met when each of them is answered yes or does not apply.' }),
});

const Places = z.strictObject({
  config: repository('Holds which jobs each repository runs, and dashboards.').optional(),
  jobs: z
    .array(repository('Defines jobs or templates.'))
    .meta({ description: 'Where jobs and templates are defined.' })
    .optional(),
  releases: repository('Holds deliverables/SERIES/NAME.yaml.').optional(),
  deliverables: z
    .array(text('A path there that may hold any project.', 200))
    .meta({ description: 'Release files beside that of its own name.' })
    .optional(),
});

const JobEntry = z.strictObject({
  match: pattern,
  not: pattern.optional(),
  nodes: number('Also those with so many nodes.', { min: 2, max: 100, whole: true }).optional(),
  isTest: yesNo('Its failure rate belongs on a dashboard.').optional(),
});

const AssessedEntry = z.strictObject({
  project: name('A project that the registry does not hold then.'),
  repository: repository('Its repository.'),
  class: z.enum(projectClasses).meta({ description: 'Kind of project.' }),
  from: seriesNamed('First series.'),
  to: seriesNamed('Last series.'),
});

const texts = z.array(text('A name.', 200));

/** data/criteria.yaml as it is written. */
export const CriteriaFile = z
  .strictObject({
    title: text('Whose criteria they are.', 80),
    source: webAddress('Where they are written down.'),
    places: Places.meta({ description: 'Repositories that answers need.' }).optional(),
    dimensions: z.array(DimensionEntry).meta({ description: 'Columns of the summary.' }),
    questions: z.array(QuestionEntry).meta({ description: 'In the order of the scorecard.' }),
    jobs: z.record(z.string(), JobEntry).meta({ description: 'Kinds of job, by name.' }).optional(),
    templates: z
      .record(z.string(), z.record(z.string(), texts))
      .meta({ description: 'Templates that nobody reads, and the jobs they stand for.' })
      .optional(),
    runtimes: z
      .record(z.string(), texts)
      .meta({ description: 'Python versions that need a unit job, by series.' })
      .optional(),
    names: z
      .record(z.string(), z.record(z.string(), texts))
      .meta({ description: 'What things of a project are called elsewhere.' })
      .optional(),
    assessed: z
      .array(AssessedEntry)
      .meta({ description: 'Projects that were assessed beside those of the registry.' })
      .optional(),
  })
  .superRefine((file, context) => {
    for (const { path, message } of [...unknownNeeds(file), ...unknownKinds(file)])
      context.addIssue({ code: 'custom', path: [...path], message });
  })
  .meta({ title: 'Criteria', description: 'Questions that a family asks of its members.' });

type Written = Pick<z.output<typeof CriteriaFile>, 'dimensions' | 'questions' | 'jobs'>;

/**
 * The criteria of a data folder, or those of the package where the folder has none: they are those of a family of
 * OpenStack, and a family without cycles has its own or none (undefined). Throws `DATA_INVALID`.
 */
export function loadCriteria(
  folder: string,
  packaged: string,
  { cycles }: Pick<Registry, 'cycles'>,
): CriteriaSet | undefined {
  const own = join(folder, 'criteria.yaml');
  if (cycles === 'none' && !existsSync(own)) return undefined;
  return readCriteria(existsSync(own) ? own : join(packaged, 'criteria.yaml')).value;
}

/** The same where there must be some. Throws `USAGE` where there are none. */
export function requireCriteria(
  folder: string,
  packaged: string,
  registry: Pick<Registry, 'cycles'>,
): CriteriaSet {
  const found = loadCriteria(folder, packaged, registry);
  if (found !== undefined) return found;
  throw new StadiumError('USAGE', `${folder} holds no criteria.yaml`, {
    hint: 'Write one, or copy data/examples/github/criteria.yaml; `stadium schema criteria` prints its schema.',
  });
}

/** Reads one file of criteria. Throws `DATA_INVALID`. */
export function readCriteria(path: string): DataFile<CriteriaSet> {
  return readData(
    path,
    CriteriaFile.transform(({ places = {}, ...file }): CriteriaSet => {
      const { jobs = {}, templates = {}, runtimes = {}, names = {}, assessed = [] } = file;
      return { ...file, places, jobs, templates, runtimes, names, assessed } as CriteriaSet;
    }),
  );
}

interface Complaint {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function unknownNeeds({ dimensions, questions }: Written): readonly Complaint[] {
  const ids = [...new Set(questions.map(({ id }) => id))];
  return dimensions.flatMap(({ needs }, index) =>
    needs.flatMap((id, at) =>
      ids.includes(id)
        ? []
        : [
            {
              path: ['dimensions', index, 'needs', at],
              message: `there is no question ${id}${or(id, ids)}`,
            },
          ],
    ),
  );
}

/** A kind of job that is misspelled would make every answer a no. */
function unknownKinds({ questions, jobs = {} }: Written): readonly Complaint[] {
  const known = Object.keys(jobs);
  return questions.flatMap(({ probe, when, hint }, index) =>
    Object.entries({ probe, when, hint }).flatMap(([key, given]) =>
      kindsIn(given)
        .filter((kind) => !known.includes(kind))
        .map((kind) => ({
          path: ['questions', index, key],
          message: `jobs names no kind "${kind}"${or(kind, known)}`,
        })),
    ),
  );
}

function kindsIn(probe: Probe | undefined): readonly string[] {
  if (probe === undefined) return [];
  if ('all' in probe) return probe.all.flatMap(kindsIn);
  if ('any' in probe) return probe.any.flatMap(kindsIn);
  if ('job' in probe) return [probe.job];
  if ('seriesJobs' in probe) return [probe.seriesJobs];
  return 'runtimes' in probe ? [probe.runtimes] : [];
}

function or(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; did you mean ${near}?`;
}
