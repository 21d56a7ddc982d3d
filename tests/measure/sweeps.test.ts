// What is tree-wide: the edges of "three repositories within 60 days".

import { describe, expect, it } from 'vitest';
import { aProject, aRepository, type CommitSketch, measured } from '../support/facts.ts';

const subject = 'Switch to stestr';

function family(...landings: readonly (readonly CommitSketch[])[]) {
  return landings.map((sketches, index) =>
    aRepository(`openstack/member-${index}`, [
      { landed: '2019-01-01', subject: `Start ${index}` },
      ...sketches,
    ]),
  );
}

function treeWide(asOf: string, ...landings: readonly (readonly CommitSketch[])[]) {
  const figures = measured(family(...landings), { asOf });
  return [figures('tree-wide-commits-365d'), figures('own-commits-365d')];
}

const on = (landed: string, more: Partial<CommitSketch> = {}): CommitSketch[] => [
  { landed, subject, ...more },
];

describe('tree-wide', () => {
  it('leaves one subject in two repositories to each of them: 0 tree-wide, 2 own', () => {
    expect(treeWide('2019-11-12', on('2019-06-01'), on('2019-06-02'))).toEqual([0, 2]);
  });

  it('calls one subject in three repositories tree-wide: 1 tree-wide, 1 own left', () => {
    const landings = [on('2019-06-01'), on('2019-06-02'), on('2019-06-03')];
    expect(treeWide('2019-11-12', ...landings)).toEqual([1, 1]);
  });

  it('compares subjects without case, spacing and the number of a squash', () => {
    const spelled = (landed: string, text: string) => on(landed, { subject: text });
    const landings = [
      spelled('2019-06-01', 'Switch to stestr (#12)'),
      spelled('2019-06-02', 'switch to  Stestr'),
      spelled('2019-06-03', 'Switch to stestr'),
    ];
    expect(treeWide('2019-11-12', ...landings)).toEqual([1, 1]);
  });

  it.each([
    ['exactly 60 days apart', '2019-06-01T00:00:00Z', '2019-07-31T00:00:00Z', 1],
    ['60 days and a second apart', '2019-06-01T00:00:00Z', '2019-07-31T00:00:01Z', 0],
  ])('counts first and last landing %s', (_edge, first, last, expected) => {
    const [sweep] = treeWide('2019-11-12', on(first), on('2019-06-20'), on(last));
    expect(sweep).toBe(expected);
  });

  it('marks a fourth, late landing only through the three that meet within 60 days', () => {
    const landings = [on('2019-03-01'), on('2019-05-20'), on('2019-05-25'), on('2019-06-01')];
    expect(treeWide('2019-11-12', ...landings)).toEqual([0, 2]);
    const [lone, ...three] = landings;
    expect(treeWide('2019-11-12', ...three, lone ?? [])).toEqual([1, 1]);
  });

  it('counts only what had landed by the day: with the third still to come, the first two are own', () => {
    const landings = [on('2019-06-01'), on('2019-06-02'), on('2019-06-10')];
    expect(treeWide('2019-06-09', ...landings)).toEqual([0, 2]);
    expect(treeWide('2019-06-10', ...landings)).toEqual([1, 1]);
  });

  it('does not take the same subject three times in one repository for a sweep', () => {
    const thrice = [...on('2019-06-01'), ...on('2019-06-02'), ...on('2019-06-03')];
    expect(treeWide('2019-11-12', thrice, [], [])).toEqual([0, 4]);
  });

  it('leaves bots bots when their subject is everywhere: 1 bot, 0 tree-wide', () => {
    const by = 'zuul@example.org';
    const landings = ['2019-06-01', '2019-06-02', '2019-06-03'].map((day) => on(day, { by }));
    const figures = measured(family(...landings), {
      asOf: '2019-11-12',
      people: { bots: [by] },
    });
    expect(figures('bot-commits-365d')).toBe(1);
    expect(figures('tree-wide-commits-365d')).toBe(0);
  });

  it('leaves merges merges: the same merge subject in three repositories sweeps nothing', () => {
    const merge = (day: string): CommitSketch[] => [
      { landed: day, subject: 'Merge "Fix"', merges: [{ landed: day, subject: `Fix of ${day}` }] },
    ];
    const landings = [merge('2019-06-01'), merge('2019-06-02'), merge('2019-06-03')];
    const figures = measured(family(...landings), { asOf: '2019-11-12' });
    expect(figures('merge-commits-365d')).toBe(1);
    expect(figures('tree-wide-commits-365d')).toBe(0);
    expect(figures('own-commits-365d')).toBe(2);
  });

  it('takes the day of the merge, not that of the commit, for the 60 days', () => {
    const late: CommitSketch[] = [
      { landed: '2019-09-01', merges: on('2019-06-03'), subject: 'Merge it' },
    ];
    expect(treeWide('2019-11-12', on('2019-06-01'), on('2019-06-02'), late)[0]).toBe(0);
  });

  it('never sweeps commits without a subject, nor those whose date cannot be true', () => {
    const empty = ['2019-06-01', '2019-06-02', '2019-06-03'].map((day) => on(day, { subject: '' }));
    expect(treeWide('2019-11-12', ...empty)).toEqual([0, 2]);
    const undated = [on('2019-06-01'), on('2019-06-02'), [{ landed: null, subject }]];
    expect(treeWide('2019-11-12', ...undated)).toEqual([0, 2]);
  });
});

