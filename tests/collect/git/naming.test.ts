import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMailmaps } from '../../../src/collect/git/mailmaps.ts';
import { mirror } from '../../../src/collect/git/mirror.ts';
import { isNamingFile, namesIn, namingFiles, readNaming } from '../../../src/collect/git/naming.ts';
import { aWorkshop, type Workshop } from '../../support/collecting.ts';
import { type GitServer, startGitServer } from '../../support/gitServer.ts';
import { aRepository } from '../../support/repository.ts';

describe('names in a file', () => {
  it.each([
    [
      'a version and a comment',
      'requirements.txt',
      'pbr\nneutron-lib>=3.0.0 # Apache-2.0\n',
      'neutron-lib pbr',
    ],
    ['capitals, underscores and extras', 'requirements.txt', 'Neutron_Lib[test]>=3', 'neutron-lib'],
    ['dots', 'requirements.txt', 'oslo.config>=5\n', 'oslo-config'],
    ['a marker', 'requirements.txt', "futures;python_version=='2.7'\n", 'futures'],
    ['brackets of old', 'requirements.txt', 'six (>=1.9)\n', 'six'],
    [
      'an address',
      'requirements.txt',
      'neutron @ https://opendev.org/openstack/neutron\n',
      'neutron',
    ],
    [
      'an egg',
      'test-requirements.txt',
      '-e git+https://a.example/neutron#egg=neutron\n',
      'neutron',
    ],
    ['line ends of Windows', 'requirements.txt', 'pbr\r\nsix\r\n', 'pbr six'],
    ['a name once', 'requirements.txt', 'six>=1\nsix>=2\n', 'six'],
    [
      'comments and options',
      'requirements.txt',
      '# neutron-lib\n-r other.txt\n--no-binary :all:\n',
      '',
    ],
    [
      'requirements of setup.cfg',
      'setup.cfg',
      '[options]\ninstall_requires =\n  pbr>=2 # c\n  six\n[extras]\nall =\n  PyYAML>=3\n',
      'pbr pyyaml six',
    ],
    ['one on the line of its key', 'setup.cfg', '[options]\nsetup_requires = pbr\n', 'pbr'],
    [
      'nothing else of setup.cfg',
      'setup.cfg',
      '[metadata]\nname = neutron-fwaas\n[entry_points]\nneutron.agents =\n  neutron = neutron_fwaas.opts:list\n',
      '',
    ],
    [
      'requirements of pyproject.toml',
      'pyproject.toml',
      '[build-system]\nrequires = ["pbr>=6"]\n[project]\nname = "a"\ndependencies = [\n  "neutron-lib>=3.0",\n  \'six\',\n]\n[project.optional-dependencies]\nfast = ["Cython [x]"]\n[dependency-groups]\nall = ["tox", {include-group = "docs"}]',
      'cython neutron-lib pbr six tox',
    ],
    [
      'no comment and no marker of pyproject.toml',
      'pyproject.toml',
      `[build-system] # of "old"\nrequires = ["pbr"] # and "wheel"\n[project]\ndependencies = [\n  # "sphinx",\n  "six; sys_platform == 'win32'",\n  'tox @ git+https://a/b#egg="x"',\n]`,
      'pbr six tox',
    ],
    [
      'tables of Poetry',
      'pyproject.toml',
      '[tool.poetry]\nname = "a"\n[tool.poetry.dependencies]\npython = "^3.9"\ncleo = "^2.0"\n"zope.interface" = {version = "1", extras = ["x"]}\n[tool.poetry.group.test.dependencies]\npytest = [\n  { version = ">=9", markers = "os" },\n]\n[tool.poetry.dependencies.rich]\nversion = "1"',
      'cleo pytest rich zope-interface',
    ],
    [
      'no keyword, include or entry point of pyproject.toml',
      'pyproject.toml',
      '[project]\nkeywords = ["packaging", "poetry"]\nauthors = [{ name = "six" }]\n[tool.poetry]\nrequires-poetry = ">=2"\npackages = [{ include = "poetry" }]\n[tool.ruff]\nsrc = ["poetry"]',
      '',
    ],
    [
      'repositories of a job',
      '.zuul.yaml',
      'required-projects:\n  - openstack/neutron\n  - name: openstack/nova\n',
      'openstack/neutron openstack/nova',
    ],
    [
      'repositories in flow style and quotes',
      'zuul.d/a.yaml',
      "[openstack/a, 'openstack/b', {name: openstack/c}]",
      'openstack/a openstack/b openstack/c',
    ],
    [
      'a repository behind its host',
      'zuul.d/a.yml',
      '- opendev.org/openstack/neutron\n',
      'openstack/neutron',
    ],
    [
      'no longer path, no comment, no template',
      'zuul.yaml',
      'files: ^a/b/c$\n# - openstack/x\n- release-notes-jobs\n',
      '',
    ],
  ])('%s', (_title, path, text, expected) => {
    expect(namesIn(path, text).join(' ')).toBe(expected);
  });

  it('are found wherever a requirement stands, and spelled in one way', () => {
    const name = fc
      .stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/)
      .filter((each) => !each.includes('--'));
    const version = fc.constantFrom(
      '',
      '>=1.0',
      '==2',
      '~=3',
      '!=4,>=1',
      ';python_version<"3"',
      ' # note',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, version), { maxLength: 20 }), (lines) => {
        const text = lines.map(([each, rest]) => `${each.toUpperCase()}${rest}\n`).join('');
        const expected = [...new Set(lines.map(([each]) => each))].sort();
        expect(namesIn('requirements.txt', text)).toEqual(expected);
      }),
    );
  });

  it('of anything at all are a list, quickly', () => {
    const paths = fc.constantFrom('requirements.txt', 'setup.cfg', 'pyproject.toml', 'zuul.yaml');
    fc.assert(
      fc.property(paths, fc.string({ maxLength: 5000, unit: 'binary' }), (path, text) => {
        for (const each of namesIn(path, text)) expect(each).toMatch(/^[\w./-]+$/);
      }),
    );
    const hostile = 'a-'.repeat(50_000);
    for (const path of ['requirements.txt', 'pyproject.toml', 'zuul.yaml', 'setup.cfg']) {
      expect(namesIn(path, `"${hostile}!`)).toEqual([]);
      expect(namesIn(path, `${'['.repeat(50_000)}${' '.repeat(50_000)}x`)).toEqual([]);
    }
    const blanks = `a${' '.repeat(200_000)}x`;
    const dependencies = '[project]\ndependencies = ["';
    expect(namesIn('requirements.txt', blanks)).toEqual([]);
    expect(namesIn('setup.cfg', `[options]\n${blanks}`)).toEqual([]);
    expect(namesIn('pyproject.toml', `${dependencies}${blanks}"]`)).toEqual([]);
    expect(namesIn('pyproject.toml', dependencies + 'a["'.repeat(200_000))).toEqual(['a']);
  });
});

