import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTeam, parseTeam } from '../../../src/collect/governance/blocks.ts';
import { mendGovernance } from '../../../src/collect/governance/edit.ts';
import { deliverable, legacyYaml, projectsYaml } from './fixture.ts';

const commented = `# kept: about odl\n${deliverable('networking-odl', "deprecated: '2023.2'  # since May", 'release-management: deprecated')}# kept: about sfc\n${deliverable('networking-sfc')}`;
const texts = {
  projects: projectsYaml(commented),
  legacy: legacyYaml(`${deliverable('networking-ovn', 'retired-on: 2024-05-15')}# kept: last\n`),
};

function changedLines(before: string, after: string) {
  const old = before.split('\n');
  const now = after.split('\n');
  return {
    removed: old.filter((line) => !now.includes(line)),
    added: now.filter((line) => !old.includes(line)),
  };
}

describe('mendGovernance', () => {
  it('moves a deliverable from projects.yaml to legacy.yaml, and touches no other line', () => {
    const after = mendGovernance(texts, 'neutron', {
      kind: 'move-to-legacy',
      deliverable: 'networking-odl',
      retiredOn: '2026-11-22',
    });

    expect(after.projects).toBe(texts.projects.replace(/ {4}networking-odl:\n(?: {6}.*\n)+/, ''));
    expect(changedLines(texts.legacy, after.legacy)).toEqual({
      removed: [],
      added: [
        '    networking-odl:',
        '      retired-on: 2026-11-22',
        '        - openstack/networking-odl',
      ],
    });
    expect(parseTeam(cutTeam(after.legacy, 'neutron') ?? '')?.listings).toMatchObject([
      { deliverable: 'networking-ovn' },
      {
        deliverable: 'networking-odl',
        retiredOn: '2026-11-22',
        repositories: ['openstack/networking-odl'],
      },
    ]);
    expect(after.legacy).toContain('\noctavia:\n');
  });

  it('makes the team in legacy.yaml, in its alphabetical place, where it is missing', () => {
    const legacy = 'mistral:\n  partial: yes\n\nnova:\n  partial: yes\n';
    const after = mendGovernance({ ...texts, legacy }, 'neutron', {
      kind: 'move-to-legacy',
      deliverable: 'networking-sfc',
      retiredOn: '2026-11-22',
    });

    expect(after.legacy.indexOf('mistral:')).toBeLessThan(after.legacy.indexOf('neutron:'));
    expect(after.legacy.indexOf('neutron:')).toBeLessThan(after.legacy.indexOf('nova:'));
  });

  it('marks a deliverable, quoting a release id so that it stays text', () => {
    const after = mendGovernance(texts, 'neutron', {
      kind: 'mark-deprecated',
      deliverable: 'networking-sfc',
      series: '2026.10',
    });

    expect(changedLines(texts.projects, after.projects)).toEqual({
      removed: [],
      added: ["      deprecated: '2026.10'"],
    });
    expect(after.projects).toContain('# kept: about sfc');
  });

  it('replaces a mark instead of adding a second one', () => {
    const after = mendGovernance(texts, 'neutron', {
      kind: 'mark-deprecated',
      deliverable: 'networking-odl',
      series: 'victoria',
    });

    expect(after.projects.match(/^ +deprecated:/gm)).toHaveLength(1);
    expect(after.projects).toContain('      deprecated: victoria\n');
  });

  it('drops a deliverable from legacy.yaml', () => {
    const after = mendGovernance(texts, 'neutron', {
      kind: 'drop-from-legacy',
      deliverable: 'networking-ovn',
    });

    expect(after.legacy).not.toContain('networking-ovn');
    expect(after.legacy).toContain('# kept: last');
    expect(after.projects).toBe(texts.projects);
  });

  it.each(['networking-xyz', 'service', 'nova', 'neutron-like'])(
    'refuses %s, which is no deliverable of the team',
    (name) => {
      const mend = { kind: 'mark-deprecated', deliverable: name, series: 'train' } as const;

      expect(() => mendGovernance(texts, 'neutron', mend)).toThrow(/cannot be edited/);
    },
  );

  it('leaves every other deliverable as it was, whatever stands around it', () => {
    const name = fc.constantFrom('a', 'b-c', 'd.e', 'f_g');
    const filler = fc.constantFrom('', '# note\n', '\n');
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 2 }),
        fc.array(filler, { minLength: 4, maxLength: 4 }),
        (names, notes) => {
          const body = names.map((each, at) => `${notes[at]}${deliverable(each)}`).join('');
          const [first = '', ...others] = names;
          const after = mendGovernance(
            { projects: projectsYaml(body), legacy: legacyYaml(deliverable('z')) },
            'neutron',
            {
              kind: 'move-to-legacy',
              deliverable: first,
              retiredOn: '2026-11-22',
            },
          );
          const left = parseTeam(cutTeam(after.projects, 'neutron') ?? '')?.listings.map(
            (each) => each.deliverable,
          );
          expect(left).toEqual(others);
        },
      ),
    );
  });
});
