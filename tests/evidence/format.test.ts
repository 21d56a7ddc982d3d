// A snapshot is reviewed like code: the same figures give the same bytes, and a damaged file is named.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../src/domain/measurement.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { TimeWindow } from '../../src/domain/time.ts';
import { formatSnapshot, parseSnapshot } from '../../src/evidence/format.ts';
import { aMeasurement } from '../support/scorecard.ts';

const cycle: TimeWindow = { name: 'cycle', from: '2019-04-11', to: '2019-10-16' };
const asOfDay: TimeWindow = { name: 'as-of', from: '2019-11-12', to: '2019-11-12' };

const measurements: Record<string, Measurement> = {
  'own-commits-cycle': {
    state: 'measured',
    value: 12,
    sample: 30,
    unit: 'commits',
    window: cycle,
    source: 'git',
    links: ['https://example.org/log'],
  },
  'noted-approvers-cycle': {
    state: 'unknown',
    reason: { code: 'no-notes', detail: 'the mirror carries no notes' },
    unit: 'people',
    window: cycle,
    source: 'git',
  },
  'days-since-release': {
    state: 'not-applicable',
    reason: { code: 'never-released', detail: 'no version' },
    unit: 'days',
    window: asOfDay,
    source: 'git',
  },
};

const snapshot: Snapshot = {
  snapshotVersion: 1,
  definitions: 1,
  team: 'neutron',
  asOf: '2019-11-12',
  cycle: 'train',
  windows: [cycle, asOfDay],
  pins: [
    { repository: 'openstack/a', source: 'git', commit: 'a'.repeat(40) },
    { repository: 'openstack/b', source: 'git', commit: 'b'.repeat(40) },
  ],
  sources: [
    { source: 'git', repository: 'openstack/a', state: 'collected', remarks: ['one remark'] },
    {
      source: 'git',
      repository: 'openstack/b',
      state: 'failed',
      reason: { code: 'timeout', detail: 'no answer' },
    },
  ],
  projects: ['a', 'b'].map((name) => ({
    name,
    class: 'driver',
    role: 'judged',
    repositories: [`openstack/${name}`],
    paths: [],
    measurements,
  })),
};

const text = formatSnapshot(snapshot);
const file = 'data/evidence/2019-11-12.json';

describe('writing', () => {
  it('gives back what was written', () => {
    expect(parseSnapshot(text, file)).toEqual(snapshot);
  });

  it('gives the same bytes again after reading', () => {
    expect(formatSnapshot(parseSnapshot(text, file))).toBe(text);
  });

  it('gives the same bytes whatever the order of keys, projects, pins and sources', () => {
    expect(formatSnapshot(turned(snapshot) as Snapshot)).toBe(text);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(formatSnapshot(shuffled(snapshot, seed) as Snapshot)).toBe(text);
      }),
    );
  });

  it('puts each measurement on a line of its own', () => {
    const lines = text.split('\n').filter((each) => each.includes('"state":"measured"'));
    expect(lines).toHaveLength(2);
    expect(lines[0]?.trim()).toBe(
      '"own-commits-cycle": {"state":"measured","value":12,"sample":30,"unit":"commits","source":"git","links":["https://example.org/log"],"window":"cycle"}',
    );
  });

  it('ends with a line feed and leaves out what is undefined', () => {
    expect(text.endsWith('}\n')).toBe(true);
    const pins = [{ repository: 'r', source: 'git' as const, commit: undefined }];
    expect(formatSnapshot({ ...snapshot, pins } as unknown as Snapshot)).not.toContain('undefined');
  });
});

it('keeps a range, and refuses one that ends below its value or whose part is larger than the whole', () => {
  const written = (range: object) => {
    const organisations = { ...aMeasurement(2, { sample: 3 }), ...range };
    const [project] = snapshot.projects;
    const projects = [{ ...project, measurements: { organisations } }] as Snapshot['projects'];
    return formatSnapshot({ ...snapshot, windows: [organisations.window], projects });
  };
  const kept = parseSnapshot(written({ atMost: 4, outOf: 9 }), file);
  expect(kept.projects[0]?.measurements['organisations']).toMatchObject({ atMost: 4, outOf: 9 });
  const place = 'projects[0].measurements.organisations: expected a range';
  expect(() => parseSnapshot(written({ atMost: 1, outOf: 9 }), file)).toThrow(place);
  expect(() => parseSnapshot(written({ atMost: 4, outOf: 2 }), file)).toThrow(place);
});

