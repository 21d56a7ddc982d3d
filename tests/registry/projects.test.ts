import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baseProblem } from '../../src/registry/git-base-check.ts';
import { inferClass, serviceNamedBy } from '../../src/registry/project-classes.ts';
import { readRegistry } from '../../src/registry/projects.ts';
import { aFolder, aRegistry, refusalOf } from './data.ts';

function read(text: string) {
  return readRegistry(join(aFolder({ 'stadium.yaml': text }), 'stadium.yaml')).value;
}

/** The registry with one piece of its text replaced; the piece must be there. */
function changed(piece: string, by: string): string {
  expect(aRegistry).toContain(piece);
  return aRegistry.replace(piece, by);
}

describe('the registry', () => {
  it('fills in what a project leaves out', () => {
    const registry = read('team: x\nprojects:\n  - { name: a-dashboard, repositories: [x/a] }\n');
    expect(registry).toEqual({
      team: 'x',
      sources: {},
      fleet: [],
      cycles: 'openstack',
      allowLocal: false,
      projects: [
        {
          name: 'a-dashboard',
          class: 'dashboard',
          repositories: ['x/a'],
          paths: [],
          role: 'judged',
          host: 'gerrit',
          listed: {},
        },
      ],
    });
  });

  it('keeps what the contract of the command line shows', () => {
    const { projects, sources, fleet } = read(aRegistry);
    expect(sources.git?.base).toBe('https://opendev.org/{repo}');
    expect(projects[1]).toMatchObject({ name: 'linuxbridge', class: 'driver' });
    expect(projects[1]?.paths).toEqual(['neutron/plugins/ml2/drivers/linuxbridge']);
    expect(fleet).toEqual(['openstack/nova']);
  });

  it('knows whose companion a project is', () => {
    const text = (follows: string) =>
      `team: x\nprojects:\n  - { name: a, repositories: [x/a] }\n  - { name: a-ui, repositories: [x/b], follows: ${follows} }\n`;
    expect(read(text('a')).projects.map(({ follows }) => follows)).toEqual([undefined, 'a']);
    const expected = 'projects[1].follows: is';
    for (const [wrong, hint] of [
      ['b', `${expected} "b"; expected another project of this registry; did you mean "a"?`],
      ['a-ui', `${expected} "a-ui"; expected another project of this registry`],
    ] as const) {
      expect(refusalOf(() => read(text(wrong))).message).toContain(hint);
    }
  });

  it('takes no circle of projects that follow each other', () => {
    const entry = (name: string, follows: string) =>
      `  - { name: ${name}, repositories: [x/${name}], follows: ${follows} }\n`;
    const text = `team: x\nprojects:\n${entry('a', 'b')}${entry('b', 'c')}${entry('c', 'a')}`;
    expect(refusalOf(() => read(text)).message).toContain(
      'expected no circle: a follows b follows c follows a',
    );
  });

  it.each([
    ['murano-dashboard', 'murano'],
    ['designate-ui', 'designate'],
    ['python-muranoclient', 'murano'],
    ['zaqar-tempest-plugin', 'zaqar'],
    ['puppet-panko', 'panko'],
    ['murano', undefined],
    ['python-client', undefined],
  ])('takes %s for a companion of %s', (name, service) => {
    expect(serviceNamedBy(name)).toBe(service);
  });

  it.each(['no', '1.10', '2026.2', 'constructor', 'null', '0o17'])(
    'keeps the project name %s as it is written',
    (name) => {
      expect(read(changed('name: networking-sfc', `name: ${name}`)).projects[0]?.name).toBe(name);
    },
  );

  it.each([
    ['neutron-fwaas-dashboard', [], 'dashboard'],
    ['designate-ui', [], 'dashboard'],
    ['neutron-tempest-plugin', [], 'tempest-plugin'],
    ['python-neutronclient', [], 'library'],
    ['neutron-lib', [], 'library'],
    ['networking-sfc', [], 'service-plugin'],
    ['linuxbridge', ['neutron/plugins'], 'in-tree-component'],
  ] as const)('infers the class of %s with folders %j as %s', (name, paths, expected) => {
    expect(inferClass(name, paths, 'openstack')).toBe(expected);
  });

  it.each([
    ['xstatic-jquery', 'library'],
    ['pbr', 'library'],
    ['openstackclient', 'library'],
    ['bashate', 'tool'],
    ['charms', 'deployment'],
    ['charm-nova-compute', 'deployment'],
    ['puppet-neutron', 'deployment'],
  ] as const)('takes %s of OpenStack for no service plugin but %s', (name, expected) => {
    expect(inferClass(name, [], 'openstack')).toBe(expected);
  });

  it.each([
    ['snmp_exporter', 'exporter'],
    ['client_java', 'library'],
    ['git-plugin', 'plugin'],
    ['alertmanager', 'application'],
  ] as const)('infers the class of %s in another family as %s', (name, expected) => {
    expect(inferClass(name, [], 'none')).toBe(expected);
  });

  it.each([
    [
      'class: driver',
      'class: drivr',
      ':10:12: projects[1].class: is "drivr"; did you mean "driver"?',
    ],
    [
      'class: driver',
      'host: gitlab',
      ':10:11: projects[1].host: is "gitlab"; expected gerrit or github',
    ],
    [
      'name: linuxbridge',
      'name: networking-sfc',
      ':9:11: projects[1].name: "networking-sfc" is listed twice (projects[0].name is in line 5)',
    ],
    [
      'name: linuxbridge',
      'name: __proto__',
      ':9:11: projects[1].name: is "__proto__"; expected letters',
    ],
    [
      '    paths: [neutron/plugins/ml2/drivers/linuxbridge]\n',
      '  - { name: neutron, repositories: [openstack/neutron] }\n',
      ':12:37: projects[2].repositories[0]: "openstack/neutron" belongs to another project as a whole',
    ],
    [
      'openstack/neutron]',
      '../etc]',
      ':11:20: projects[1].repositories[0]: is "../etc"; expected a repository',
    ],
    ['openstack/neutron]', '/etc]', 'expected a repository'],
    ['openstack/neutron]', '-oProxyCommand=x]', 'expected a repository'],
    ['openstack/neutron]', 'openstack/.git]', 'expected a repository'],
    ['openstack/neutron]', ']', 'projects[1].repositories: expected at least one repository'],
    [
      '[neutron/plugins/ml2/drivers/linuxbridge]',
      '[neutron/../../etc]',
      'projects[1].paths[0]: is "neutron/../../etc"; expected a folder',
    ],
    ['[neutron/plugins/ml2/drivers/linuxbridge]', '[/etc]', 'expected a folder'],
    ['[neutron/plugins/ml2/drivers/linuxbridge]', "[':(exclude)x']", 'expected a folder'],
    ['[neutron/plugins/ml2/drivers/linuxbridge]', "['neutron/**']", 'expected a folder'],
    [
      'https://opendev.org/{repo}',
      'file:///srv/{repo}.git',
      ':3:16: sources.git.base: is "file:///srv/{repo}.git"; expected https; a `file:` base needs `allowLocal: true`',
    ],
    [
      'team: neutron',
      'team: neutron\nallowLocal: yes',
      'allowLocal: is "yes"; expected true or false',
    ],
    [
      '{ from: train }',
      '{ from: train, untill: ussuri }',
      'projects[0].listed.untill: unknown key "untill"',
    ],
    ['team: neutron\n', '', 'team: is missing'],
  ])('with %j as %j is refused', (piece, by, message) => {
    expect(refusalOf(() => read(changed(piece, by))).message).toContain(message);
  });

  it('allows a local base when the folder says so', () => {
    const text = changed('https://opendev.org/{repo}', 'file:///srv/{repo}.git');
    expect(read(`allowLocal: true\n${text}`).allowLocal).toBe(true);
  });
});

