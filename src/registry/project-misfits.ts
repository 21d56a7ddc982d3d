// Projects of one registry that contradict each other: listed twice, in the same tree, following nobody or in a circle.

import type { z } from 'zod';
import { nearest } from '../words/nearest.ts';
import { contradiction } from '../words/problems.ts';
import type { Entry } from './project-entry.ts';

/** The same name, or the same whole repository, would be counted twice. */
export function twice(projects: readonly z.output<typeof Entry>[]) {
  const names = new Map<string, number>();
  const trees = new Map<string, number>();
  return projects.flatMap((project, index) => {
    const first = names.get(project.name.toLowerCase());
    names.set(project.name.toLowerCase(), first ?? index);
    const sameName =
      first === undefined
        ? []
        : [
            contradiction(['projects', index, 'name'], `"${project.name}" is listed twice`, [
              'projects',
              first,
              'name',
            ]),
          ];
    return [...sameName, ...(project.paths?.length ? [] : sameTree(trees, project, index))];
  });
}

/** Former folders of a project that owns the whole tree: it never left them. */
export function rootless(projects: readonly z.output<typeof Entry>[]) {
  return projects.flatMap(({ paths, formerly }, index) => {
    if (formerly === undefined || paths?.length) return [];
    const message =
      'expected `paths` beside it: a project that owns the whole tree has moved nowhere';
    return [{ code: 'custom' as const, path: ['projects', index, 'formerly'], message }];
  });
}

function sameTree(trees: Map<string, number>, project: z.output<typeof Entry>, index: number) {
  return project.repositories.flatMap((repository, position) => {
    const owner = trees.get(repository);
    trees.set(repository, owner ?? index);
    if (owner === undefined) return [];
    const message = `"${repository}" belongs to another project as a whole; name \`paths\` to tell them apart`;
    return [
      contradiction(['projects', index, 'repositories', position], message, [
        'projects',
        owner,
        'name',
      ]),
    ];
  });
}

/** Whom nobody can follow: a project that is not listed, or itself. */
export function astray(projects: readonly z.output<typeof Entry>[]) {
  const names = new Set(projects.map(({ name: each }) => each));
  return projects.flatMap(({ name: own, follows }, index) => {
    if (follows === undefined || (follows !== own && names.has(follows))) return [];
    const others = [...names].filter((each) => each !== own);
    const near = nearest(follows, others);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    const message = `expected another project of this registry${hint}`;
    return [{ code: 'custom' as const, path: ['projects', index, 'follows'], message }];
  });
}

/** Projects that follow each other in a circle: none of them would be the one that goes first. */
export function circles(projects: readonly z.output<typeof Entry>[]) {
  const next = new Map(projects.map(({ name: own, follows }) => [own, follows]));
  return projects.flatMap(({ name: own, follows }, index) => {
    const seen = new Set<string>();
    for (let at = follows; at !== undefined && at !== own && !seen.has(at); at = next.get(at)) {
      seen.add(at);
      if (next.get(at) !== own) continue;
      const message = `expected no circle: ${[own, ...seen, own].join(' follows ')}`;
      return [{ code: 'custom' as const, path: ['projects', index, 'follows'], message }];
    }
    return [];
  });
}
