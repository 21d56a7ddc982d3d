// The text of stadium.yaml for the repositories of an organisation: what a host says of them, for a team to correct.

import { Document, type YAMLMap } from 'yaml';
import { endingInDescription } from '../domain/endings.ts';
import type { ProjectClass } from '../domain/project.ts';
import type { ListedRepository } from '../sources/source.ts';
import { inferClass } from './project-classes.ts';

export interface FoundFamily {
  readonly owner: string;
  readonly asOf: string;
  readonly gitBase: string;
  readonly url: string;
  readonly projects: readonly ListedRepository[];
}

export function githubStadiumYaml({ owner, asOf, gitBase, url, projects }: FoundFamily): string {
  const document = new Document({
    team: owner,
    ...(gitBase.startsWith('file:') ? { allowLocal: true } : {}),
    sources: { git: { base: gitBase }, github: { url } },
    projects: projects.map(entryOf),
  });
  document.commentBefore = ` The repositories of ${owner} as of ${asOf}. Classes come from names, topics and language; change \`class\` where that is wrong.\n What is no project of this family can be deleted. \`stadium schema stadium\` prints the schema.`;
  const list = document.get('projects') as { readonly items: readonly YAMLMap[] };
  for (const [index, item] of list.items.entries()) {
    const remarks = remarksOn(projects[index]);
    if (remarks !== '') item.commentBefore = remarks;
  }
  return document.toString({ lineWidth: 0 });
}

/** What its host says of it now; each collection asks anew. */
function remarksOn(found: ListedRepository | undefined): string {
  const ending = endingInDescription(found?.description ?? '', found?.repository ?? '');
  return [
    ...(found?.isArchived === true ? [' archived on its host'] : []),
    ...(ending === undefined ? [] : [` its description says: ${ending.text}`]),
  ].join('\n');
}

function entryOf(found: ListedRepository) {
  const summary = summaryOf(found.description);
  return {
    name: found.name,
    class: classOf(found),
    host: 'github',
    repositories: [found.repository],
    ...(summary === '' ? {} : { summary }),
  };
}

const byTopic: Readonly<Record<string, ProjectClass>> = {
  library: 'library',
  sdk: 'library',
  'client-library': 'library',
  plugin: 'plugin',
  exporter: 'exporter',
  'prometheus-exporter': 'exporter',
  cli: 'tool',
  'command-line-tool': 'tool',
  'helm-charts': 'deployment',
  terraform: 'deployment',
  HCL: 'deployment',
  Puppet: 'deployment',
};

/** The name first, because whoever gave it knew; then topics and language. */
function classOf({ name, hints }: ListedRepository): ProjectClass {
  const named = inferClass(name, [], 'none');
  if (named !== 'application') return named;
  return hints.flatMap((hint) => byTopic[hint] ?? [])[0] ?? named;
}

/** One line without what no data file may hold. */
function summaryOf(description = ''): string {
  return description
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .trim();
}
