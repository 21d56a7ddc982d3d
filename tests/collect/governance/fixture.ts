// Small extracts of the shape that reference/projects.yaml, legacy.yaml and the release files have; nobody is named.

const person = { name: 'Ada', irc: 'ada', email: 'ada@example.org' };

/** A projects.yaml with a team before and one after, so that cutting is tested too. */
export function projectsYaml(deliverables: string, team = 'neutron'): string {
  return `# Teams in alphabetical order
mistral:
  ptl:
    name: '${person.name}'
  deliverables:
    neutron-like:
      repos:
        - openstack/neutron-like
${team}:
  leadership_type: ptl
  ptl:
    name: '${person.name}'
    irc: '${person.irc}'
    email: '${person.email}'
    appointed:
      - victoria
      - '2026.2'
  liaisons:
    release:
      - name: '${person.name}'
        email: '${person.email}'
    security: []
  service: Networking service
  deliverables:
${deliverables.replace(/^/gm, '    ').trimEnd()}
nova:
  ptl:
    name: TBD
  deliverables:
    nova:
      repos:
        - openstack/nova
`;
}

export function legacyYaml(deliverables: string): string {
  return `neutron:
  partial: yes
  deliverables:
${deliverables.replace(/^/gm, '    ').trimEnd()}

octavia:
  partial: yes
`;
}

export function deliverable(name: string, ...keys: readonly string[]): string {
  const lines = [...keys, 'repos:', `  - openstack/${name}`].map((line) => `  ${line}`);
  return `${[`${name}:`, ...lines].join('\n')}\n`;
}

export const seriesStatus = `---
- name: victoria
  status: future
  initial-release: 2020-10-14
- name: ussuri
  release-id: 2026.10
  status: development
  slurp: yes
  initial-release: 2020-05-13
- name: train
  status: maintained
  initial-release: 2019-10-16
`;

export const ussuriSchedule = `---
start-week: 2019-10-21
release-week: 2020-05-11
cycle:
- end: '2019-10-28'
  start: '2019-10-14'
  x-project:
    - t-final
- end: '2019-12-13'
  name: R-22
  start: '2019-12-09'
  x-project:
    - u-1
- end: '2020-02-14'
  name: R-13
  start: '2020-02-10'
  x-project:
    - u-2
    - u-mf
- end: '2020-05-15'
  name: R-0
  start: '2020-05-11'
  x-project:
    - u-final
`;
