// Guards that no linter has: the layers of src/, and what may never be in a tracked file.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const rules = join(root, '.dependency-cruiser.mjs');

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly Violation[] };
}

/** One forbidden import a row: the rule that must refuse it, the file that has it, the file or package it takes. */
const planted: readonly (readonly [rule: string, from: string, to: string])[] = [
  ...(
    [
      ['registry', 'collect'],
      ['collect', 'cache'],
      ['cache', 'facts'],
      ['facts', 'engine'],
      ['engine', 'measure'],
      ['measure', 'criteria'],
      ['criteria', 'evidence'],
      ['evidence', 'score'],
      ['score', 'lifecycle'],
      ['lifecycle', 'outlook'],
      ['outlook', 'report'],
      ['report', 'mail'],
      ['mail', 'registry'],
    ] as const
  ).map(
    ([stage, other]) =>
      [
        `${stage}-meets-others-in-domain`,
        `src/${stage}/planted.ts`,
        `src/${other}/stage.ts`,
      ] as const,
  ),
  ['domain-imports-nothing', 'src/domain/planted.ts', 'zod'],
  ['pure-core', 'src/measure/reads-files.ts', 'node:fs'],
  ['pure-core', 'src/score/takes-library.ts', 'yaml'],
  ['pure-core', 'src/lifecycle/takes-development-library.ts', 'fast-check'],
  ['pure-core', 'src/assess.ts', 'node:path'],
  ['criteria-read-text-alone', 'src/criteria/reads-files.ts', 'node:fs'],
  ['assess-orders-the-stages', 'src/assess.ts', 'src/collect/stage.ts'],
  ['words-know-the-domain-alone', 'src/words/planted.ts', 'src/report/stage.ts'],
  ['disk-knows-the-domain-alone', 'src/disk/planted.ts', 'src/words/room.ts'],
  ['a-source-stands-alone', 'src/sources/one/takes-other.ts', 'src/sources/other/source.ts'],
  ['a-source-stands-alone', 'src/sources/one/takes-table.ts', 'src/sources/table.ts'],
  ['a-source-stands-alone', 'src/sources/one/takes-stage.ts', 'src/collect/stage.ts'],
  ['a-source-is-known-by-its-line', 'src/report/takes-source.ts', 'src/sources/other/source.ts'],
  ['a-source-is-known-by-its-line', 'src/tasks/takes-source.ts', 'src/sources/other/source.ts'],
  ['http-knows-the-domain-alone', 'src/http/takes-source.ts', 'src/sources/question.ts'],
  ['nobody-imports-the-tasks', 'src/report/takes-task.ts', 'src/tasks/room.ts'],
  ['nobody-imports-the-shell', 'src/tasks/takes-shell.ts', 'src/cli/shell.ts'],
  ['only-the-cache-opens-the-database', 'src/evidence/opens-database.ts', 'libsql'],
  ['only-the-facts-know-parquet', 'src/tasks/reads-parquet.ts', 'hyparquet'],
  ['only-the-engine-asks-sql', 'src/tasks/asks-sql.ts', '@clickhouse/client'],
  ['only-the-runner-starts-git', 'src/collect/git/starts-git.ts', 'node:child_process'],
  ['source-never-imports-tests', 'src/report/takes-test.ts', 'tests/builder.ts'],
  ['no-cycles', 'src/mail/one.ts', 'src/mail/other.ts'],
];

/** Files that are imported above, and one import that is allowed. */
const harmless: readonly (readonly [path: string, to: string | undefined])[] = [
  ...[
    'registry',
    'collect',
    'cache',
    'facts',
    'engine',
    'measure',
    'criteria',
    'evidence',
    'score',
    'lifecycle',
    'outlook',
    'report',
    'mail',
  ].map((stage) => [`src/${stage}/stage.ts`, undefined] as const),
  ['src/mail/other.ts', 'src/mail/one.ts'],
  ['src/cli/shell.ts', 'src/tasks/room.ts'],
  ['src/sources/table.ts', 'src/sources/other/source.ts'],
  ['src/sources/question.ts', undefined],
  ['src/sources/other/source.ts', 'src/sources/question.ts'],
  ['src/sources/other/allowed.ts', 'src/http/client.ts'],
  ['src/sources/other/allowed.ts', 'src/measure/allowed.ts'],
  ['src/http/client.ts', undefined],
  ['src/registry/allowed.ts', 'src/sources/table.ts'],
  ['src/words/room.ts', 'src/domain/time.ts'],
  ['src/disk/room.ts', undefined],
  ['src/tasks/room.ts', 'src/words/room.ts'],
  ['src/mail/speaks.ts', 'src/words/room.ts'],
  ['tests/builder.ts', undefined],
  ['src/domain/time.ts', undefined],
  ['src/measure/allowed.ts', 'date-fns'],
  ['src/measure/allowed.ts', '@date-fns/utc'],
  ['src/criteria/allowed.ts', 'yaml'],
  ['src/score/allowed.ts', 'src/domain/time.ts'],
  ['src/cache/allowed.ts', 'libsql'],
];