describe('a git base', () => {
  it.each([
    'https://opendev.org/{repo}',
    'https://git.example.org/mirror/{name}.git',
    'http://127.0.0.1:8080/{repo}.git',
    'http://localhost/{repo}',
  ])('%s is allowed everywhere', (base) => {
    expect(baseProblem(base, false)).toBeUndefined();
  });

  it.each([
    'ext::sh -c touch% x {repo}',
    'EXT::sh {repo}',
    'fd::17/{repo}',
    'ssh://-oProxyCommand=x/{repo}',
    'git://example.org/{repo}',
    'http://example.org/{repo}',
    'https://user:secret@example.org/{repo}',
    'https://example.org/',
    '/etc/{repo}',
    '../{repo}',
    '\\\\server\\{repo}',
    'file://server/{repo}',
    'file:///srv/../etc/{repo}',
    '{repo}',
  ])('%s is refused, local bases or not', (base) => {
    expect(baseProblem(base, false)).toContain('expected');
    expect(baseProblem(base, true)).toContain('expected');
  });

  it('of the file scheme is allowed to those who may read local files', () => {
    expect(baseProblem('file:///srv/{repo}.git', false)).toContain('allowLocal');
    expect(baseProblem('file:///srv/{repo}.git', true)).toBeUndefined();
  });
});
