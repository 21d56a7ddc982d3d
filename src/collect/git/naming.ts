// What a repository's own files say that it needs and publishes, and what it says of itself, as of chosen commits. The names are
// kept by commit, so that each tree is read once.

import type { Known, Naming, NamingFile } from '../../domain/facts.ts';
import { distributionName, type RepositoryName } from '../../domain/project.ts';
import type { DocumentStore } from '../../domain/stores.ts';
import { byRepository, type ReadingOptions, type RepositoryCommit } from './commits-of.ts';
import { filesAt } from './files.ts';
import { keepMailmaps, mailmapPath } from './mailmaps.ts';
import { isManifest, readManifest } from './manifests.ts';
import { type MirrorOptions, mirror } from './mirror.ts';
import { pyprojectName, pyprojectNeeds } from './pyproject.ts';
import { isEmptied, sayingFiles, sayingIn } from './sayings.ts';
import { claimsIn, claimsPath } from './stadium-yaml.ts';

export interface NamingOptions extends Omit<MirrorOptions, 'repository'>, ReadingOptions {
  readonly store: DocumentStore;
}

/** Raised whenever the same file could give other names: what is kept under an earlier one is read again. */
export const namingVersion = 'git-naming-10';

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
/** No tree has more that matter; the shallowest go first. */
const mostFiles = 300;

/** Whether a path may name what is needed: the files above, what Zuul reads from its folders, and manifests. */
export function isNamingFile(path: string): boolean {
  return files.includes(path) || /^\.?zuul\.d\/[^/]+\.ya?ml$/.test(path) || isManifest(path);
}

function filesWanted(paths: readonly string[]): readonly string[] {
  const depth = (path: string) => path.split('/').length;
  const naming = paths
    .filter((path) => isNamingFile(path) || sayingFiles.test(path) || path === claimsPath)
    .sort((one, other) => depth(one) - depth(other) || (one < other ? -1 : 1))
    .slice(0, mostFiles);
  return [...naming, mailmapPath];
}

/**
 * Reads what the repositories named at the commits, from mirrors that are at hand; files that a mirror left out are
 * fetched in one request unless `offline`. What cannot be read is unknown, commit by commit.
 */
export async function readNaming(
  commits: readonly RepositoryCommit[],
  options: NamingOptions,
): Promise<Naming> {
  return await byRepository(commits, options, (...asked) => namingOf(...asked, options));
}

async function namingOf(
  repository: RepositoryName,
  commits: readonly string[],
  options: NamingOptions,
): Promise<ReadonlyMap<string, Known<readonly NamingFile[]>>> {
  options.signal?.throwIfAborted();
  const kept = new Map(
    options.store
      .documents(namingVersion, repository)
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
  const emptied = new Set<string>();
  const choose = (paths: readonly string[], commit: string) => {
    if (isEmptied(paths)) emptied.add(commit);
    return filesWanted(paths);
  };
  const { signal, offline = false } = options;
  const texts = await filesAt(found.value, commits, [], choose, { signal, offline });
  if (texts.state === 'unknown') return texts;
  const named = new Map(
    [...texts.value].map(([commit, files]) => [
      commit,
      [...tellingFiles(files, repository), ...(emptied.has(commit) ? [emptyTree] : [])],
    ]),
  );
  const documents = [...named].map(([key, files]) => ({ key, body: JSON.stringify(files) }));
  options.store.putDocuments(namingVersion, repository, documents, '');
  keepMailmaps(repository, texts.value, options.store);
  return { state: 'known', value: named };
}

const emptyTree: NamingFile = {
  path: '.',
  kind: 'requires',
  names: [],
  says: { code: 'emptied', path: '.', text: 'a README is all that is left' },
};

/** What each file tells; one that tells nothing is left out. */
function tellingFiles(
  texts: ReadonlyMap<string, string>,
  repository: RepositoryName,
): readonly NamingFile[] {
  const named = new Map(namingFiles(texts).map((file) => [file.path, file]));
  const claimed = claimsIn(texts.get(claimsPath) ?? '{}').map((says) => ({
    ...{ path: claimsPath, kind: 'requires' as const, names: [], says },
  }));
  const telling = [...texts].flatMap(([path, text]) => {
    const says = sayingFiles.test(path) ? sayingIn(path, text, repository) : undefined;
    const file = named.get(path);
    if (says === undefined) return file ?? [];
    return [{ ...(file ?? { path, kind: 'requires' as const, names: [] }), says }];
  });
  return [...telling, ...claimed];
}

/** The names in each file, and what it publishes; a file with neither is left out. */
export function namingFiles(texts: ReadonlyMap<string, string>): readonly NamingFile[] {
  return [...texts].flatMap(([path, text]) => {
    if (!isNamingFile(path)) return [];
    const names = namesIn(path, text);
    const provides = readManifest(path, text)?.provides ?? pythonName(path, text);
    if (names.length === 0 && provides.length === 0) return [];
    return [{ path, kind: kindOf(path), names, ...(provides.length > 0 && { provides }) }];
  });
}

/** The distribution that setup.cfg or pyproject.toml publishes. */
function pythonName(path: string, text: string): readonly string[] {
  const name =
    path === 'pyproject.toml'
      ? pyprojectName(text)
      : path === 'setup.cfg'
        ? /^\[metadata\]$[^[]*?^name\s*=\s*([a-z0-9][\w.-]*)/im.exec(text)?.[1]
        : undefined;
  return name === undefined ? [] : [distributionName(name)];
}

/**
 * What a file names, each once: in Zuul's files repositories (`openstack/neutron`), elsewhere distributions in lower case
 * with `-` between words (PEP 503). Comments name nothing.
 */
export function namesIn(path: string, text: string): readonly string[] {
  const lines = text.replace(/\r\n?/g, '\n');
  const manifest = readManifest(path, lines);
  if (manifest !== undefined) return manifest.needs;
  return [...new Set(namesBy(path, lines.replace(/(^|\s)#.*$/gm, '$1')))].sort();
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
  if (path === 'pyproject.toml') return pyprojectNeeds(text).map(distributionName);
  const lines = path === 'setup.cfg' ? requirementsOf(text) : text;
  return [...matches(lines, requirement), ...matches(lines, egg)].map(distributionName);
}

/** `openstack/neutron`, also behind a host: `opendev.org/openstack/neutron`. A longer path is no repository. */
const repositoryName = /(?<=^|[\s'":/,[{])([\w.-]+\/[\w.-]+)(?=['"\s,\]}]|$)/gm;
/** A line of PEP 508: the name, then extras, a version, a marker or an address. */
const requirement =
  /^[ \t]*([a-z0-9](?:[\w.-]*[a-z0-9])?)[ \t]*(?:\[[^\]\n]*\][ \t]*)?(?=$|[<>=!~;@,(])/gim;
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
    const [, name, rest = ''] = /^([^\s=:][^=:]*)[=:](.*)$/.exec(line) ?? [];
    if (head !== undefined) [section, key] = [head.trim(), ''];
    else if (name !== undefined) key = name.trim();
    if (!holdsRequirements(section, key)) continue;
    lines.push(name === undefined ? line : rest);
  }
  return lines.join('\n');
}

function holdsRequirements(section: string, key: string): boolean {
  if (section === 'options') return /^(install|setup|tests)_requires$/.test(key);
  return (section === 'options.extras_require' || section === 'extras') && key !== '';
}