describe('what a file names a repository for', () => {
  it.each([
    ['requirements.txt', 'six', 'requires'],
    ['setup.cfg', '[options]\ninstall_requires = six\n', 'requires'],
    ['pyproject.toml', '[project]\ndependencies = ["six"]', 'requires'],
    ['test-requirements.txt', 'six', 'tests-with'],
    ['doc/requirements.txt', 'six', 'tests-with'],
    ['.zuul.yaml', '- a/six', 'runs-with'],
    ['zuul.d/latest.yml', '- a/six', 'runs-with'],
  ])('in %s', (path, text, kind) => {
    expect(namingFiles(new Map([[path, text]]))).toMatchObject([{ path, kind }]);
  });
});

describe('what a pyproject.toml publishes', () => {
  it.each([
    ['[project]\nname = "Neutron_Lib"', 'neutron-lib'],
    ['[tool.poetry]\nversion = "1"\nname = "tomlkit"', 'tomlkit'],
  ])('%j', (text, provides) => {
    expect(namingFiles(new Map([['pyproject.toml', text]]))).toMatchObject([
      { provides: [provides] },
    ]);
  });
});

describe('isNamingFile', () => {
  it.each([
    ['requirements.txt', true],
    ['.zuul.d/jobs.yaml', true],
    ['zuul.d/jobs.yml', true],
    ['tests/requirements.txt', false],
    ['zuul.d/deep/jobs.yaml', false],
    ['.zuul.d', false],
  ])('of %s is %s', (path, expected) => {
    expect(isNamingFile(path)).toBe(expected);
  });
});

