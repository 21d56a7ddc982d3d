// Small data files for the tests of the registry, and folders made of them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { StadiumError } from '../../src/domain/errors.ts';

export const aRegistry = `team: neutron
sources:
  git: { base: 'https://opendev.org/{repo}' }
projects:
  - name: networking-sfc
    class: service-plugin
    repositories: [openstack/networking-sfc]
    listed: { from: train }
  - name: linuxbridge
    class: driver
    repositories: [openstack/neutron]
    paths: [neutron/plugins/ml2/drivers/linuxbridge]
fleet: [openstack/nova]
`;

export const aCalendar = `series:
  - name: train
    start: 2019-04-11
    release: 2019-10-16
  - name: ussuri
    start: 2019-10-17
    release: 2020-05-13
    milestones:
      - { id: milestone-1, date: 2019-12-13 }
      - { id: milestone-2, date: 2020-02-14 }
`;

export const somePeople = `bots: [Zuul@review.example.org]
aliases:
  - 'Alex Doe <alex@example.org> <Alex@Example.com>'
affiliations:
  - { address: alex@example.org, organisation: Example, from: 2019-04-11, to: 2020-05-13 }
organisations:
  - { name: Example, domains: [example.org] }
freeMail: [example.net]
`;

export const someDecisions = `# Said by the team.
decisions:
  - project: networking-sfc
    kind: call
    date: 2019-11-12
    by: neutron team
    reason: In bad condition.
    link: https://lists.example.org/2019-November/
`;

export const aPolicy = `version: 1
thresholds:
  healthy: 60
  margin: 10
  snapshotsToFlip: 2
  minimumCoverage: 0.5
  youngDays: 180
lifecycle:
  cyclesToRetirement: 2
  answerBy: milestone-2
cards:
  - groups:
      - id: maintenance
        title: Maintenance
        rows:
          - measure: own-commits-365d
            bands:
              - { atLeast: 0, points: 0, reason: none }
              - { atLeast: 1, points: 5, reason: few }
  - classes: [library]
    groups:
      - id: maintenance
        title: Maintenance
        rows:
          - measure: own-commits-365d
            bands:
              - { atLeast: 0, points: 5, reason: quiet }
`;

/** Machines come with the package, also where a folder brings everything else. */
export const someMachines = `bots: []\nassistants: []\nfreeMail: []\n`;

export const packaged = {
  'stadium.yaml': aRegistry,
  'calendar.yaml': aCalendar,
  'people.yaml': somePeople,
  'machines.yaml': someMachines,
  'decisions.yaml': someDecisions,
  'policy.yaml': aPolicy,
};

/** A folder with the files, gone when the test is over. */
export function aFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stadium-registry-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** The refusal of whatever is run; anything but `DATA_INVALID` fails the test. */
export function refusalOf(run: () => unknown): StadiumError {
  try {
    run();
  } catch (error) {
    if (error instanceof StadiumError && error.code === 'DATA_INVALID') return error;
    throw error;
  }
  throw new Error('It was not refused.');
}
