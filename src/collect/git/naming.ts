// What a repository's own files say that it needs: requirement, setup and Zuul files as of chosen commits. The names are
// kept by commit, so that each tree is read once.

import PQueue from 'p-queue';
import type { Known, Naming, NamingFile } from '../../domain/facts.ts';
import { distributionName, type RepositoryName } from '../../domain/project.ts';
import type { DocumentStore } from '../../domain/stores.ts';
import { filesAt } from './files.ts';
import { type MirrorOptions, mirror } from './mirror.ts';

export interface NamingOptions extends Omit<MirrorOptions, 'repository'> {
  readonly store: DocumentStore;
  /** How many repositories at once; 3 unless told. */
  readonly concurrency?: number;
}

/** Raised whenever the same file could give other names: what is kept under an earlier one is read again. */
const source = 'git-naming-2';

/** Files that name what a repository needs. */
const files = [
  'requirements.txt',
  'test-requirements.txt',
  'doc/requirements.txt',
  'setup.cfg',
  'pyproject.toml',
  '.zuul.yaml',
  'zuul.yaml',
];
/** Zuul reads whatever is in them, but nothing below. */
const folders = ['.zuul.d', 'zuul.d'];

/** Whether a path may name what is needed: the files above, and what Zuul reads from its folders. */
export function isNamingFile(path: string): boolean {
  return files.includes(path) || /^\.?zuul\.d\/[^/]+\.ya?ml$/.test(path);
}

/**
 * Reads what the repositories named at the commits, from mirrors that are at hand; files that a mirror left out are
 * fetched in one request unless `offline`. What cannot be read is unknown, commit by commit.
 */
export async function readNaming(
  commits: readonly { readonly repository: RepositoryName; readonly commit: string }[],
  options: NamingOptions,
): Promise<Naming> {
  const wanted = new Map<RepositoryName, Set<string>>();
  for (const { repository, commit } of commits) {
    wanted.set(repository, (wanted.get(repository) ?? new Set()).add(commit));
  }
  const queue = new PQueue({ concurrency: options.concurrency ?? 3 });
  const read = [...wanted].map(([repository, ids]) =>
    queue.add(async () => [repository, await namingOf(repository, [...ids], options)] as const),
  );
  return new Map(await Promise.all(read));
}

async function namingOf(
  repository: RepositoryName,
  commits: readonly string[],
  options: NamingOptions,
): Promise<ReadonlyMap<string, Known<readonly NamingFile[]>>> {
  options.signal?.throwIfAborted();
  const kept = new Map(
    options.store
      .documents(source, repository)
      .filter(({ key }) => commits.includes(key))
      .map(({ key, body }) => [key, JSON.parse(body) as readonly NamingFile[]]),
  );
  const missing = commits.filter((commit) => !kept.has(commit));
  const answers = new Map<string, Known<readonly NamingFile[]>>(
    [...kept].map(([commit, value]) => [commit, { state: 'known', value }]),
  );
  if (missing.length === 0) return answers;
  const read = await readTrees(repository, missing, options);
  for (const commit of missing) {
    if (read.state === 'unknown') answers.set(commit, read);
    else answers.set(commit, { state: 'known', value: read.value.get(commit) ?? [] });
  }
  return answers;
}

type Trees = Known<ReadonlyMap<string, readonly NamingFile[]>>;

async function readTrees(
  repository: RepositoryName,
  commits: readonly string[],
  options: NamingOptions,
): Promise<Trees> {
  const found = await mirror({ ...options, repository, offline: true });
  if (found.state === 'unknown') return found;
  const { signal, offline = false } = options;
  const texts = await filesAt(found.value, commits, [...files, ...folders], isNamingFile, {
    signal,
    offline,
  });
  if (texts.state === 'unknown') return texts;
  const named = new Map([...texts.value].map(([commit, files]) => [commit, namingFiles(files)]));
  const documents = [...named].map(([key, files]) => ({ key, body: JSON.stringify(files) }));
  options.store.putDocuments(source, repository, documents, '');
  return { state: 'known', value: named };
}

/** The names in each file; a file that names nothing is left out. */
export function namingFiles(texts: ReadonlyMap<string, string>): readonly NamingFile[] {
  return [...texts].flatMap(([path, text]) => {
    const names = namesIn(path, text);
    return names.length === 0 ? [] : [{ path, kind: kindOf(path), names }];
  });
}

/**
 * What a file names, each once: in Zuul's files repositories (`openstack/neutron`), elsewhere distributions in lower case
 * with `-` between words (PEP 503). Comments name nothing.
 */
export function namesIn(path: string, text: string): readonly string[] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/(^|\s)#.*$/gm, '$1');
  return [...new Set(namesBy(path, plain))].sort();
}

function kindOf(path: string): NamingFile['kind'] {
  if (isZuul(path)) return 'runs-with';
  return /^(?:test-|doc\/)/.test(path) ? 'tests-with' : 'requires';
}

function isZuul(path: string): boolean {
  return /^\.?zuul\.(?:ya?ml$|d\/)/.test(path);
}

function namesBy(path: string, text: string): readonly string[] {
  if (isZuul(path)) return matches(text, repositoryName);
  if (path === 'pyproject.toml') return matches(text, quotedRequirement).map(distributionName);
  const lines = path === 'setup.cfg' ? requirementsOf(text) : text;
  return [...matches(lines, requirement), ...matches(lines, egg)].map(distributionName);
}

/** `openstack/neutron`, also behind a host: `opendev.org/openstack/neutron`. A longer path is no repository. */
const repositoryName = /(?<=^|[\s'":/,[{])([\w.-]+\/[\w.-]+)(?=['"\s,\]}]|$)/gm;
/** A line of PEP 508: the name, then extras, a version, a marker or an address. */
const requirement =
  /^[ \t]*([a-z0-9](?:[\w.-]*[a-z0-9])?)[ \t]*(?:\[[^\]\n]*\])?[ \t]*(?=$|[<>=!~;@,(])/gim;
const quotedRequirement =
  /["']([a-z0-9](?:[\w.-]*[a-z0-9])?)[ \t]*(?:\[[^\]\n]*\])?[ \t]*(?=["'<>=!~;@(])/gi;
/** The name in an address: `-e git+https://opendev.org/openstack/neutron#egg=neutron`. */
const egg = /#egg=([a-z0-9](?:[\w.-]*[a-z0-9])?)/gi;

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

/** The lines of setup.cfg that hold requirements; elsewhere in it names are keys, packages and entry points. */
function requirementsOf(text: string): string {
  let section = '';
  let key = '';
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const head = /^\[([^\]]+)\]/.exec(line)?.[1];
    const [, name, rest = ''] = /^([^\s=:][^=:]*?)\s*[=:](.*)$/.exec(line) ?? [];
    if (head !== undefined) [section, key] = [head.trim(), ''];
    else if (name !== undefined) key = name;
    if (!holdsRequirements(section, key)) continue;
    lines.push(name === undefined ? line : rest);
  }
  return lines.join('\n');
}

function holdsRequirements(section: string, key: string): boolean {
  if (section === 'options') return /^(install|setup|tests)_requires$/.test(key);
  return (section === 'options.extras_require' || section === 'extras') && key !== '';
}