describe('one subject by several people', () => {
  const three = (path: string) =>
    ['ada', 'ben', 'cleo'].map((by, index) =>
      on(`2019-06-0${index + 1}`, { by, paths: [path], subject: 'Fix typo' }),
    );

  it.each([
    ['a source file of the same name', 'src/a.py', [0, 2]],
    ['the README', 'README.rst', [0, 2]],
    ['the same build file', 'tox.ini', [1, 1]],
    ['the same CI file', 'zuul.d/project.yaml', [1, 1]],
  ])('three people who change %s', (_what, path, expected) => {
    expect(treeWide('2019-11-12', ...three(path))).toEqual(expected);
  });

  it('leaves to each what two people did in two repositories', () => {
    const [a, b, c] = three('README.rst');
    const second = on('2019-06-04', { by: 'ada', paths: ['README.rst'], subject: 'Fix typo' });
    expect(treeWide('2019-11-12', a ?? [], b ?? [], c ?? [], second)).toEqual([0, 2]);
  });
});

describe('a sweep of one family', () => {
  const names = [
    'member-0',
    'member-1',
    'member-2',
    'member-3',
    'member-4',
    'member-5',
    'member-6',
  ];
  const relatives = names.map((name) => aProject(name));

  /** Ada's change in the first `members` of seven repositories of a family, and in as many others as told. */
  function sweep(members: number, others: readonly (readonly CommitSketch[])[], by = ['ada']) {
    const inside = names.map((_name, index) =>
      index < members
        ? on('2019-06-01', { by: by[index % by.length] ?? 'ada', paths: ['tox.ini'] })
        : [],
    );
    const outside = others.map((sketches, index) =>
      aRepository(`other/${index}`, [
        { landed: '2018-06-01', subject: `Else ${index}` },
        ...sketches,
      ]),
    );
    const figures = measured([...family(...inside), ...outside], {
      asOf: '2019-11-12',
      family: relatives,
    });
    const ids = ['tree-wide-commits', 'family-wide-commits', 'own-commits', 'active-people'];
    return ids.map((id) => figures(`${id}-365d`));
  }

  // The first member also has "Start 0", which is Ada's own.
  it.each([
    ['all of it, three others lack it', sweep(7, [[], [], []], ['ben']), [0, 1, 1, 2]],
    ['three of it, three others lack it', sweep(3, [[], [], []], ['ben']), [0, 1, 1, 2]],
    ['one of three others has it', sweep(3, [[], [], on('2019-06-20')], ['ben']), [1, 0, 1, 1]],
    [
      'two others are too few to tell: one person, few members',
      sweep(3, [[], []], ['ben']),
      [1, 0, 1, 2],
    ],
    ['nothing else is read: one person, few members', sweep(3, [], ['ben']), [1, 0, 1, 2]],
    ['nothing else is read: one person, most members', sweep(4, [], ['ben']), [1, 0, 1, 1]],
    ['nothing else is read: two people', sweep(3, [], ['ben', 'cleo']), [1, 0, 1, 1]],
  ])('%s', (_what, figures, expected) => {
    expect(figures).toEqual(expected);
  });
});
