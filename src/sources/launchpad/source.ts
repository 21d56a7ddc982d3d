// Launchpad: where bugs are filed, for several members under a tag of the project that is their home.

import type { Sourced } from '../../domain/facts.ts';
import type { Project } from '../../domain/project.ts';
import { measured } from '../../measure/source-measure.ts';
import type { Source } from '../source.ts';
import { bugMeasures } from './measures.ts';

export const launchpad: Source = {
  name: 'launchpad',
  settings: {
    description: 'Where bugs are filed.',
    keys: { url: { kind: 'address', description: 'Its API: https://api.launchpad.net.' } },
  },
  ofProject: {
    description: 'Where its bugs are filed; left out where it has no tracker there.',
    keys: {
      project: { kind: 'name', description: 'Project of Launchpad.' },
      tags: { kind: 'names', description: 'Tags that tell its bugs apart.', isOptional: true },
    },
  },
  takesChanges: false,
  definitions: bugMeasures.map(({ definition }) => definition),
  ask: async (question) => {
    const { collectLaunchpad } = await import('./collect.ts');
    const { facts, reports, pins, linkOf } = await collectLaunchpad(question);
    return {
      reports,
      pins,
      measure: (project, { windows }) =>
        measured(bugMeasures, {
          facts: facts.get(project.name) ?? noTracker(project),
          source: 'launchpad',
          windows: windows.named,
          askedOn: question.askedAt.slice(0, 10),
          link: linkOf(project),
        }),
    };
  },
};

function noTracker({ name }: Project): Sourced<never> {
  const detail = `the registry names no bug tracker of ${name}`;
  return { state: 'not-applicable', reason: { code: 'no-tracker', detail } };
}
