// Zuul: where the gate runs of what Gerrit reviews.

import { factsOf, measured } from '../../measure/source-measure.ts';
import { repositoriesHostedBy } from '../question.ts';
import type { Source } from '../source.ts';
import { zuulLinks } from './links.ts';
import { gateMeasures } from './measures.ts';

export const zuul: Source = {
  name: 'zuul',
  settings: {
    description: 'Where the gate runs.',
    keys: {
      url: { kind: 'address', description: 'For example https://zuul.opendev.org.' },
      tenant: { kind: 'name', description: 'Tenant that runs the gate.' },
    },
  },
  takesChanges: false,
  definitions: gateMeasures.map(({ definition }) => definition),
  ask: async (question) => {
    const { collectZuul } = await import('./collect.ts');
    const { url, settings } = question;
    const tenant = settings['tenant'] ?? 'openstack';
    const projects = repositoriesHostedBy('gerrit', question.projects);
    const { facts, reports, pins } = await collectZuul({ ...question, tenant, projects });
    return {
      reports,
      pins,
      measure: (project, { windows }) =>
        project.host !== 'gerrit'
          ? {}
          : measured(gateMeasures, {
              facts: factsOf(project, facts),
              source: 'zuul',
              windows: windows.named,
              links: zuulLinks(url, tenant, project.repositories),
            }),
    };
  },
  gate: async (question) => (await import('./gate.ts')).askGate(question),
};