describe('the layers', () => {
  const plantedTree = mkdtempSync(join(tmpdir(), 'stadium-architecture-'));
  let found: Cruise;

  beforeAll(() => {
    plantTree(plantedTree);
    found = cruise(plantedTree);
  });
  afterAll(() => rmSync(plantedTree, { recursive: true, force: true }));

  it('hold in src/ and tests/, with every source file looked at', () => {
    const real = cruise(root);
    expect(real.summary.violations).toEqual([]);
    const seen = real.modules.map((module) => module.source);
    expect(seen).toEqual(expect.arrayContaining(trackedFiles(/^src\/.*\.ts$/)));
    expect(seen.length).toBeGreaterThan(0);
  });

  it.each(planted)('refuse, by %s, that %s imports %s', (rule, from, to) => {
    const hits = found.summary.violations.filter((each) => each.rule.name === rule);
    expect(hits.some((hit) => hit.from === from && hit.to.includes(to.replace('node:', '')))).toBe(
      true,
    );
  });

  it('have a planted import for every rule', async () => {
    const config: { default: { forbidden: { name: string }[] } } = await import(rules);
    const names = config.default.forbidden.map((rule) => rule.name);
    expect([...new Set(planted.map(([rule]) => rule))].sort()).toEqual(names.sort());
  });

  it('allow date-fns in the pure core, domain everywhere, the database in cache/', () => {
    const allowed = found.summary.violations.filter((each) => each.from.endsWith('/allowed.ts'));
    expect(allowed).toEqual([]);
  });

  it('make the command fail when one import is forbidden', () => {
    const run = spawnSync(
      process.execPath,
      [cruiser, '--config', rules, '--ts-config', tsConfig(), 'src'],
      {
        cwd: plantedTree,
        encoding: 'utf8',
      },
    );
    expect(run.status).not.toBe(0);
    expect(run.stdout).toContain('report-meets-others-in-domain');
  });
});

