// Turnover: who came, who left, who stayed, and whether those who carried the project can still be asked.

import type { PersonKey } from '../domain/people.ts';
import { addDays, daysBetween, endOfDay, type TimeWindow, trailingWindow } from '../domain/time.ts';
import { countThose, creditsOf, peopleOf } from './credits.ts';
import { type Answer, atOnce, type Measure, over } from './measure.ts';
import { tally } from './statistics.ts';
import type { ProjectView } from './view.ts';

const both = ['cycle', '365d'] as const;

/** Own commits before the window that make somebody a person who can be missed. */
const dedicatedCommits = 2;
const maintainerYears = 3;
const maintainers = { most: 5, commits: 5, activeDays: 180 } as const;

export const turnoverMeasures: readonly Measure[] = [
  ...over(
    both,
    'newcomers',
    'people',
    {
      title: 'newcomers',
      unit: 'people',
      chaoss: 'New Contributors',
      definition: 'People with an own or family-wide commit in the window and none here before it.',
      limits: 'A second address that no alias joins makes a newcomer.',
      restsOn: 'fleet',
      missing: 'either',
      better: 'more',
    },
    (view, window) => {
      const before = peopleOf(view.care(beforeWindow(view, window)));
      return countThose(creditsOf(view.care(window)), (_commits, person) => !before.has(person));
    },
  ),
  ...over(
    both,
    'leavers',
    'people',
    {
      title: 'leavers',
      unit: 'people',
      definition: `People with ${dedicatedCommits} or more own or family-wide commits in the span of the same length before the window, and none in it.`,
      limits: 'A long holiday looks the same.',
      restsOn: 'fleet',
      missing: 'either',
      better: 'less',
    },
    (view, window) => {
      const now = peopleOf(view.care(window));
      return countThose(
        creditsOf(view.care(spanBefore(window))),
        (commits, person) => commits >= dedicatedCommits && !now.has(person),
      );
    },
  ),
  ...over(
    both,
    'retained-people',
    'people',
    {
      title: 'people who stayed',
      unit: 'people',
      definition:
        'People with an own or family-wide commit in the window and in the span of the same length before it.',
      limits: 'A count of people in disguise: small projects have small figures.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => {
      const before = peopleOf(view.care(spanBefore(window)));
      const now = creditsOf(view.care(window));
      const found = countThose(now, (_commits, person) => before.has(person));
      const most = Math.min(new Set(now).size, before.size);
      return { ...found, ifJoined: { least: Math.min(found.value, 1), most } };
    },
  ),
  ...atOnce(
    'maintainers-active',
    'people',
    {
      title: 'maintainers still active',
      unit: 'people',
      definition: `Of the ${maintainers.most} people with the most own and family-wide commits here in the last ${maintainerYears} years (${maintainers.commits} or more each, and everybody tied with the last of them), those with one anywhere in the fleet in the last ${maintainers.activeDays} days.`,
      limits: 'Active elsewhere in the fleet counts: they can still be asked.',
      restsOn: 'fleet',
      missing: 'adds',
      better: 'more',
    },
    maintainersActive,
  ),
];

function spanBefore({ name, from, to }: TimeWindow): TimeWindow {
  const length = daysBetween(from, to) + 1;
  return { name, from: addDays(from, -length), to: addDays(from, -1) };
}

function beforeWindow(view: ProjectView, { name, from }: TimeWindow): TimeWindow {
  return { name, from: view.windows.named.ever.from, to: addDays(from, -1) };
}

function maintainersActive(view: ProjectView): Answer {
  const years = trailingWindow('ever', view.asOf, 365 * maintainerYears);
  const commitsOf = tally(creditsOf(view.care(years)));
  const leading = leadersOf(commitsOf);
  const recent = endOfDay(addDays(view.asOf, -maintainers.activeDays));
  const isActive = (person: PersonKey) => (view.lastSeenInFleet(person) ?? 0) > recent;
  const active = leading.filter(isActive);
  const least = staysActive(commitsOf, active, isActive) ? 1 : 0;
  const ifJoined = { least, most: Number.POSITIVE_INFINITY };
  return { value: active.length, sample: leading.length, ifJoined };
}

/** Whether the others are too few to push the first of the active aside, even if some of them are one. */
function staysActive(
  commitsOf: ReadonlyMap<PersonKey, number>,
  active: readonly PersonKey[],
  isActive: (person: PersonKey) => boolean,
): boolean {
  const first = Math.max(0, ...active.map((person) => commitsOf.get(person) ?? 0));
  const others = [...commitsOf].filter(([person]) => !isActive(person));
  const commits = others.reduce((sum, [, each]) => sum + each, 0);
  return first > 0 && Math.floor(commits / (first + 1)) < maintainers.most;
}

/** Those with the most commits. Whoever has as many as the last of them counts too: spelling decides nothing. */
function leadersOf(commitsOf: ReadonlyMap<PersonKey, number>): readonly PersonKey[] {
  const enough = [...commitsOf].filter(([, commits]) => commits >= maintainers.commits);
  const most = enough.map(([, commits]) => commits).sort((a, b) => b - a);
  const last = most[maintainers.most - 1] ?? 0;
  return enough.flatMap(([person, commits]) => (commits >= last ? person : []));
}
