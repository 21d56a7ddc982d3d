// Zuul's configuration as repositories write it: jobs, templates and what each project runs. Only what is written; what it
// comes to for one project is in zuul-runs.ts.

import { fieldsOf, listOf, textOf, yamlValue } from './yaml-text.ts';

/** A job as a definition, a template or a project writes it. Each is a variant: Zuul lays those that match over each other. */
export interface JobVariant {
  readonly job: string;
  readonly parent?: string;
  readonly isVoting?: boolean;
  /** On which branches; undefined: all. */
  readonly branches?: readonly BranchMatch[];
  /** How many nodes, where the variant says. */
  readonly nodes?: number;
}

export interface BranchMatch {
  readonly pattern: string;
  readonly isNegated: boolean;
}

export interface Pipelines {
  readonly templates: readonly string[];
  /** Variants by pipeline, in the order written. */
  readonly pipelines: ReadonlyMap<string, readonly JobVariant[]>;
}

export interface ZuulFile {
  readonly jobs: readonly JobVariant[];
  readonly templates: ReadonlyMap<string, Pipelines>;
  /** By name as written; `` where the file does not say, which is the repository itself. */
  readonly projects: readonly (readonly [name: string, Pipelines])[];
}

/** Files that Zuul reads in a repository. */
export const zuulGlobs = [
  'zuul.yaml',
  '.zuul.yaml',
  'zuul.d/*.yaml',
  '.zuul.d/*.yaml',
  'zuul.d/**/*.yaml',
  '.zuul.d/**/*.yaml',
];

/** One file; undefined where it is not YAML. What is not understood in it is left out. */
export function readZuul(text: string): ZuulFile | undefined {
  const value = yamlValue(text);
  if (value === undefined) return undefined;
  const items = listOf(value).map(fieldsOf);
  const templates = items.flatMap(({ 'project-template': written }) => {
    const name = textOf(fieldsOf(written)['name']);
    return name === undefined ? [] : [[name, pipelinesOf(written)] as const];
  });
  const projects = items.flatMap((item) =>
    'project' in item
      ? [[textOf(fieldsOf(item['project'])['name']) ?? '', pipelinesOf(item['project'])] as const]
      : [],
  );
  const jobs = items.flatMap(({ job }) => {
    const name = textOf(fieldsOf(job)['name']);
    return name === undefined ? [] : [variantOf(name, job)];
  });
  return { jobs, templates: new Map(templates), projects };
}

function pipelinesOf(written: unknown): Pipelines {
  const fields = fieldsOf(written);
  const pipelines = Object.entries(fields).flatMap(([name, value]) => {
    const jobs = fieldsOf(value)['jobs'];
    return jobs === undefined ? [] : [[name, listOf(jobs).flatMap(variantsOf)] as const];
  });
  const templates = listOf(fields['templates']).flatMap((name) => textOf(name) ?? []);
  return { templates, pipelines: new Map(pipelines) };
}

/** A name alone, or a name with what it changes. */
function variantsOf(written: unknown): readonly JobVariant[] {
  const name = textOf(written);
  if (name !== undefined) return [{ job: name }];
  return Object.entries(fieldsOf(written)).map(([job, changes]) => variantOf(job, changes));
}

function variantOf(job: string, written: unknown): JobVariant {
  const fields = fieldsOf(written);
  const parent = textOf(fields['parent']);
  const branches = fields['branches'];
  const nodes = nodesOf(fields['nodeset']);
  return {
    job,
    ...(parent === undefined ? {} : { parent }),
    ...(typeof fields['voting'] === 'boolean' ? { isVoting: fields['voting'] } : {}),
    ...(branches === undefined ? {} : { branches: listOf(branches).flatMap(branchOf) }),
    ...(nodes === undefined ? {} : { nodes }),
  };
}

function branchOf(written: unknown): readonly BranchMatch[] {
  const { regex, negate } = fieldsOf(written);
  const pattern = textOf(written) ?? textOf(regex);
  return pattern === undefined ? [] : [{ pattern, isNegated: negate === true }];
}

/** A node set is written out, or called by a name that tells how many nodes it has. */
function nodesOf(written: unknown): number | undefined {
  const name = textOf(written) ?? textOf(fieldsOf(written)['name']);
  const nodes = fieldsOf(written)['nodes'];
  if (nodes !== undefined) return listOf(nodes).length;
  return name === undefined ? undefined : nodesByName(name);
}

/** Two where a name says that there are several; one where it says nothing. */
export function nodesByName(name: string): number {
  return /(two|2|three|3|multi)-?node/.test(name) ? 2 : 1;
}