describe('the tracked files', () => {
  it('keep every source file below 260 lines', () => {
    const long = trackedFiles(/^src\/.*\.ts$/).filter(
      (path) => read(path).split('\n').length > 260,
    );
    expect(long).toEqual([]);
  });

  it('hold no template that switches escaping off', () => {
    const raw = trackedFiles(/^templates\//).filter((path) => /\{\{\{|\{\{~?&/.test(read(path)));
    expect(raw).toEqual([]);
  });

  it('hold no address of a person', () => {
    const found = textFiles()
      .filter(isNoListOfRobots)
      .flatMap((path) =>
        [...read(path).matchAll(addressPattern)]
          .map((match) => match[0])
          .filter((address) => !isPublicAddress(address))
          .map((address) => `${path}: ${address}`),
      );
    expect(found).toEqual([]);
  });

  it('hold no path of one machine', () => {
    const paths = textFiles().filter((path) => machinePath.test(read(path)));
    expect(paths).toEqual([]);
  });

  it('pin every action of a workflow to a commit', () => {
    const loose = trackedFiles(/^\.github\/workflows\//).flatMap((path) =>
      [...read(path).matchAll(/uses:\s*(\S+)/g)]
        .map((match) => match[1] ?? '')
        .filter((action) => !/@[0-9a-f]{40}$/.test(action)),
    );
    expect(loose).toEqual([]);
  });

  it('give every workflow a token that can only read', () => {
    const wide = trackedFiles(/^\.github\/workflows\//).filter(
      (path) => !/^permissions:\n {2}contents: read\n(?! )/m.test(read(path)),
    );
    expect(wide).toEqual([]);
  });
});

describe('the lock file', () => {
  interface Locked {
    readonly version?: string;
    readonly resolved?: string;
    readonly integrity?: string;
    readonly optional?: boolean;
    readonly dev?: boolean;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, Locked>;
  };
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  it('has one copy of the throttling plugin, because octokit knows a plugin by its identity', () => {
    const copies = installed.filter(([path]) =>
      path.endsWith('node_modules/@octokit/plugin-throttling'),
    );
    expect(copies.map(([path]) => path)).toEqual(['node_modules/@octokit/plugin-throttling']);
  });

  it('names no registry', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('has a checksum for every package, but builds of tools for other platforms', () => {
    const unchecked = installed.filter(
      ([, { integrity, optional, dev }]) => integrity === undefined && !(optional && dev),
    );
    expect(unchecked).toEqual([]);
  });

  it('agrees with exact versions in package.json', () => {
    const wanted = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    for (const [name, version] of Object.entries({
      ...wanted.dependencies,
      ...wanted.devDependencies,
    })) {
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });
});

const addressPattern = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi;
const exampleDomain = /(^|[@.])(example(\.(org|com|net))?|invalid|test|localhost|localdomain)$/i;

/** Addresses of robots and lists, which stand in review histories and are no person's. */
const robotsAndLists = new Set([
  'github-actions@users.noreply.github.com',
  'git@github.com',
  'infra-root@openstack.org',
  'jenkins@openstack.org',
  'jenkins@review.openstack.org',
  'noreply@github.com',
  'openstack-infra@lists.openstack.org',
  'openstack-discuss@lists.openstack.org',
  'review@openstack.org',
  'zuul@review.opendev.org',
  'zuul@review.openstack.org',
]);

/** Invented people under registries of countries, for which no placeholder is reserved: `co.jp` is no employer. */
const invented = new Set([
  'ada@lab.red.co.jp',
  'ben@ben.id.au',
  'ben@blue.co',
  'ben@cs.uni.ac.uk',
  'ben@jp.blue.co.jp',
  'ben@lab.blue.co.jp',
  'ben@lab.id.uk',
  'ben@lab.red.co.jp',
  'ben@mail.ben.me.uk',
]);

/** Both forms of an account that does not exist. */
const inventedAccount = /^(?:\d+\+)?(?:ada|ben|cleo|adalab)@users\.noreply\.github\.com$/;

/** Message-IDs of our own drafts look like addresses of the list. */
const ownMessageId = /^stadium\.[\w.-]+@lists\.openstack\.org$/;

/** Robots by their address, and the test that holds them: that is what these files are for. */
function isNoListOfRobots(path: string): boolean {
  return path !== 'data/machines.yaml' && path !== 'tests/domain/machines.test.ts';
}

function isPublicAddress(address: string): boolean {
  const lower = address.toLowerCase();
  const isKnown = robotsAndLists.has(lower) || invented.has(lower) || inventedAccount.test(lower);
  return isKnown || exampleDomain.test(address) || ownMessageId.test(address);
}

/** Home folders, and the scratch folders of a build machine. */
const machinePath = /(?<![\w.])\/(?:work|home\/[a-z][\w-]*|Users\/\w+|tmp\/(?:wt|hist|brief))\//;

function plantTree(tree: string): void {
  const imports = new Map<string, string[]>();
  for (const [from, to] of [...harmless, ...planted.map(([, from, to]) => [from, to] as const)]) {
    imports.set(from, [...(imports.get(from) ?? []), ...(to === undefined ? [] : [to])]);
  }
  for (const [path, targets] of imports) {
    mkdirSync(join(tree, dirname(path)), { recursive: true });
    const lines = targets.map(
      (target, index) => `export * as m${index} from '${specifier(path, target)}';`,
    );
    writeFileSync(join(tree, path), `${lines.join('\n')}\nexport const here = 1;\n`);
  }
  copyFileSync(join(root, 'package.json'), join(tree, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'dir');
}

function specifier(from: string, target: string): string {
  if (!target.endsWith('.ts')) return target;
  return `${'../'.repeat(from.split('/').length - 1)}${target}`;
}

function cruise(tree: string): Cruise {
  const folders = ['src', 'tests'];
  const args = [cruiser, '--config', rules, '--ts-config', tsConfig(), '--output-type', 'json'];
  const run = spawnSync(process.execPath, [...args, ...folders], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!run.stdout.startsWith('{'))
    throw new Error(`dependency-cruiser did not run:\n${run.stderr}`);
  return JSON.parse(run.stdout) as Cruise;
}

function tsConfig(): string {
  return join(root, 'tsconfig.json');
}

function trackedFiles(pattern: RegExp): string[] {
  const listed = execFileSync('git', [
    '-C',
    root,
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  ]);
  return listed
    .toString()
    .split('\0')
    .filter((path) => path !== '' && pattern.test(path));
}

function textFiles(): string[] {
  return trackedFiles(/\.(ts|mjs|js|json|ya?ml|md|rst|hbs|txt|html|csv|eml|ics|svg)$|^\.|^[A-Z]+$/);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
