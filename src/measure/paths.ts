// Which files are the product. Everything that is not tests, documentation, CI, packaging, translations, release notes or
// code by others counts, so that a project in any language is measured alike.

import { globPattern } from '../domain/globs.ts';
import type { Project, ProjectClass } from '../domain/project.ts';
import {
  ci,
  ciPerhaps,
  documentation,
  hidden,
  othersCode,
  packaging,
  testFiles,
  testFolders,
  testFoldersPerhaps,
  translations,
} from './path-rules.ts';

/** What a path tells on its own. A folder that may be either is decided by what else the repository holds (product.ts). */
export type PathKind =
  | { readonly kind: 'product' | 'other' | 'test' }
  | { readonly kind: 'perhaps-ci' | 'perhaps-test'; readonly folder: string };

const anywhereElse = [
  ...othersCode,
  ...documentation,
  ...ci,
  ...packaging,
  ...translations,
  hidden,
];

/** In a tempest plugin the tests are the product. */
export function kindOfPath(path: string, projectClass: ProjectClass): PathKind {
  if (anywhereElse.some((pattern) => pattern.test(path))) return { kind: 'other' };
  const helpers = ciPerhaps.exec(path)?.[0];
  const isTests = projectClass === 'tempest-plugin';
  if (!isTests && isTest(path)) return { kind: 'test' };
  if (helpers !== undefined) return { kind: 'perhaps-ci', folder: helpers };
  const found = isTests ? null : testFoldersPerhaps.exec(path);
  if (found === null) return { kind: 'product' };
  return { kind: 'perhaps-test', folder: path.slice(0, found.index + found[0].length) };
}

function isTest(path: string): boolean {
  return testFolders.test(path) || isTestFile(path);
}

export function isTestFile(path: string): boolean {
  return testFiles.some((pattern) => pattern.test(path));
}

/** What the registry says of a path, if anything: it knows better than any rule. */
export function overruled({
  code = [],
  notCode = [],
}: Pick<Project, 'code' | 'notCode'>): (path: string) => boolean | undefined {
  const [is, isNot] = [code, notCode].map((globs) =>
    globs.flatMap((glob) => [globPattern(glob), globPattern(`${glob.replace(/\/$/, '')}/**`)]),
  );
  return (path) => {
    if (isNot?.some((pattern) => pattern.test(path))) return false;
    return is?.some((pattern) => pattern.test(path)) ? true : undefined;
  };
}

/** True when the path is the folder (or file) itself or lies below it. */
export function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
