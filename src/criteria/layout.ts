// zuul/layout.yaml, by which jobs were chosen until Zuul v3 (October 2017): projects, templates, and expressions over the
// names of jobs that take a vote or a branch away.

import type { JobRun, Jobs } from './job-run.ts';
import { type Fields, fieldsOf, listOf, textOf, yamlValue } from './yaml-text.ts';
import { nodesByName } from './zuul.ts';
import { matches } from './zuul-runs.ts';

export interface Layout {
  readonly pipelines: readonly string[];
  readonly templates: ReadonlyMap<string, Fields>;
  readonly projects: ReadonlyMap<string, Fields>;
  readonly rules: readonly JobRule[];
}

interface JobRule {
  /** An expression where it begins with `^`, else a name. */
  readonly name: string;
  readonly isVoting?: boolean;
  readonly branches?: readonly string[];
}

/** Undefined where the text is not YAML. */
export function readLayout(text: string): Layout | undefined {
  const value = yamlValue(text);
  if (value === undefined) return undefined;
  const fields = fieldsOf(value);
  const named = (key: string) =>
    new Map(
      listOf(fields[key])
        .map(fieldsOf)
        .map((each) => [textOf(each['name']) ?? '', each]),
    );
  return {
    pipelines: [...named('pipelines').keys()],
    templates: named('project-templates'),
    projects: named('projects'),
    rules: listOf(fields['jobs']).map(fieldsOf).flatMap(ruleOf),
  };
}

function ruleOf(fields: Fields): readonly JobRule[] {
  const name = textOf(fields['name']);
  if (name === undefined) return [];
  const branches = listOf(fields['branch']).flatMap((each) => textOf(each) ?? []);
  return [
    {
      name,
      ...(typeof fields['voting'] === 'boolean' ? { isVoting: fields['voting'] } : {}),
      ...(branches.length === 0 ? {} : { branches }),
    },
  ];
}

/** What the layout runs for one project on one branch, and the templates that it names and does not hold. */
export function layoutRuns(
  layout: Layout,
  project: string,
  branch: string,
  place: JobRun['place'],
  nodes: ReadonlyMap<string, number>,
): Jobs {
  const name = project.split('/').at(-1) ?? project;
  const own = [...layout.projects].find(([each]) => each.split('/').at(-1) === name)?.[1];
  if (own === undefined) return { runs: [], missing: [] };
  const wanted = listOf(own['template']).map((each) => textOf(fieldsOf(each)['name']) ?? '');
  const missing = wanted.filter((each) => !layout.templates.has(each));
  const parts = [
    ...wanted.map((template) => [template, layout.templates.get(template) ?? {}] as const),
    [undefined, own] as const,
  ];
  const runs = parts.flatMap(([template, fields]) =>
    layout.pipelines.flatMap((pipeline) =>
      namesIn(fields[pipeline]).flatMap((written) => {
        const job = written.replaceAll('{name}', name);
        const { isVoting, isOn } = ruled(job, layout.rules, branch);
        if (!isOn) return [];
        const run = { job, pipeline, branch, isVoting, place };
        const count = nodes.get(job) ?? nodesByName(job);
        return [{ ...run, nodes: count, ...(template === undefined ? {} : { template }) }];
      }),
    ),
  );
  return { runs, missing: missing.map((each) => `template ${each} is not in the layout`) };
}

/** Jobs, and below each those that wait for it. */
function namesIn(written: unknown): readonly string[] {
  return listOf(written).flatMap((each) => {
    const name = textOf(each);
    if (name !== undefined) return [name];
    return Object.entries(fieldsOf(each)).flatMap(([job, below]) => [job, ...namesIn(below)]);
  });
}

/** Expressions count up to where the job itself is named, as Zuul read them; its own entry comes last. */
function ruled(job: string, rules: readonly JobRule[], branch: string) {
  const named = rules.findIndex(({ name }) => name === job);
  const before = named === -1 ? rules : rules.slice(0, named);
  const counting = [
    ...before.filter(({ name }) => name.startsWith('^') && matches(name, job)),
    ...rules.filter(({ name }) => name === job),
  ];
  const branches = counting.findLast((rule) => rule.branches !== undefined)?.branches;
  return {
    isVoting: counting.findLast(({ isVoting }) => isVoting !== undefined)?.isVoting ?? true,
    isOn: branches === undefined || branches.some((pattern) => matches(pattern, branch)),
  };
}
