// GitHub: where some projects live, and all others have a mirror that may be archived.

import { isInTree, type Project } from '../../domain/project.ts';
import { startOfDay } from '../../domain/time.ts';
import { describe } from '../../measure/measure.ts';
import { reviewMeasures } from '../../measure/reviews/catalogue.ts';
import { waitingIn } from '../../measure/reviews/clocks.ts';
import type { ReviewInput } from '../../measure/reviews/input.ts';
import { withoutTireless, withTireless } from '../../measure/reviews/round-the-clock.ts';
import { factsOf, measured } from '../../measure/source-measure.ts';
import type { Question } from '../question.ts';
import type { Scene, Source } from '../source.ts';
import { githubLinks } from './links.ts';
import { archived, archivedAnswer } from './measures.ts';
import { descriptionSayings } from './sayings.ts';

export const github: Source = {
  name: 'github',
  settings: {
    description: 'Where pull requests are reviewed.',
    keys: { url: { kind: 'address', description: 'Its API: https://api.github.com.' } },
  },
  takesChanges: true,
  definitions: [...reviewMeasures.map(({ definition }) => definition), archived],
  ownedBy: async (owner, asked) => {
    const { repositoriesOwnedBy } = await import('./organisation.ts');
    return await repositoriesOwnedBy(owner, asked);
  },
  ask: async (question) => {
    const [{ collectGithub }, { githubToken }] = await Promise.all([
      import('./collect.ts'),
      import('./token.ts'),
    ]);
    const { url } = question;
    const token = await githubToken(question, question.env);
    const { facts, hosted, reports, pins } = await collectGithub({
      ...question,
      repositories: repositoriesOf(question.projects),
      landed: landedIn(question),
      ...(token === undefined ? {} : { token }),
    });
    const inputOf = (project: Project, { windows, people }: Scene): ReviewInput => ({
      facts: factsOf(project, facts),
      source: 'github',
      windows: windows.named,
      people: withoutTireless(people, facts, windows.named['as-of'].to),
    });
    const linksOf = ({ repositories }: Project) => githubLinks(url, repositories);
    return {
      reports: withTireless(reports, facts),
      pins,
      say: (project, asOf) => descriptionSayings(project, hosted, asOf, question.askedAt),
      waits: (project, scene) => ({
        changes: waitingIn(inputOf(project, scene)),
        links: linksOf(project),
      }),
      measure: (project, scene) => {
        const window = scene.windows.named['as-of'];
        const found = project.repositories.map((name) => hosted.get(name));
        const state = isInTree(project)
          ? {}
          : { archived: describe(archived, window, archivedAnswer(found, window, url, project)) };
        if (project.host !== 'github') return state;
        const input = { ...inputOf(project, scene), links: linksOf(project) };
        return { ...measured(reviewMeasures, input), ...state };
      },
    };
  },
};

const landing = /^Merge pull request #(\d+) from |\(#(\d+)\)$/;

/** Pull requests that commits name as GitHub writes them when it merges, by repository. */
function landedIn({ histories, window }: Question) {
  const from = startOfDay(window.from);
  return new Map(
    [...histories].map(([repository, history]) => {
      const commits = history.state === 'known' ? history.value.commits : [];
      const numbers = commits
        .filter(({ committedAt }) => (committedAt ?? 0) >= from)
        .flatMap(({ subject }) => landing.exec(subject)?.slice(1).find(Boolean) ?? []);
      return [repository, new Set(numbers.map(Number))] as const;
    }),
  );
}

/** Pull requests of what lives on GitHub; of the mirrors only whether they are archived or have moved. */
function repositoriesOf(projects: readonly Project[]) {
  const homes = new Set(
    projects.filter(({ host }) => host === 'github').flatMap((each) => each.repositories),
  );
  const names = [...new Set(projects.flatMap(({ repositories }) => repositories))];
  return names.map((name) => ({
    name,
    role: homes.has(name) ? ('home' as const) : ('mirror' as const),
  }));
}
