// What the name of a project tells: its class, and the service whose companion it is.

import type { ProjectClass, Registry } from '../domain/project.ts';

type ClassByName = readonly (readonly [RegExp, ProjectClass])[];

/** What names tell in OpenStack; most of what is left are plugins of a service. */
const openstackNames: ClassByName = [
  [/-(?:dashboard|ui)$/, 'dashboard'],
  [/-tempest-plugin$/, 'tempest-plugin'],
  [
    /^(?:charm|charms|puppet|ansible-role|openstack-ansible|openstack-helm)(?:[.-]|$)/,
    'deployment',
  ],
  [/^(?:bashate|hacking|reno|whereto|doc8|git-upstream)$|-tools$/, 'tool'],
  [/client$|-lib$|^(?:xstatic[.-]|oslo[.-]|pbr$|openstacksdk$|keystoneauth)/, 'library'],
];

const otherNames: ClassByName = [
  [/[_-]exporter$/, 'exporter'],
  [/[_-]plugin$|^plugin[_-]/, 'plugin'],
  [/[_-](?:dashboard|ui)$/, 'dashboard'],
  [/^(?:ansible|puppet|terraform|helm)[_-]|[_-](?:charts?|operator)$/, 'deployment'],
  [/[_-](?:cli|tools?|utils)$/, 'tool'],
  [
    /^(?:client|lib|go|python|java|js)[_-]|[_-](?:client|lib|library|sdk|common|go|py|rs|js)$|^common$/,
    'library',
  ],
];

/** The class where the registry leaves it out: in-tree for a project with folders, else by the name. */
export function inferClass(
  project: string,
  paths: readonly string[],
  family: Registry['cycles'],
): ProjectClass {
  if (paths.length > 0) return 'in-tree-component';
  const [names, rest] =
    family === 'openstack'
      ? ([openstackNames, 'service-plugin'] as const)
      : ([otherNames, 'application'] as const);
  return names.find(([pattern]) => pattern.test(project.toLowerCase()))?.[1] ?? rest;
}

const companions = [
  /^(.+)-(?:dashboard|ui)$/,
  /^(.+)-tempest-plugin$/,
  /^python-(.+)client$/,
  /^puppet-(.+)$/,
];

/** The service by the name of its companion: `murano-dashboard`, `python-muranoclient` and `puppet-murano` name murano. */
export function serviceNamedBy(project: string): string | undefined {
  return companions.flatMap((pattern) => pattern.exec(project)?.[1] ?? [])[0];
}
