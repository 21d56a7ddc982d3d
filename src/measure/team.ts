// The team behind a project: whoever could step in works on its other repositories already.

import type { TimeWindow } from '../domain/time.ts';
import { type Answer, type Measure, over } from './measure.ts';
import { homeShare } from './people.ts';
import type { ProjectView } from './view.ts';

/** Own commits in the team's repositories that make somebody one of its people. */
const teamCommits = 5;

export const teamMeasures: readonly Measure[] = [
  ...over(
    ['365d'],
    'team-people',
    'people',
    {
      title: 'people of the whole team',
      unit: 'people',
      definition: `People with ${teamCommits} or more own commits in the repositories of the project's team, for whom these are a quarter or more of their own commits in the fleet (${homeShare * 100} %).`,
      limits: 'The same for every project of a team: it tells teams apart, not projects.',
      restsOn: 'fleet',
      missing: 'either',
      better: 'more',
    },
    teamPeople,
  ),
];

/** The people whom the whole team can count on, wherever in it they work. */
function teamPeople(view: ProjectView, window: TimeWindow): Answer {
  const fleet = view.ownWorkOf(window);
  const team = [...view.ownWorkOf(window, view.teamRepositories)];
  const people = team.filter(
    ([person, commits]) =>
      commits >= teamCommits && commits >= homeShare * (fleet.get(person) ?? commits),
  );
  return { value: people.length, sample: team.reduce((sum, [, commits]) => sum + commits, 0) };
}