describe('what repositories name', () => {
  const repository = 'openstack/example';
  let workshop: Workshop;
  let server: GitServer;
  beforeEach(async () => {
    workshop = aWorkshop();
    server = await startGitServer(workshop.upstream);
  });
  afterEach(async () => {
    await server.close();
    workshop.remove();
  });

  const place = () => ({
    base: server.base,
    cacheRoot: workshop.cacheRoot,
    store: workshop.store,
    allowLocal: true,
  });

  async function mirrored(): Promise<void> {
    const found = await mirror({ ...place(), repository });
    if (found.state === 'unknown') throw new Error(found.reason.detail);
    server.forget();
  }

  it('is read at each commit, fetched together, and not asked for again', async () => {
    const upstream = aRepository(workshop.pathOf(repository));
    const files = {
      'requirements.txt': 'six\n',
      'a.py': 'import six\n',
      'zuul.d/x/y.yaml': '- a/b\n',
    };
    const one = upstream.commit({ files });
    const two = upstream.commit({
      files: { 'requirements.txt': 'pbr\n', 'zuul.d/j.yaml': '- a/b\n' },
    });
    const three = upstream.commit({ files: { 'requirements.txt': null, 'zuul.d/j.yaml': null } });
    await mirrored();
    const tips = [one, two, three].map((commit) => ({ repository, commit }));
    const read = await readNaming(tips, place());
    expect(read.get(repository)).toEqual(
      new Map([
        [
          one,
          {
            state: 'known',
            value: [{ path: 'requirements.txt', kind: 'requires', names: ['six'] }],
          },
        ],
        [
          two,
          {
            state: 'known',
            value: [
              { path: 'requirements.txt', kind: 'requires', names: ['pbr'] },
              { path: 'zuul.d/j.yaml', kind: 'runs-with', names: ['a/b'] },
            ],
          },
        ],
        [three, { state: 'known', value: [] }],
      ]),
    );
    expect(server.requests.length).toBeLessThanOrEqual(2);
    server.forget();
    expect(await readNaming(tips, { ...place(), offline: true })).toEqual(read);
    expect(server.requests).toEqual([]);
  });

  it('tells of an emptied tree at the commit that emptied it, and at none before', async () => {
    const upstream = aRepository(workshop.pathOf(repository));
    const full = upstream.commit({ files: { 'a.py': '1', 'README.rst': 'A widget.' } });
    const empty = upstream.commit({ files: { 'a.py': null } });
    await mirrored();
    const tips = [full, empty].map((commit) => ({ repository, commit }));
    const read = (await readNaming(tips, place())).get(repository);
    const codes = [full, empty].map((commit) => {
      const found = read?.get(commit);
      return found?.state === 'known' ? found.value.map(({ says }) => says?.code) : found;
    });
    expect(codes).toEqual([[], ['emptied']]);
  });

  it('brings each .mailmap along, so that nobody asks for it', async () => {
    const upstream = aRepository(workshop.pathOf(repository));
    const line = 'Ada <ada@example.org> <old@example.org>\n';
    const one = upstream.commit({ files: { 'requirements.txt': 'six\n', '.mailmap': line } });
    const two = upstream.commit({ files: { '.mailmap': null } });
    await mirrored();
    const tips = [one, two].map((commit) => ({ repository, commit }));
    await readNaming(tips, place());
    rmSync(join(workshop.cacheRoot, 'git'), { recursive: true });
    const { texts, unread } = await readMailmaps(tips, place());
    expect(texts).toEqual(
      new Map([
        [one, line],
        [two, ''],
      ]),
    );
    expect(unread.size).toBe(0);
  });

  it('is unknown offline where the mirror left the files out, and where there is no mirror', async () => {
    const upstream = aRepository(workshop.pathOf(repository));
    const commit = upstream.commit({ files: { 'requirements.txt': 'six\n' } });
    await mirrored();
    const asked = [repository, 'openstack/absent'].map((each) => ({ repository: each, commit }));
    const read = await readNaming(asked, { ...place(), offline: true });
    for (const { repository: each } of asked) {
      expect(read.get(each)?.get(commit), each).toMatchObject({
        state: 'unknown',
        reason: { code: 'offline' },
      });
    }
  });

  it('is unknown when the server does not answer, and what was kept stays', async () => {
    const upstream = aRepository(workshop.pathOf(repository));
    const one = upstream.commit({ files: { 'requirements.txt': 'six\n' } });
    const two = upstream.commit({ files: { 'requirements.txt': 'pbr\n' } });
    await mirrored();
    await readNaming([{ repository, commit: one }], place());
    await server.close();
    const tips = [one, two].map((commit) => ({ repository, commit }));
    const read = (await readNaming(tips, place())).get(repository);
    expect(read?.get(one)?.state).toBe('known');
    expect(read?.get(two)?.state).toBe('unknown');
  });
});
