// What a manifest needs and what it publishes, by ecosystem. Names carry their ecosystem (`npm:left-pad`), so that a library
// of one is never taken for its namesake in another; Python's are plain, and repositories are `owner/name`.

import { parse } from 'yaml';
import { isTooNested } from '../../domain/nesting.ts';

export interface Manifest {
  readonly needs: readonly string[];
  readonly provides: readonly string[];
}

/** Reads a manifest that is no Python or Zuul file; undefined for any other file, nothing for one that cannot be read. */
export function readManifest(path: string, text: string): Manifest | undefined {
  const found = readers.find(([pattern]) => pattern.test(path));
  if (found === undefined) return undefined;
  try {
    const { needs, provides } = found[1](text, path);
    return { needs: sorted(needs), provides: sorted(provides) };
  } catch {
    return { needs: [], provides: [] };
  }
}

/** Whether it is a manifest of a kind that is read, at any depth outside what others wrote and what tests lean on. */
export function isManifest(path: string): boolean {
  return !foreign.test(path) && readers.some(([pattern]) => pattern.test(path));
}

const foreign =
  /(?:^|\/)(?:vendor|node_modules|third_party|testdata|test|tests|fixtures|examples?|samples?|Godeps)\//i;

type Reader = (text: string, path: string) => Manifest;

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/(?:^|\/)go\.mod$/, goModule],
  [/(?:^|\/)package\.json$/, nodePackage],
  [/(?:^|\/)pom\.xml$/, mavenProject],
  [/(?:^|\/)(?:build|settings)\.gradle(?:\.kts)?$|(?:^|\/)libs\.versions\.toml$/, gradleBuild],
  [/(?:^|\/)Gemfile$|\.gemspec$/, rubyGems],
  [/(?:^|\/)Cargo\.toml$/, cargoPackage],
  [/(?:^|\/)(?:galaxy|requirements)\.ya?ml$|^meta\/main\.ya?ml$/, ansibleContent],
  [/^(?:metadata\.(?:rb|json)|Berksfile|Policyfile\.rb)$/, chefOrPuppet],
];

const sorted = (names: readonly string[]) => [...new Set(names)].sort();

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, ...groups]) => {
    const found = groups.filter((each) => each !== undefined);
    return found.length === 0 ? [] : [found.join(':')];
  });
}

/** A module by its path, and by the repository that its path begins with. What is needed only by others is theirs. */
function goModule(text: string): Manifest {
  const plain = text.replace(/^.*\/\/\s*indirect\s*$/gm, '').replace(/\/\/.*$/gm, '');
  const blocks = all(plain, /^require\s*\(([^)]*)/gm).join('\n');
  const lines = `${blocks}\n${all(plain, /^require\s+([^(\s].*)$/gm).join('\n')}`;
  const needs = all(lines, /^[ \t]*"?([^\s"/]+\/[^\s"]+)"?\s+v/gm).filter(isOfHost);
  return {
    needs: needs.flatMap((path) => [`go:${path}`, ...repositoryOf(path)]),
    provides: all(plain, /^module\s+"?([^\s"]+)/gm).map((path) => `go:${path}`),
  };
}

/** What stands in a module's own tree has no host before it. */
function isOfHost(path: string): boolean {
  return path.slice(0, path.indexOf('/')).includes('.');
}

