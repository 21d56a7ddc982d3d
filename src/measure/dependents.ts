// Who would be hurt: which repositories require a project, by their requirements, setup and Zuul files.

import type { RepositoryName } from '../domain/project.ts';

/** Files that name what a repository requires. */
const dependencyFiles = [
  'requirements.txt',
  'test-requirements.txt',
  'doc/requirements.txt',
  'setup.cfg',
  'pyproject.toml',
  '.zuul.yaml',
  'zuul.yaml',
] as const;

/** Whether a path may name what is required: the files above, and what Zuul reads from its folders. */
export function namesDependencies(path: string): boolean {
  return (
    (dependencyFiles as readonly string[]).includes(path) || /^\.?zuul\.d\/[^/]+\.ya?ml$/.test(path)
  );
}

export interface Dependent {
  readonly repository: RepositoryName;
  /** The file that names it. */
  readonly path: string;
  readonly kind: 'requires' | 'tests-with' | 'runs-with';
}

/** The repositories that require the project, by file; its own repositories are left out. */
export function dependentsOf(
  project: { readonly name: string; readonly repositories: readonly RepositoryName[] },
  trees: ReadonlyMap<RepositoryName, ReadonlyMap<string, string>>,
): readonly Dependent[] {
  const found: Dependent[] = [];
  for (const [repository, texts] of trees) {
    if (project.repositories.includes(repository)) continue;
    for (const [path, text] of texts) {
      if (isNamed(project, path, text)) found.push({ repository, path, kind: kindOf(path) });
    }
  }
  return found.sort((one, other) =>
    `${one.repository} ${one.path}` < `${other.repository} ${other.path}` ? -1 : 1,
  );
}

function isNamed(
  {
    name,
    repositories,
  }: { readonly name: string; readonly repositories: readonly RepositoryName[] },
  path: string,
  text: string,
): boolean {
  if (isZuul(path)) {
    return repositories.some((repository) => {
      const pattern = new RegExp(`(?:^|[\\s'":/])${escaped(repository)}(?:['"\\s,\\]]|$)`, 'm');
      return pattern.test(withoutComments(text));
    });
  }
  // PEP 503: `-`, `_` and `.` are the same in the name of a distribution.
  const words = name
    .split(/[-_.]+/)
    .map(escaped)
    .join('[-_.]+');
  const requirement = new RegExp(
    `(?:^|["'=])\\s*${words}\\s*(?:\\[[^\\]]*\\])?\\s*(?:$|[<>=!~;@,"'#])`,
    'im',
  );
  return requirement.test(withoutComments(text));
}

function kindOf(path: string): Dependent['kind'] {
  if (isZuul(path)) return 'runs-with';
  return /test|doc\//.test(path) ? 'tests-with' : 'requires';
}

function isZuul(path: string): boolean {
  return /(?:^|\/)\.?zuul\.(?:yaml$|d\/)/.test(path);
}

function withoutComments(text: string): string {
  return text.replace(/(^|\s)#.*$/gm, '$1');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
