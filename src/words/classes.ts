// The kinds of project, as readers know them.

import type { ProjectClass } from '../domain/project.ts';

export const classWords: Readonly<Record<ProjectClass, string>> = {
  service: 'service',
  'service-plugin': 'service plugin',
  driver: 'driver',
  library: 'library',
  dashboard: 'dashboard',
  'tempest-plugin': 'tempest plugin',
  'in-tree-component': 'in-tree component',
  application: 'application',
  plugin: 'plugin',
  exporter: 'exporter',
  tool: 'tool',
  deployment: 'deployment code',
};
