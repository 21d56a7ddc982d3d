// The data that ships: facts that can be checked without asking anybody.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSeries, seriesAt, seriesTitle } from '../../src/domain/cycle.ts';
import { StadiumError } from '../../src/domain/errors.ts';
import { readCalendar } from '../../src/registry/calendar.ts';
import { readDecisions } from '../../src/registry/decisions.ts';
import { loadData } from '../../src/registry/load.ts';
import { readRegistry, StadiumFile } from '../../src/registry/projects.ts';
import { parseData } from '../../src/registry/yaml.ts';

const folder = fileURLToPath(new URL('../../data/', import.meta.url));
const { projects } = readRegistry(`${folder}stadium.yaml`).value;
const calendar = readCalendar(`${folder}calendar.yaml`).value;
const decisions = readDecisions(`${folder}decisions.yaml`).value;
const { people } = loadData(folder, folder);

const called = [
  'networking-sfc',
  'networking-bagpipe',
  'networking-bgpvpn',
  'networking-midonet',
  'neutron-fwaas',
  'neutron-fwaas-dashboard',
  'neutron-dynamic-routing',
  'neutron-vpnaas',
  'neutron-vpnaas-dashboard',
];
const healthy = ['networking-ovn', 'networking-odl', 'ovsdbapp'];
const inTree = ['linuxbridge', 'macvtap', 'openvswitch', 'ovn', 'sriov'];
const later = [
  'neutron-lib',
  'os-ken',
  'tap-as-a-service',
  'ovn-octavia-provider',
  'ovn-bgp-agent',
  'python-neutronclient',
  'neutron-tempest-plugin',
];

function order(series: string): number {
  return calendar.findIndex(({ name }) => name === series);
}

describe('the shipped registry', () => {
  it('holds every system that the mail judges or discusses, those that joined later, and the reference', () => {
    expect(projects.map(({ name }) => name).sort()).toEqual(
      [...healthy, 'neutron-interconnection', ...called, ...inTree, ...later, 'neutron'].sort(),
    );
    expect(projects.filter(({ role }) => role === 'reference').map(({ name }) => name)).toEqual([
      'neutron',
    ]);
  });

  it('says of each what it does and since when it is listed', () => {
    for (const project of projects) {
      expect(project.summary, project.name).toMatch(/\.$/);
      expect(findSeries(calendar, project.listed.from ?? ''), project.name).toBeDefined();
      expect(project.paths.length > 0, project.name).toBe(inTree.includes(project.name));
    }
  });

  it('lists every judged project in the cycle in which it was judged', () => {
    const then = order('ussuri');
    for (const name of [...healthy, 'neutron-interconnection', ...called, ...inTree]) {
      const { from, to } = projects.find((project) => project.name === name)?.listed ?? {};
      expect(order(from ?? ''), name).toBeLessThanOrEqual(then);
      expect(to === undefined || order(to) >= then, name).toBe(true);
    }
  });
});

describe('the shipped calendar', () => {
  it('has every series from Austin to 2027.1, each day in exactly one cycle', () => {
    expect(calendar[0]?.name).toBe('austin');
    expect(calendar.at(-1)?.id).toBe('2027.1');
    expect(new Set(calendar.map(({ name }) => name.charAt(0))).size).toBe(26);
    expect(calendar).toHaveLength(35);
  });

  it.each([
    ['2019-10-16', 'Train'],
    ['2019-11-12', 'Ussuri'],
    ['2026-04-01', '2026.1 (Gazpacho)'],
    ['2026-08-01', '2026.2 (Hibiscus)'],
  ])('puts %s into the cycle of %s', (day, title) => {
    const series = seriesAt(calendar, day);
    expect(series && seriesTitle(series)).toBe(title);
  });

  it('knows the milestones of every series since Ocata', () => {
    for (const series of calendar) {
      const ids = series.milestones.map(({ id }) => id);
      if (order(series.name) < order('ocata')) expect(ids, series.name).toEqual([]);
      else
        expect(ids, series.name).toEqual(
          expect.arrayContaining(['milestone-1', 'milestone-2', 'milestone-3', 'final']),
        );
    }
  });
});

