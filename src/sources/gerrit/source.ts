// Gerrit: where changes to most projects are proposed and reviewed.

import type { Project } from '../../domain/project.ts';
import { startOfDay } from '../../domain/time.ts';
import { reviewMeasures } from '../../measure/reviews/catalogue.ts';
import { waitingIn } from '../../measure/reviews/clocks.ts';
import type { ReviewInput } from '../../measure/reviews/input.ts';
import { withoutTireless, withTireless } from '../../measure/reviews/round-the-clock.ts';
import { factsOf, measured } from '../../measure/source-measure.ts';
import { type Question, repositoriesHostedBy } from '../question.ts';
import type { Scene, Source } from '../source.ts';
import { gerritLinks } from './links.ts';
import { heldAgainstNotes } from './reconcile.ts';

export const gerrit: Source = {
  name: 'gerrit',
  settings: {
    description: 'Where changes are reviewed.',
    keys: { url: { kind: 'address', description: 'For example https://review.opendev.org.' } },
  },
  takesChanges: true,
  definitions: reviewMeasures.map(({ definition }) => definition),
  ask: async (question) => {
    const { collectGerrit } = await import('./collect.ts');
    const projects = repositoriesHostedBy('gerrit', question.projects);
    const { facts, reports, pins } = await collectGerrit({
      ...question,
      projects,
      landed: landedIn(question),
    });
    const inputOf = (project: Project, { windows, people }: Scene): ReviewInput => ({
      facts: factsOf(project, facts),
      source: 'gerrit',
      windows: windows.named,
      people: withoutTireless(people, facts, windows.named['as-of'].to),
    });
    const linksOf = ({ repositories }: Project) => gerritLinks(question.url, repositories);
    return {
      reports: withTireless(
        reports.map((each) => heldAgainstNotes(each, facts, question.histories)),
        facts,
      ),
      pins,
      measure: (project, scene) =>
        project.host !== 'gerrit'
          ? {}
          : measured(reviewMeasures, { ...inputOf(project, scene), links: linksOf(project) }),
      waits: (project, scene) => ({
        changes: waitingIn(inputOf(project, scene)),
        links: linksOf(project),
      }),
    };
  },
};

/** Commits with a Change-Id, by repository: they went through a review. */
function landedIn({ histories, window }: Question) {
  const from = startOfDay(window.from);
  return new Map(
    [...histories].map(([repository, history]) => {
      const commits = history.state === 'known' ? history.value.commits : [];
      const landed = commits.filter(
        ({ changeId, committedAt }) => changeId !== undefined && (committedAt ?? 0) >= from,
      );
      return [repository, landed.length] as const;
    }),
  );
}
