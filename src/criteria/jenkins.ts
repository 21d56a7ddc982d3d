// jenkins/jobs/projects.yaml of the days before Zuul v3: which node a job ran on, which is how one with several was told.

import { type Fields, fieldsOf, listOf, textOf, yamlValue } from './yaml-text.ts';
import { nodesByName } from './zuul.ts';

/** Nodes by the full name of each job that the file gives a node. */
export function jenkinsNodes(text: string): ReadonlyMap<string, number> {
  const items = listOf(yamlValue(text)).map((item) => fieldsOf(fieldsOf(item)['project']));
  return new Map(items.flatMap(nodesOf));
}

function nodesOf(project: Fields): readonly (readonly [string, number])[] {
  return listOf(project['jobs']).flatMap((written) =>
    Object.entries(fieldsOf(written)).flatMap(([pattern, given]) => {
      const values = { ...project, ...fieldsOf(given) };
      const node = textOf(values['node']);
      if (node === undefined) return [];
      return namesOf(pattern, values).map((job) => [job, nodesByName(node)] as const);
    }),
  );
}

/** The names that a pattern stands for: each `{key}` is a value, or each of several. */
function namesOf(pattern: string, values: Fields): readonly string[] {
  const key = /\{([^{}]+)\}/.exec(pattern)?.[1];
  if (key === undefined) return [pattern];
  const texts = listOf(values[key]).flatMap((value) => textOf(value) ?? []);
  return texts
    .slice(0, mostValues)
    .flatMap((value) => namesOf(pattern.replace(`{${key}}`, value.replace(/[{}]/g, '')), values));
}

const mostValues = 20;
