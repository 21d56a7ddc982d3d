// Pages that name people, in the forms in which families keep them. What names no project stands for all of the page's.

import { parse } from 'yaml';
import type { NamedPeople } from '../../domain/named-people.ts';
import { isTooNested } from '../../domain/nesting.ts';
import type { NamedForm } from '../../domain/project.ts';

/** Names by project; `projects` are those that the page may speak of. */
export function namedOnPage(
  form: NamedForm,
  text: string,
  projects: readonly string[],
): NamedPeople {
  if (form === 'lieutenants') return lieutenants(text, projects);
  const people = listed[form](text);
  return new Map(people.length === 0 ? [] : projects.map((project) => [project, people]));
}

const listed: Readonly<Record<Exclude<NamedForm, 'lieutenants'>, (text: string) => string[]>> = {
  maintainers: (text) =>
    distinct(
      [...text.matchAll(/^\s*[*-]\s+([^<(@\n]+?)\s*(?=[<(@\n]|$)/gm)].map(([, who = '']) => who),
    ),
  owners: (text) => distinct(accounts(text)),
  codeowners: (text) =>
    distinct(
      text
        .split('\n')
        .filter((line) => !line.trimStart().startsWith('#'))
        .flatMap((line) => line.match(/(?<=\s)@?[\w.+-]+(?:@[\w.-]+)?(?=\s|$)/g) ?? []),
    ),
};

/** Nobody where it is not YAML: a broken file names nobody. */
function accounts(text: string): string[] {
  if (isTooNested(text)) return [];
  try {
    const file: unknown = parse(text, { logLevel: 'error' });
    const { approvers = [], reviewers = [] } = (file ?? {}) as Record<string, unknown>;
    return [approvers, reviewers].flat().filter((each): each is string => typeof each === 'string');
  } catch {
    return [];
  }
}

/**
 * Neutron's grid tables: an area goes on over lines until its rule reaches the margin, and names one project or several.
 * Areas that are no project are passed over.
 */
function lieutenants(text: string, projects: readonly string[]): NamedPeople {
  const named = new Map<string, string[]>();
  let area: string[] = [];
  let people: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('|')) {
      const [first = '', second = ''] = line.slice(1).split(/[|+]/);
      if (!isRule(first)) area.push(first.trim());
      if (!isRule(second)) people.push(second.trim());
      continue;
    }
    const words = area.join(' ').split(/[\s/,()]+/);
    for (const project of projects.filter((each) => words.includes(each))) {
      const before = named.get(project) ?? [];
      named.set(project, distinct([...before, ...people]));
    }
    area = [];
    people = [];
  }
  return named;
}

function isRule(cell: string): boolean {
  return /^[-=\s]*$/.test(cell);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.map((each) => each.trim()).filter((each) => each !== ''))];
}