/** `github.com/owner/name/v2` and `https://github.com/owner/name.git` name `owner/name`. */
function repositoryOf(address: string): readonly string[] {
  return all(
    address,
    /^(?:https?:\/\/|git@|git\+https:\/\/)?(?:github\.com|gitlab\.com|opendev\.org|codeberg\.org|bitbucket\.org)[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/#@].*)?$/g,
  );
}

function nodePackage(text: string): Manifest {
  const read = JSON.parse(text) as Record<string, unknown>;
  const keys = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  const needs = keys.flatMap((key) => Object.keys((read[key] as object | undefined) ?? {}));
  const { name } = read;
  return npm(needs, typeof name === 'string' ? [name] : []);
}

function npm(needs: readonly string[], provides: readonly string[]): Manifest {
  const named = (name: string) => `npm:${name}`;
  return { needs: needs.map(named), provides: provides.map(named) };
}

/** By group and artifact. The parent is needed too; what it manages is not. What nobody closes ends with the file. */
function mavenProject(text: string): Manifest {
  const plain = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const parent = /<parent>([\s\S]*?)(?:<\/parent>|$)/.exec(plain)?.[1] ?? '';
  const body = plain.replace(
    /<(parent|dependencyManagement|build|profiles|reporting|licenses|developers|exclusions)>[\s\S]*?(?:<\/\1>|$)/g,
    '',
  );
  const own = body.replace(/<dependencies>[\s\S]*?(?:<\/dependencies>|$)/g, '');
  const group = tag(own, 'groupId') ?? tag(parent, 'groupId') ?? '';
  const coordinate = (part: string) => {
    const named = (tag(part, 'groupId') ?? '').replace(/^\$\{(?:project|pom)\.groupId\}$/, group);
    const artifact = tag(part, 'artifactId');
    return named === '' || artifact === undefined ? [] : [`maven:${named}:${artifact}`];
  };
  const artifact = tag(own, 'artifactId');
  return {
    needs: [parent, ...all(body, /<dependency>([\s\S]*?)(?:<\/dependency>|$)/g)].flatMap(
      coordinate,
    ),
    provides: artifact === undefined || group === '' ? [] : [`maven:${group}:${artifact}`],
  };
}

function tag(text: string, name: string): string | undefined {
  return new RegExp(`<${name}>\\s*([^<>\\s]+)\\s*</${name}>`).exec(text)?.[1];
}

/** Strings such as `group:artifact:version`, written by name, or in a catalogue; a build publishes its group and root. */
function gradleBuild(text: string, path: string): Manifest {
  const plain = text.replace(/^[ \t]*(?:\/\/|#).*$/gm, '');
  const part = String.raw`([\w.-]+)`;
  const pair = `['"]${part}:${part}(?::[^'"]*)?['"]`;
  const byName = String.raw`group\s*[:=]\s*['"]${part}['"]\s*,\s*name\s*[:=]\s*['"]${part}['"]`;
  const needs = [new RegExp(pair, 'g'), new RegExp(byName, 'g')].flatMap((each) =>
    all(plain, each),
  );
  const group = all(plain, /^[ \t]*group\s*=\s*['"]([\w.-]+)['"]/gm)[0];
  const root = all(plain, /rootProject\.name\s*=\s*['"]([\w.-]+)['"]/g)[0];
  const folder = path.split('/').at(-2);
  const own = root ?? folder;
  return {
    needs: needs.map((each) => `maven:${each}`),
    provides: group === undefined || own === undefined ? [] : [`maven:${group}:${own}`],
  };
}

function rubyGems(text: string): Manifest {
  const plain = text.replace(/^[ \t]*#.*$/gm, '');
  const needs = all(
    plain,
    /(?:^[ \t]*gem|\.add(?:_runtime|_development)?_dependency)[\s(]+['"]([\w.-]+)['"]/gm,
  );
  const provides = all(plain, /\.name\s*=\s*['"]([\w.-]+)['"]/g);
  return {
    needs: needs.map((each) => `gem:${each}`),
    provides: provides.map((each) => `gem:${each}`),
  };
}

function cargoPackage(text: string): Manifest {
  const needs: string[] = [];
  const provides: string[] = [];
  let section = '';
  for (const line of text.replace(/(^|\s)#.*$/gm, '$1').split('\n')) {
    const head = /^\s*\[+([^[\]]+)\]/.exec(line)?.[1]?.trim();
    if (head !== undefined) section = head;
    const table = head === undefined ? undefined : /dependencies\.["']?([\w-]+)/.exec(head)?.[1];
    const [, key, value = ''] = /^\s*["']?([\w-]+)["']?(?:\.\w+)?\s*=\s*(.*)$/.exec(line) ?? [];
    const real = /\bpackage\s*=\s*["']([\w-]+)["']/.exec(line)?.[1];
    if (table !== undefined) needs.push(table);
    else if (section === 'package' && key === 'name') provides.push(value.replace(/["'\s]/g, ''));
    else if (/dependencies$/.test(section) && key !== undefined) needs.push(real ?? key);
  }
  const named = (name: string) => `cargo:${name.replace(/_/g, '-')}`;
  return { needs: needs.map(named), provides: provides.map(named) };
}

interface Content {
  readonly [key: string]: unknown;
}

/** Collections and roles of galaxy.yml, requirements.yml and a role's own metadata. */
function ansibleContent(text: string): Manifest {
  if (isTooNested(text)) return { needs: [], provides: [] };
  const read: unknown = parse(text, { maxAliasCount: 100, logLevel: 'error' });
  const file: Content = Array.isArray(read) ? { roles: read } : ((read ?? {}) as Content);
  const { namespace, name, galaxy_info: info } = file;
  const role = (info ?? {}) as Content;
  const published = [
    [namespace, name],
    [role['namespace'], role['role_name']],
  ].flatMap(([group, own]) => (isText(group) && isText(own) ? [`${group}.${own}`] : []));
  const { collections, roles, dependencies } = file;
  const needs = [collections, roles, dependencies].flatMap(contentNames);
  const named = (each: string) => (each.includes('/') ? each : `ansible:${each}`);
  return { needs: needs.map(named), provides: published.map(named) };
}

function contentNames(list: unknown): readonly string[] {
  if (typeof list !== 'object' || list === null) return [];
  if (!Array.isArray(list)) return Object.keys(list);
  return list.flatMap((each: unknown) => {
    if (isText(each)) return [each];
    const { src, role, name, source } = (each ?? {}) as Content;
    const said = [src, role, name, source].filter(isText);
    return said.flatMap((word) => (word.includes('/') ? repositoryOf(word) : [word]));
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** metadata.json is Puppet's where its dependencies are a list, else Chef's. */
function chefOrPuppet(text: string, path: string): Manifest {
  if (!path.endsWith('.json')) {
    const needs = all(text, /^[ \t]*(?:depends|cookbook)[\s(]+['"]([\w-]+)['"]/gm);
    const provides = path === 'metadata.rb' ? all(text, /^[ \t]*name\s+['"]([\w-]+)['"]/gm) : [];
    return {
      needs: needs.map((each) => `chef:${each}`),
      provides: provides.map((each) => `chef:${each}`),
    };
  }
  const { name, dependencies } = JSON.parse(text) as Content;
  const [system, list] = Array.isArray(dependencies)
    ? (['puppet', contentNamesOfPuppet(dependencies)] as const)
    : (['chef', Object.keys((dependencies as object | undefined) ?? {})] as const);
  const named = (each: string) => `${system}:${each.replace('/', '-')}`;
  return { needs: list.map(named), provides: isText(name) ? [named(name)] : [] };
}

function contentNamesOfPuppet(list: readonly unknown[]): readonly string[] {
  return list.flatMap((each) => {
    const { name } = (each ?? {}) as Content;
    return isText(name) ? [name] : [];
  });
}