describe('reading a damaged file', () => {
  it.each([0, 0.1, 0.5, 0.9, 0.999])('names the file when only %d of it is left', (share) => {
    const cut = text.slice(0, Math.floor(share * (text.length - 2)));
    expect(() => parseSnapshot(cut, file)).toThrow(invalidIn(file));
  });

  it.each([
    ['another version', { snapshotVersion: 2 }, 'snapshotVersion: is 2; expected 1'],
    ['no version', { snapshotVersion: undefined }, 'snapshotVersion'],
    ['windows that are no list', { windows: {} }, 'windows'],
    ['a window that is null', { windows: [null] }, 'windows'],
    ['projects that are no list', { projects: 'none' }, 'projects'],
    ['a project that is null', { projects: [null] }, 'projects'],
    ['a project that is a number', { projects: [5] }, 'projects'],
    ['a project without a name', { projects: [{ ...stored(), name: undefined }] }, 'projects'],
    ['a project without a role', { projects: [{ ...stored(), role: 'x' }] }, 'role'],
    ['a project without paths', { projects: [{ ...stored(), paths: undefined }] }, 'paths'],
    ['no measurements', { projects: [{ ...stored(), measurements: undefined }] }, 'measurements'],
    ['a measurement that is null', withMeasurement(null), 'own-commits-cycle'],
    ['a value that is text', withMeasurement({ value: '12' }), 'own-commits-cycle'],
    ['a value that is null', withMeasurement({ value: null }), 'own-commits-cycle'],
    ['a state nobody knows', withMeasurement({ state: 'guessed' }), 'own-commits-cycle'],
    ['a window nobody knows', withMeasurement({ window: 'decade' }), 'decade'],
    ['no pins', { pins: undefined }, 'pins'],
    ['no sources', { sources: null }, 'sources'],
    ['a source that is null', { sources: [null] }, 'sources'],
    ['no day', { asOf: 5 }, 'asOf'],
    ['no cycle', { cycle: undefined }, 'cycle'],
    ['no team', { team: undefined }, 'team'],
    ['no definitions', { definitions: 'one' }, 'definitions: is "one"; expected a number'],
    ['a key that is misspelled', withMeasurement({ sample: undefined, smple: 3 }), 'smple'],
    ['a count below 0', withMeasurement({ value: -1 }), 'cycle.value: is -1; expected 0 or more'],
    ['names that are not as many', withMeasurement({ names: ['a'] }), 'as many names'],
    [
      'a class nobody knows',
      { projects: [{ ...stored(), class: 'drivr' }] },
      'did you mean "driver"',
    ],
    ['a day that does not exist', { asOf: '2020-02-30' }, 'asOf: is "2020-02-30"; expected a day'],
    ['a window that ends nowhere', { windows: [{ ...cycle, to: 'soon' }] }, 'windows[0].to'],
    ['a reason without words', { sources: [failedFor({ code: 'timeout' })] }, 'reason.detail'],
    ['a pin of nothing', { pins: [{ source: 'git' }] }, 'pins[0].repository: is missing'],
  ])('names the file and the place for %s', (_what, damage, place) => {
    const damaged = JSON.stringify({ ...JSON.parse(text), ...damage });
    expect(() => parseSnapshot(damaged, file)).toThrow(invalidIn(file));
    expect(() => parseSnapshot(damaged, file)).toThrow(place);
  });

  it.each([
    ['the head', '{', '{"__proto__": {},'],
    ['a measurement', '"measurements": {', '"measurements": {"__proto__": {"state": "measured"},'],
    ['a reason', '"code":"timeout"', '"code":"timeout","\\u005f_proto__":1'],
  ])('refuses a key __proto__ in %s, and names its place', (_what, before, after) => {
    const damaged = text.replace(before, after);
    expect(damaged).not.toBe(text);
    expect(() => parseSnapshot(damaged, file)).toThrow(invalidIn(file));
    expect(() => parseSnapshot(damaged, file)).toThrow('__proto__');
  });

  it('names five problems and counts the rest', () => {
    const projects = Array.from({ length: 9 }, () => ({}));
    const damaged = JSON.stringify({ ...JSON.parse(text), projects });
    expect(() => parseSnapshot(damaged, file)).toThrow(/(?:.*projects\[0\].*\n){5}and 49 more$/);
  });

  it.each(['null', '5', '[]', '"text"', '{}'])('refuses JSON that is no snapshot: %s', (json) => {
    expect(() => parseSnapshot(json, file)).toThrow(invalidIn(file));
  });

  it('never fails with anything but SNAPSHOT_INVALID, whatever one part is replaced with', () => {
    const keys = [...Object.keys(snapshot)];
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        try {
          parseSnapshot(JSON.stringify({ ...JSON.parse(text), [key]: value }), file);
        } catch (error) {
          expect(error).toMatchObject({ code: 'SNAPSHOT_INVALID' });
        }
      }),
    );
  });
});

function invalidIn(name: string) {
  return expect.objectContaining({
    code: 'SNAPSHOT_INVALID',
    message: expect.stringContaining(name),
  });
}

function failedFor(reason: object) {
  return { source: 'git', repository: 'openstack/a', state: 'failed', reason };
}

function stored() {
  return JSON.parse(text).projects[0];
}

function withMeasurement(change: object | null) {
  const project = stored();
  const id = 'own-commits-cycle';
  const changed = change === null ? null : { ...project.measurements[id], ...change };
  return { projects: [{ ...project, measurements: { ...project.measurements, [id]: changed } }] };
}

/** Keys, projects, pins and sources from last to first; lists whose order is part of the fact stay. */
function turned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const each = value.map((one) => turned(one));
    return ['projects', 'pins', 'sources'].includes(key) ? each.reverse() : each;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, each]) => [name, turned(each, name)]));
}

function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((one) => shuffled(one, seed));
  if (typeof value !== 'object' || value === null) return value;
  const rank = (name: string) => Math.sin(seed + name.length + (name.codePointAt(0) ?? 0));
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries.map(([name, each]) => [name, shuffled(each, seed)]));
}
