import { describe, expect, it } from 'vitest';
import { calendarFrom } from '../../../src/collect/governance/calendar.ts';
import { seriesReleases } from '../../../src/collect/governance/deliverables.ts';
import { seriesStatus, ussuriSchedule } from './fixture.ts';

describe('calendarFrom', () => {
  const calendar = calendarFrom(seriesStatus, new Map([['ussuri', ussuriSchedule]])) ?? [];

  it('puts series in order and starts each the day after the release before it', () => {
    expect(calendar.map(({ name, start, release }) => [name, start, release])).toEqual([
      ['train', '2010-07-19', '2019-10-16'],
      ['ussuri', '2019-10-17', '2020-05-13'],
      ['victoria', '2020-05-14', '2020-10-14'],
    ]);
  });

  it('takes 2026.10 and yes for what they mean', () => {
    expect(calendar[1]).toMatchObject({ id: '2026.10', slurp: true });
    expect(calendar[0]).toMatchObject({ slurp: false });
  });

  it('dates milestones by the last day of their week and the final one by the release', () => {
    expect(calendar[1]?.milestones).toEqual([
      { id: 'milestone-1', date: '2019-12-13' },
      { id: 'milestone-2', date: '2020-02-14' },
      { id: 'membership-freeze', date: '2020-02-14' },
      { id: 'final', date: '2020-05-13' },
    ]);
  });

  it('has no milestones without a schedule, and nothing without a status file', () => {
    expect(calendar[2]?.milestones).toEqual([]);
    expect(calendarFrom('a: [', new Map())).toBeUndefined();
    expect(calendarFrom('a: 1', new Map())).toBeUndefined();
  });
});

describe('seriesReleases', () => {
  const release = (version: string, hash: string) =>
    `  - version: ${version}\n    projects:\n      - repo: openstack/x\n        hash: ${hash}\n`;
  const text = [
    'team: neutron\ntype: library\nrelease-model: cycle-with-rc\nrepository-settings:\n  openstack/x: {}\nreleases:\n',
    release('9.0.0.0b1', 'aa'),
    release('9.0.0.0rc1', 'aa'),
    release('9.0.0.0rc2', 'bb'),
    release('9.0.0', 'bb'),
    release('train-em', 'bb'),
    release('train-eol', 'cc'),
  ].join('');
  const read = seriesReleases('deliverables/train/x.yaml', text);

  it('lists the releases of a series and leaves out what ends a branch', () => {
    expect(read).toMatchObject({
      series: 'train',
      deliverable: 'x',
      team: 'neutron',
      releaseModel: 'cycle-with-rc',
      type: 'library',
      repositories: ['openstack/x'],
      versions: ['9.0.0.0b1', '9.0.0.0rc1', '9.0.0.0rc2', '9.0.0'],
      isEndOfLife: true,
    });
  });

  it('counts a release of the same commit, but not the final release of a candidate', () => {
    expect(read?.withoutChange).toBe(1);
  });

  it.each([
    ['deliverables/_independent/x.yaml', text],
    ['doc/source/train/schedule.yaml', text],
    ['deliverables/train/x.yaml', 'releases: ['],
    ['deliverables/train/x.yaml', '- a\n'],
  ])('is not read from %s with %j', (path, content) => {
    expect(seriesReleases(path, content)).toBeUndefined();
  });
});
