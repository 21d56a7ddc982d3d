// What Zuul's configuration comes to for one project on one branch: every job it runs, in which pipeline, voting or not.

import type { JobRun, Jobs } from './job-run.ts';
import type { BranchMatch, JobVariant, Pipelines, ZuulFile } from './zuul.ts';

/** A file that was read, and where it was. */
export interface PlacedFile {
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly file: ZuulFile;
}

export interface ZuulQuestion {
  /** Its own files last: Zuul lays them over those of the project configuration. */
  readonly files: readonly PlacedFile[];
  readonly project: string;
  readonly branch: string;
  /** Jobs of templates that live where nobody looks, by template and pipeline. */
  readonly known: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

type Placed = Omit<PlacedFile, 'file'> & { readonly template?: string };
type Step = Placed & { readonly pipeline: string; readonly variant: JobVariant };

/** The runs, and the names of the templates that nobody could expand. */
export function zuulRuns(question: ZuulQuestion): Jobs {
  const missing = new Set<string>();
  const steps = stanzas(question).flatMap(([place, pipelines]) =>
    stepsOf(pipelines, place, question, missing, []),
  );
  const matching = steps.filter(({ variant }) => isOn(variant.branches, question.branch));
  const definitions = definitionsIn(question.files);
  const names = new Map(matching.map((step) => [`${step.pipeline} ${step.variant.job}`, step]));
  const runs = [...names.values()].flatMap(({ pipeline, variant: { job } }) => {
    const own = matching.filter((step) => step.pipeline === pipeline && step.variant.job === job);
    return runOf(own, definitions, question.branch);
  });
  return { runs, missing: [...missing].map((name) => `template ${name} is not at hand`) };
}

function stanzas({ files, project }: ZuulQuestion): readonly (readonly [Placed, Pipelines])[] {
  return files.flatMap(({ file, ...place }) =>
    file.projects
      .filter(([name]) => (name === '' ? place.repository === project : isNamed(name, project)))
      .map(([, pipelines]) => [place, pipelines] as const),
  );
}

function isNamed(written: string, project: string): boolean {
  const name = written.replace(/^(?:[\w-]+\.)+\w+\/(?=[^/]+\/)/, '');
  if (name.startsWith('^')) return matches(written, project);
  return name === project || name.split('/').at(-1) === project.split('/').at(-1);
}

/** A template's jobs come before the project's own; a template may name others. */
function stepsOf(
  { templates, pipelines }: Pipelines,
  place: Placed,
  question: ZuulQuestion,
  missing: Set<string>,
  above: readonly string[],
): readonly Step[] {
  const ofTemplates = templates
    .filter((name) => !above.includes(name))
    .flatMap((name) => ofTemplate(name, question, missing, [...above, name]));
  const own = [...pipelines].flatMap(([pipeline, variants]) =>
    variants.map((variant) => ({ ...place, pipeline, variant })),
  );
  return [...ofTemplates, ...own];
}

function ofTemplate(
  name: string,
  question: ZuulQuestion,
  missing: Set<string>,
  above: readonly string[],
): readonly Step[] {
  const found = question.files.filter(({ file }) => file.templates.has(name));
  if (found.length > 0)
    return found.flatMap(({ file, ...place }) => {
      const pipelines = file.templates.get(name);
      if (pipelines === undefined) return [];
      return stepsOf(pipelines, { ...place, template: name }, question, missing, above);
    });
  const known = question.known[name];
  if (known === undefined) missing.add(name);
  const place = { repository: question.project, commit: '', path: '', template: name };
  return Object.entries(known ?? {}).flatMap(([pipeline, jobs]) =>
    jobs.map((job) => ({ ...place, pipeline, variant: { job } })),
  );
}

function definitionsIn(files: readonly PlacedFile[]): ReadonlyMap<string, readonly JobVariant[]> {
  const found = new Map<string, JobVariant[]>();
  for (const variant of files.flatMap(({ file }) => file.jobs)) {
    const list = found.get(variant.job);
    if (list === undefined) found.set(variant.job, [variant]);
    else list.push(variant);
  }
  return found;
}

/** A job that is defined for other branches only does not run, whatever asks for it. */
function runOf(
  steps: readonly Step[],
  definitions: ReadonlyMap<string, readonly JobVariant[]>,
  branch: string,
): readonly JobRun[] {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return [];
  const { job } = first.variant;
  const defined = definitions.get(job) ?? [];
  if (defined.length > 0 && !defined.some(({ branches }) => isOn(branches, branch))) return [];
  const chain = [...inherited(job, definitions, branch), ...steps.map(({ variant }) => variant)];
  const { repository, commit, path, template } = last;
  const branches = writtenFor(steps);
  return [
    {
      job,
      pipeline: first.pipeline,
      branch,
      isVoting: chain.findLast(({ isVoting }) => isVoting !== undefined)?.isVoting ?? true,
      nodes: chain.findLast(({ nodes }) => nodes !== undefined)?.nodes ?? 1,
      place: { repository, commit, path },
      ...(template === undefined ? {} : { template }),
      ...(branches === undefined ? {} : { branches }),
    },
  ];
}

/** Undefined where one of the variants is for every branch. */
function writtenFor(steps: readonly Step[]): readonly string[] | undefined {
  const written = steps.map(({ variant }) => variant.branches);
  if (written.includes(undefined)) return undefined;
  const patterns = written.flatMap((each) => each ?? []);
  return [
    ...new Set(patterns.map(({ pattern, isNegated }) => `${isNegated ? '!' : ''}${pattern}`)),
  ];
}

/** The variants of the job's parents, the farthest first, then its own. */
function inherited(
  job: string,
  definitions: ReadonlyMap<string, readonly JobVariant[]>,
  branch: string,
  below: readonly string[] = [],
): readonly JobVariant[] {
  const own = (definitions.get(job) ?? []).filter(({ branches }) => isOn(branches, branch));
  const parent = own.find((variant) => variant.parent !== undefined)?.parent;
  if (parent === undefined || parent === job || below.includes(parent)) return own;
  return [...inherited(parent, definitions, branch, [...below, job]), ...own];
}

/** Each entry is a pattern from the start of the name; without entries it is every branch. */
function isOn(branches: readonly BranchMatch[] | undefined, branch: string): boolean {
  if (branches === undefined) return true;
  return branches.some(({ pattern, isNegated }) => matches(pattern, branch) !== isNegated);
}

/** As Python's `re.match`: from the start. A pattern that JavaScript cannot read is taken by the letter. */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern.replace(/^\(\?[a-z]+\)/, '')})`).test(text);
  } catch {
    return pattern === text;
  }
}
