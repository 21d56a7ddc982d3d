import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startOfDay } from '../../src/domain/time.ts';
import {
  deliverable,
  legacyYaml,
  projectsYaml,
  seriesStatus,
} from '../collect/governance/fixture.ts';
import { aRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';

const packaged = new URL('../../data/', import.meta.url).pathname;
let folder: string;
let data: string;
const decisionsFile = () => join(data, 'decisions.yaml');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lifecycle-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  data = mkdtempSync(join(folder, 'data-'));
  for (const file of ['stadium.yaml', 'decisions.yaml']) {
    copyFileSync(join(packaged, file), join(data, file));
  }
});

function decide(project: string, kind: string, ...more: readonly string[]) {
  const said = [
    '--by',
    'neutron team',
    '--reason',
    'for a test',
    '--link',
    'https://example.org/d',
    '--cache',
    join(folder, 'cache'),
  ];
  return stadium(['decide', project, kind, '--data', data, ...said, ...more]);
}

describe('stadium timeline', () => {
  it('gives the plan that the team could have had on 12 November 2019', async () => {
    const { code, out } = await stadium([
      'timeline',
      '--as-of',
      '2019-11-12',
      '--data',
      data,
      '--json',
    ]);
    const steps = JSON.parse(out).entries.map(
      (entry: { project: string; step: string; date: string }) =>
        `${entry.project} ${entry.step} ${entry.date}`,
    );

    expect(code).toBe(0);
    for (const project of [
      'networking-sfc',
      'neutron-fwaas',
      'networking-midonet',
      'neutron-vpnaas',
    ]) {
      expect(steps).toContain(`${project} answer-by 2020-02-14`);
      expect(steps).toContain(`${project} deprecate-by 2020-05-13`);
      expect(steps).toContain(`${project} retire-by 2021-04-14`);
    }
    expect(steps).toContain('linuxbridge move-to-stadium-by 2021-04-14');
    expect(steps).toContain('linuxbridge retire-by 2021-04-14');
    expect(steps.join()).not.toContain('neutron-interconnection');
  });

  it('says that networking-odl is overdue today, and since when, and trips where asked to', async () => {
    const { code, out } = await stadium(
      ['timeline', '-p', 'networking-odl', '--data', data, '--fail-on', 'overdue'],
      { today: '2026-11-22' },
    );

    expect(code).toBe(4);
    expect(out).toMatch(/^overdue +2024-10-02 +networking-odl .*two-cycles$/m);
  });

  it('writes a calendar file that another library reads', async () => {
    const file = join(data, 'timeline.ics');
    await stadium(['timeline', '--data', data, '--format', 'ics', '-o', file]);
    const events = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8'))).getAllSubcomponents(
      'vevent',
    );

    expect(events.length).toBeGreaterThan(5);
  });

  it('refuses a project that it does not know', async () => {
    expect((await stadium(['timeline', '-p', 'networking-xyz', '--data', data])).code).toBe(2);
  });
});

describe('stadium decide', () => {
  it.each([[[]], [['--undo']]])(
    'names a mistyped decision before it asks for anything, %s',
    async (more) => {
      const { code, err } = await stadium([
        'decide',
        'networking-odl',
        'cal',
        '--data',
        data,
        ...more,
      ]);

      expect(code).toBe(2);
      expect(err).toContain('there is no decision "cal"');
      expect(err).toContain('Did you mean call?');
      expect(err).not.toContain('--reason');
    },
  );

  it('adds to the end, leaves every line as it was, and lists the work in order', async () => {
    const before = readFileSync(decisionsFile(), 'utf8');
    const { code, err } = await decide('networking-odl', 'retire', '--date', '2026-11-20');
    const after = readFileSync(decisionsFile(), 'utf8');

    expect(code).toBe(0);
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toContain('kind: retire');
    expect(err).toMatch(/1\. team.*2\. infrastructure/s);
    expect((await stadium(['timeline', '-p', 'networking-odl', '--data', data])).out).toContain(
      'nothing is due',
    );
  });

  it('refuses an illegal step by its rule with exit code 2 and leaves the file alone', async () => {
    const before = readFileSync(decisionsFile(), 'utf8');
    const { code, err } = await decide('networking-sfc', 'retire');

    expect(code).toBe(2);
    expect(err).toContain('rule deprecate-first');
    expect(readFileSync(decisionsFile(), 'utf8')).toBe(before);
  });

  it.each([
    ['merge-into', '--into', 'nowhere'],
    ['call', '--not-before', 'nocycle'],
  ])('writes nothing that it could not read back: %s %s %s', async (kind, option, value) => {
    const before = readFileSync(decisionsFile(), 'utf8');
    const { code, err } = await decide('networking-sfc', kind, option, value);
    expect([code, err]).toEqual([2, expect.stringContaining(`${option}: "${value}" is not `)]);
    expect(err).toContain('Nothing was written');
    expect(err).toMatch(/expected one of (\S+, ){4}\S+ and \d+ more/);
    expect(readFileSync(decisionsFile(), 'utf8')).toBe(before);
  });

  it('shows the patch and changes nothing when run dry', async () => {
    const before = readFileSync(decisionsFile(), 'utf8');
    const { code, out } = await decide('networking-odl', 'retire', '--dry-run');

    expect(code).toBe(0);
    expect(out).toMatch(/^--- a\/decisions\.yaml\n\+\+\+ b\/decisions\.yaml\n@@/);
    expect(out).toContain('+  - project: networking-odl');
    expect(readFileSync(decisionsFile(), 'utf8')).toBe(before);
  });

  it.each([
    ['a kind that is none', ['networking-odl', 'destroy']],
    ['a date that does not exist', ['networking-odl', 'retire', '--date', '2025-02-29']],
    ['a project that is none', ['networking-xyz', 'retire']],
    ['a person instead of a body', ['networking-odl', 'retire', '--by', 'ada@example.org']],
  ] as const)('refuses %s', async (_, [project, kind, ...more]) => {
    expect((await decide(project, kind, ...more)).code).toBe(2);
  });

  it('starts the file of a team that has none', async () => {
    rmSync(decisionsFile());
    await decide('networking-sfc', 'call');

    expect(readFileSync(decisionsFile(), 'utf8')).toContain('project: networking-sfc');
  });
});

