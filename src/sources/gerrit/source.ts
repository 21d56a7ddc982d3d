// Gerrit: where changes to most projects are proposed and reviewed.

import { reviewMeasures } from '../../measure/reviews/catalogue.ts';
import { factsOf, measured } from '../../measure/sourced.ts';
import { repositoriesHostedBy } from '../question.ts';
import type { Source } from '../source.ts';
import { gerritLinks } from './links.ts';
import { heldAgainstNotes } from './reconcile.ts';

export const gerrit: Source = {
  name: 'gerrit',
  title: 'Gerrit',
  settings: {
    description: 'Where changes are reviewed.',
    keys: { url: { kind: 'address', description: 'For example https://review.opendev.org.' } },
  },
  takesChanges: true,
  definitions: reviewMeasures.map(({ definition }) => definition),
  ask: async (question) => {
    const { collectGerrit } = await import('./collect.ts');
    const projects = repositoriesHostedBy('gerrit', question.projects);
    const { facts, reports, pins } = await collectGerrit({ ...question, projects });
    return {
      reports: reports.map((each) => heldAgainstNotes(each, facts, question.histories)),
      pins,
      measure: (project, { windows, people }) =>
        project.host !== 'gerrit'
          ? {}
          : measured(reviewMeasures, {
              facts: factsOf(project, facts),
              source: 'gerrit',
              windows: windows.named,
              people,
              links: gerritLinks(question.url, project.repositories),
            }),
    };
  },
};