describe('the shipped decisions', () => {
  it('record what the mail of November 2019 says of all thirteen projects', () => {
    const said = new Map(
      decisions
        .filter(({ date }) => date === '2019-11-12')
        .map(({ project, kind, immediate }) => [project, immediate ? `${kind} now` : kind]),
    );
    expect(Object.fromEntries(said)).toEqual({
      ...Object.fromEntries(healthy.map((name) => [name, 'healthy'])),
      ...Object.fromEntries(called.map((name) => [name, 'call'])),
      'neutron-interconnection': 'retire now',
      linuxbridge: 'consider-deprecation',
      macvtap: 'discuss',
      'neutron-lib': 'adoption-wanted',
      sriov: 'out-of-discussion',
    });
  });

  it('name bodies and keep to the order of time', () => {
    const dates = decisions.map(({ date }) => date);
    for (const { by } of decisions)
      expect(by).toMatch(/^(?:neutron|Technical Committee|governance)\b/);
    for (const project of projects) {
      const own = decisions.filter((decision) => decision.project === project.name);
      const days = own.map(({ date }) => date);
      expect(days, project.name).toEqual([...days].sort());
    }
    expect(dates.length).toBeGreaterThan(20);
  });
});

describe('the shipped file of people', () => {
  it('holds no address of a person', () => {
    expect(people.aliases).toEqual([]);
    expect(people.affiliations).toEqual([]);
    const role =
      /^(?:jenkins|zuul|openstack-infra|infra-root|review|prometheus-team|travis|builds|deploy|noreply|hosted|admin|badges|commits|actions?)\b|[*]|bot|support|renovate|claude|codex|gemini|copilot|cursor|devin|aider|agent|amp|chatgpt|droid|junie|crush|windsurf|roomote|openhands|qwen/;
    for (const machine of [...people.bots, ...people.assistants].filter((each) => /@/.test(each)))
      expect(machine).toMatch(role);
  });

  it('knows the companies of the stadium by their domains', () => {
    const redHat = people.organisations.find(({ name }) => name === 'Red Hat');
    expect(redHat?.domains).toContain('redhat.com');
    expect(people.freeMail).toContain('gmail.com');
    expect(people.organisations.length).toBeGreaterThan(60);
  });
});

describe('the shipped data', () => {
  it('fit together', () => {
    const data = loadData(folder, folder);
    expect(data.registry.projects).toHaveLength(projects.length);
    expect(data.policy.cards.length).toBeGreaterThan(0);
  });

  it('either load or are refused as data, however stadium.yaml is damaged', () => {
    const text = readFileSync(`${folder}stadium.yaml`, 'utf8');
    const damage = fc.record({
      at: fc.nat(text.length),
      length: fc.nat(40),
      by: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          '\t',
          '\0',
          '&a ',
          '*a',
          '!!x ',
          '{',
          '[',
          '- ',
          '? ',
          ': ',
          '---\n',
          '"',
          "'",
          '|\n',
          '<<: ',
          '%',
          '\u2028',
          '__proto__: ',
        ),
      ),
    });
    const outcomes = { loaded: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const damaged = damages.reduce(
          (whole, { at, length, by }) => whole.slice(0, at) + by + whole.slice(at + length),
          text,
        );
        try {
          parseData('stadium.yaml', damaged, StadiumFile);
          outcomes.loaded += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(StadiumError);
          expect(error).toMatchObject({ code: 'DATA_INVALID' });
          expect((error as StadiumError).message).toMatch(/^stadium\.yaml:\d+:\d+: /);
          outcomes.refused += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(outcomes.refused).toBeGreaterThan(0);
  });
});