describe('a decisions file edited by hand', () => {
  it.each([
    ['conflict markers', '<<<<<<< HEAD\n', /decisions\.yaml:\d+/],
    [
      'a date before the one above',
      '  - project: networking-odl\n    kind: retire\n    date: 2020-01-01\n    by: t\n    reason: r\n    link: https://example.org\n',
      /decisions\.yaml:\d+:\d+: .*2020-01-01 is before the decision about networking-odl above it/,
    ],
    [
      'an unknown key',
      '  - project: networking-odl\n    kynd: retire\n',
      /decisions\.yaml:\d+.*kynd/,
    ],
  ])('with %s is refused with file and line', async (_, text, expected) => {
    writeFileSync(decisionsFile(), `${readFileSync(decisionsFile(), 'utf8')}${text}`);
    const { code, err } = await stadium(['timeline', '--data', data]);

    expect(code).toBe(2);
    expect(err).toMatch(expected);
  });
});

describe('with governance at hand', () => {
  let place: readonly string[];

  beforeAll(() => {
    const root = join(folder, 'upstream', 'openstack');
    mkdirSync(root, { recursive: true });
    const odl = deliverable(
      'networking-odl',
      "deprecated: '2023.2'",
      'release-management: deprecated',
    );
    const governance = aRepository(join(root, 'governance.git'));
    governance.commit({
      committedAt: startOfDay('2023-05-26'),
      files: {
        'reference/projects.yaml': projectsYaml(
          `${odl}${deliverable('neutron')}${deliverable('neutron-specs', 'release-management: none')}`,
        ),
        'reference/legacy.yaml': legacyYaml(
          deliverable('networking-ovn', 'retired-on: 2024-05-15'),
        ),
      },
    });
    const releases = aRepository(join(root, 'releases.git'));
    releases.commit({ files: { 'data/series_status.yaml': seriesStatus } });
    const sfc = aRepository(join(root, 'networking-sfc.git'));
    sfc.commit({
      files: { 'requirements.txt': 'neutron-lib>=3\n', 'releasenotes/notes/a.yaml': 'fixes: []\n' },
    });
    place = [
      '--git-base',
      `file://${join(folder, 'upstream')}/{repo}.git`,
      '--cache',
      join(folder, 'cache'),
    ];
  });

  it('drift finds the overdue project, and its patch applies', async () => {
    const { code, out } = await stadium(['drift', '--data', data, ...place, '--exit-code']);
    const patch = await stadium(['drift', '--data', data, ...place, '--offline', '--patch']);

    expect(code).toBe(4);
    expect(out).toMatch(/^2024-10-02 {2}networking-odl: deprecated in bobcat/m);
    expect(patch.out).toBe('');
    expect(patch.err).toMatch(/stadium decide --data \S+ --cache \S+ networking-odl retire/);
  });

  it('drift writes a patch of what was decided, to a file as well', async () => {
    const why = ['--reason', 'two cycles passed', '--link', 'https://example.org/retire'];
    await stadium([
      ...['decide', 'networking-odl', 'retire', '--by', 'neutron team', ...why],
      ...['--data', data, ...place],
    ]);
    const file = join(folder, 'mend.patch');
    await stadium(['drift', '--data', data, ...place, '--offline', '--patch', '--output', file]);

    const patch = readFileSync(file, 'utf8');
    expect(patch).toContain('-    networking-odl:');
    expect(patch).toContain('+      retired-on: 2026-11-22');
  });

  it('goals answers for what could be read, and says what could not', async () => {
    const { code, out, err } = await stadium([
      ...['goals', '--data', data, ...place, '--json'],
      ...['-p', 'networking-sfc', 'networking-bagpipe'],
    ]);
    const [sfc, bagpipe] = JSON.parse(out).projects;

    expect(code).toBe(3);
    expect(sfc.answers).toMatchObject({
      'release-notes': 'yes',
      'neutron-lib': 'yes',
      gitreview: 'no',
    });
    const { 'wsgi-module': ofServices, ...asked } = bagpipe.answers;
    expect(ofServices).toBe('not-asked');
    expect(new Set(Object.values(asked))).toEqual(new Set(['unknown']));
    expect(err).toContain('networking-bagpipe');
  });

  it('dependents names who requires a library, and decide shows it before a deprecation', async () => {
    const asked = await stadium(['dependents', 'neutron-lib', '--data', data, ...place]);
    const decided = await decide('neutron-lib', 'consider-deprecation', ...place, '--dry-run');

    expect(asked.code).toBe(3);
    expect(asked.out).toContain('openstack/networking-sfc requires it (requirements.txt)');
    expect(asked.out).toMatch(
      /unknown: (?:1 repository is|\d+ repositories are) not .* could not be read; see `stadium doctor --data/,
    );
    expect(decided.err.replace(/\s+/g, ' ')).toContain(
      `\`stadium dependents neutron-lib --data ${data} --cache`,
    );
    const inTree = await stadium(['dependents', 'linuxbridge', '--data', data, ...place]);
    expect(inTree.code).toBe(0);
    expect(inTree.out).toContain('linuxbridge is a part of openstack/neutron');
    const { followers } = JSON.parse(
      (await stadium(['dependents', 'neutron-fwaas', '--json', '--data', data, ...place])).out,
    );
    expect(followers).toEqual(['neutron-fwaas-dashboard']);
    expect(decided.err).toContain('openstack/networking-sfc requires it');
  });

  it('drift says which source failed, with exit code 3', async () => {
    const nowhere = [
      '--git-base',
      `file://${folder}/none/{repo}.git`,
      '--cache',
      join(folder, 'other'),
    ];
    const { code, err } = await stadium(['drift', '--data', data, ...nowhere]);

    expect(code).toBe(3);
    expect(err).toContain('governance, openstack/governance');
  });

  it('init makes a folder that validates and reports unknowns', async () => {
    const output = join(folder, 'made');
    const made = await stadium(['init', '--team', 'Neutron', '--output', output, ...place]);
    const valid = await stadium(['validate', '--data', output]);
    const report = await stadium(['report', '--data', output, '--json']);
    const timeline = await stadium(['timeline', '--data', output]);

    expect([made.code, valid.code, report.code]).toEqual([0, 0, 0]);
    expect(made.out).toContain('3 projects of neutron');
    const registry = readFileSync(join(output, 'stadium.yaml'), 'utf8');
    expect(registry).toMatch(/- name: neutron-specs\n +class: [a-z-]+\n +role: reference\n/);
    const odl = JSON.parse(report.out).projects.find(
      (each: { name: string }) => each.name === 'networking-odl',
    );
    expect(odl).toMatchObject({ verdict: 'undetermined', points: null, stage: 'deprecated' });
    expect(timeline.out).toMatch(/overdue +2024-10-02 +networking-odl/);
  });

  it('init --all takes every team, each project with its own, and reports at once', async () => {
    const output = join(folder, 'all');
    const made = await stadium(['init', '--all', '--output', output, ...place]);
    const valid = await stadium(['validate', '--data', output]);
    const report = await stadium(['report', '--data', output, '--json']);

    expect([made.code, valid.code, report.code]).toEqual([0, 0, 0]);
    expect(made.out).toContain('of OpenStack');
    const names = (JSON.parse(report.out).projects as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['networking-odl', 'neutron', 'neutron-like']));
    const registry = readFileSync(join(output, 'stadium.yaml'), 'utf8');
    expect(registry).toMatch(/- name: neutron-like\n(?: {4}.*\n)*? {4}team: mistral\n/);
    expect(registry).toMatch(/- name: networking-odl\n(?: {4}.*\n)*? {4}team: neutron\n/);
  });

  it('init refuses a folder that is not empty, and a team that is none', async () => {
    const filled = await stadium(['init', '--team', 'neutron', '--output', data, ...place]);
    const missing = await stadium([
      'init',
      '--team',
      'neutrn',
      '--output',
      join(folder, 'x'),
      ...place,
    ]);

    expect([filled.code, missing.code]).toEqual([2, 2]);
    expect(missing.err).toContain('neutron');
  });
});

describe('stadium candidates', () => {
  it('lists who was called for and what is legal when', async () => {
    const { code, out } = await stadium(['candidates', '--as-of', '2019-11-12', '--json']);
    const rows = JSON.parse(out).candidates as {
      project: string;
      answer: string;
      earliestRetirement: object;
    }[];

    expect(code).toBe(0);
    expect(rows.find(({ project }) => project === 'networking-sfc')).toMatchObject({
      calledOn: '2019-11-12',
      answer: 'open',
      earliestRetirement: { date: '2021-04-14', series: 'wallaby', estimated: false },
    });
    const table = (await stadium(['candidates', '--as-of', '2019-11-12'])).out;
    expect(table).toMatch(/networking-sfc +! thin \d+ +\d+ of \d+/);
    expect(table.split('\n')[1]).toMatch(/^macvtap +‼ failing/);
  });
});
