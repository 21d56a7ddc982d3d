import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
let folder: string;
let data: string;

const criteria = `title: Practice
source: https://example.org/criteria
places: {}
dimensions: [{ id: docs, title: Docs, needs: [docs] }]
questions:
  - id: docs
    words: Is there a page?
    source: https://example.org/criteria
    probe: { hasPath: [README] }
    mend: Write one.
jobs: {}
`;

const goalsOf = (more = '') => `goals:
  - id: notes
    title: release notes
    kind: practice
    since: austin
    source: https://example.org/notes
    probe: { hasPath: ["notes/*"] }
  - id: eventlet
    title: no eventlet
    kind: goal
    active: true
    since: austin
    kinds: [service-plugin]
    source: https://example.org/eventlet
    probe: { in: [requirements.txt], lacks: eventlet }
${more}`;

/** Widget drops eventlet on 20 January, gadget never, thing is a library, gone is retired. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'goals-'));
  data = join(folder, 'data');
  mkdirSync(data);
  const project = ([name, kind]: readonly [string, string]) =>
    `  - { name: ${name}, class: ${kind}, repositories: [team/${name}] }\n`;
  const projects = [
    ['widget', 'service-plugin'],
    ['gadget', 'service-plugin'],
    ['thing', 'library'],
    ['gone', 'service-plugin'],
  ] as const;
  writeFileSync(
    join(data, 'stadium.yaml'),
    `team: team\ncycles: openstack\nprojects:\n${projects.map(project).join('')}`,
  );
  writeFileSync(join(data, 'goals.yaml'), goalsOf());
  writeFileSync(join(data, 'criteria.yaml'), criteria);
  const upstream = (name: string) => aRepository(join(folder, 'upstream', `${name}.git`));
  const old = { 'requirements.txt': 'eventlet\n', 'a.py': '' };
  const widget = upstream('team/widget');
  widget.commit({ at: at('2024-01-01'), files: old });
  widget.commit({ at: at('2024-01-20'), files: { ...old, 'requirements.txt': 'pbr\n' } });
  upstream('team/gadget').commit({ at: at('2024-01-01'), files: { ...old, 'notes/x': '' } });
  upstream('team/thing').commit({ at: at('2024-01-01'), files: old });
  upstream('team/gone').commit({ at: at('2024-01-01'), files: { 'README.rst': 'Retired.' } });
});
afterAll(() => rmSync(folder, { recursive: true }));

const places = () => ['--data', data, '--cache', join(folder, 'cache')];
const read = () => ['--git-base', `file://${join(folder, 'upstream')}/{repo}.git`];
const goals = (...args: string[]) =>
  stadium(['goals', ...places(), '--as-of', '2024-02-01', ...args]);

describe('stadium goals', () => {
  it('asks each kind of project what is its own, and of a retired tree nothing', async () => {
    const { out } = await goals(...read(), '--json');
    const table = await goals(...read());

    const { projects } = JSON.parse(out);
    const answers = projects.map(({ answers: { eventlet } }: { answers: Answers }) => eventlet);
    expect(answers).toEqual(['yes', 'no', 'not-asked', 'not-asked']);
    expect(projects[3]).toMatchObject({ isRetired: true, answers: { notes: 'not-asked' } });
    expect(table.out).toContain('gone (retired)');
    expect(table.out).toContain('no eventlet (goal, since austin, active)');
  });

  it('tracks them by week: how far, whom it waits for, and what changed', async () => {
    const { out } = await goals(...read(), '--weeks', '3');
    const markdown = await goals(...read(), '--weeks', '3', '--format', 'markdown');

    expect(out).toMatch(/no eventlet \(active\) +0 of 2 +0 of 2 +1 of 2 +1 of 2 +gadget\n/);
    expect(out).toContain(
      'What changed from 2024-01-18 to 2024-01-25\n  no eventlet, NO, then yes: widget',
    );
    expect(out.match(/What changed/g)).toHaveLength(1);
    expect(markdown.out).toContain(
      '| [no eventlet (active)](https://example.org/eventlet) | 0 of 2 |',
    );
  });

  it('tells one project over time in words, and every answer as a row', async () => {
    const one = await goals(...read(), '--against', '2024-01-10', '-p', 'widget');
    const { out } = await goals(...read(), '--against', '2024-01-10', '--format', 'csv');
    const whole = await goals(...read(), '--against', '2024-01-10', '--json');

    const rows = parse(out, { columns: true }) as Record<string, string>[];
    expect(one.out).toMatch(/no eventlet \(active\) +NO +yes\n/);
    expect(rows).toHaveLength(16);
    expect(
      rows.filter(({ project, goal }) => project === 'widget' && goal === 'eventlet'),
    ).toMatchObject([
      { 'as of': '2024-01-10', answer: 'no' },
      { 'as of': '2024-02-01', answer: 'yes' },
    ]);
    expect(JSON.parse(whole.out).changes).toEqual([
      {
        ...{ from: '2024-01-10', to: '2024-02-01' },
        moves: [{ project: 'widget', goal: 'eventlet', from: 'no', to: 'yes' }],
      },
    ]);
  });

  it('keeps a day with the criteria; what was asked for later is unknown there', async () => {
    for (const day of ['2024-01-10', '2024-02-01'])
      await stadium(['criteria', ...places(), ...read(), '--as-of', day, '--keep']);
    const { code, out } = await goals('--history', '--offline', '--cache', join(folder, 'none'));
    const misspelled = await goals('--offline', '--project', 'widgte');
    expect([misspelled.code, misspelled.out]).toEqual([2, '']);
    expect(misspelled.err).toContain('Did you mean widget?');
    const more =
      '  - { id: py, title: code, kind: practice, since: austin, source: "https://example.org/py", probe: { hasPath: ["*.py"] } }\n';
    writeFileSync(join(data, 'goals.yaml'), goalsOf(more));
    const later = await goals('--history', '--offline', '--json', '--cache', join(folder, 'none'));
    writeFileSync(join(data, 'goals.yaml'), goalsOf());

    expect(code).toBe(0);
    expect(out).toMatch(/no eventlet \(active\) +0 of 2 +1 of 2 +gadget\n/);
    expect(JSON.parse(later.out).projects[0].answers).toEqual({
      ...{ notes: 'no', eventlet: 'yes', py: 'unknown' },
    });
  });
});

type Answers = Readonly<Record<string, string>>;
