// People: how many look after the project, for whom they work, and how much rests on few. Only counts leave here.

import type { PeopleDirectory, PersonKey } from '../domain/people.ts';
import type { TimeWindow } from '../domain/time.ts';
import { countPeople, countThose, creditsOf } from './credits.ts';
import { type Answer, type Joined, type Measure, over } from './measure.ts';
import { fewestForHalf, tally } from './statistics.ts';
import type { ProjectView } from './view.ts';
import { fleetWindows } from './windows.ts';
import type { Work } from './work.ts';

const both = ['cycle', '365d'] as const;

/** Own commits that make somebody a dedicated person. */
const dedicatedCommits = 2;
/** Own commits in half a year that make somebody one who is at work here. */
const steadyCommits = 3;
/** Share of somebody's fleet work that makes the project a home. */
export const homeShare = 0.25;

export const peopleMeasures: readonly Measure[] = [
  ...over(
    [...both, '730d'],
    'active-people',
    'people',
    {
      title: 'active people',
      unit: 'people',
      chaoss: 'Contributors',
      definition:
        'People with at least one own or family-wide commit, as author or named co-author.',
      limits: 'Those who only review are not seen in git without review notes.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => countPeople(creditsOf(view.care(window)), 1),
  ),
  ...over(
    [...both, '730d'],
    'code-people',
    'people',
    {
      title: 'people writing code',
      unit: 'people',
      definition: 'People with at least one code commit.',
      limits: 'A single small fix is enough.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => countPeople(creditsOf(view.code(window)), 1),
  ),
  ...over(
    both,
    'dedicated-people',
    'people',
    {
      title: 'dedicated people',
      unit: 'people',
      definition: `People with ${dedicatedCommits} or more own or family-wide commits.`,
      limits: 'Two commits in a week and none since count as well.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => countPeople(creditsOf(view.care(window)), dedicatedCommits),
  ),
  ...over(
    ['180d'],
    'people-here',
    'people',
    {
      title: 'people at work here',
      unit: 'people',
      definition: `People with ${steadyCommits} or more own commits here.`,
      limits: 'Who only answers and reviews is not seen.',
      restsOn: 'fleet',
      better: 'more',
    },
    (view, window) => countPeople(creditsOf(view.own(window)), steadyCommits),
  ),
  ...over(
    fleetWindows,
    'home-people',
    'people',
    {
      title: 'home people',
      unit: 'people',
      definition: `People with a quarter or more of their own and family-wide commits in the fleet here (${homeShare * 100} %).`,
      limits:
        'Depends on which repositories the fleet holds; somebody with one commit in all counts.',
      restsOn: 'fleet',
      missing: 'takes',
      better: 'more',
    },
    homePeople,
  ),
  ...over(
    both,
    'absence-factor',
    'people',
    {
      title: 'contributor absence factor',
      unit: 'people',
      chaoss: 'Contributor Absence Factor',
      definition:
        'The fewest people who made half of the own and family-wide commits; 0 where there were none.',
      limits: 'Of a handful of commits it says little: see the sample.',
      restsOn: 'fleet',
      missing: 'either',
      better: 'more',
    },
    (view, window) => halfOf(creditsOf(view.care(window))),
  ),
  ...over(
    both,
    'organisations',
    'people',
    {
      title: 'organisations',
      unit: 'organisations',
      chaoss: 'Organizational Diversity',
      definition:
        'Organisations with own or family-wide commits, by dated affiliation or mail domain of the address on the commit; free mail tells of none.',
      limits:
        'Where the employer of fewer than half of these commits is known, or at most one organisation is, it is a range: each person without a known employer may add one.',
      restsOn: 'fleet',
      better: 'more',
    },
    organisationsOf,
  ),
  ...over(
    both,
    'elephant-factor',
    'people',
    {
      title: 'elephant factor',
      unit: 'organisations',
      chaoss: 'Elephant Factor',
      definition:
        'The fewest organisations whose people made half of the own and family-wide commits with a known organisation.',
      limits: 'As organisations.',
      restsOn: 'fleet',
      missing: 'either',
      better: 'more',
    },
    (view, window) => halfOf(organisationCredits(view, window)),
  ),
];

function homePeople(view: ProjectView, window: TimeWindow): Answer {
  const fleet = view.ownWorkOf(window);
  const found = countThose(
    creditsOf(view.care(window)),
    (commits, person) => commits >= homeShare * (fleet.get(person) ?? commits),
  );
  // Two for whom it is none have no home here together either.
  return { ...found, ifJoined: { least: 0, most: found.value } };
}

function halfOf<T>(credits: readonly T[]): Answer {
  return { value: fewestForHalf(tally(credits).values()), sample: credits.length };
}

/** What is known, and a range where that is little: each person without a known employer may add an organisation. */
function organisationsOf(view: ProjectView, window: TimeWindow): Answer {
  const known = organisationCredits(view, window);
  const value = tally(known).size;
  const work = view.care(window);
  const all = creditsOf(work).length;
  const strangers = strangersOf(work, view.directory);
  const isFew = known.length * 2 < all || value <= 1;
  const found = { value, sample: known.length, ifJoined: organisationsIfJoined(view, work, value) };
  if (strangers === 0 || !isFew) return found;
  return { ...found, range: { atMost: value + strangers, outOf: all } };
}

/**
 * An address tells its organisation whoever has it: those of whoever is named first on a commit stay. An address that tells
 * none may turn out to be somebody's whose employer is stated.
 */
function organisationsIfJoined(
  { directory }: ProjectView,
  work: readonly Work[],
  value: number,
): Joined {
  const first = new Set<string>();
  const silent = new Set<PersonKey>();
  for (const { people, identities, landedAt } of work) {
    for (const [index, identity] of identities.entries()) {
      const organisation = directory.organisationOf(identity, landedAt ?? 0);
      if (organisation === undefined) silent.add(people[index] ?? '');
      else if (index === 0) first.add(organisation);
    }
  }
  return { least: first.size, most: value + (directory.statesEmployers ? silent.size : 0) };
}

/** People of whom no commit tells an employer. */
function strangersOf(work: readonly Work[], directory: PeopleDirectory): number {
  const isKnown = new Map<PersonKey, boolean>();
  for (const { people, identities, landedAt } of work) {
    for (const [index, person] of people.entries()) {
      const identity = identities[index];
      const tells = identity && directory.organisationOf(identity, landedAt ?? 0) !== undefined;
      isKnown.set(person, isKnown.get(person) === true || tells === true);
    }
  }
  return [...isKnown.values()].filter((each) => !each).length;
}

function organisationCredits(view: ProjectView, window: TimeWindow): readonly string[] {
  return view
    .care(window)
    .flatMap(({ identities, landedAt }) =>
      identities.flatMap((each) => view.directory.organisationOf(each, landedAt ?? 0) ?? []),
    );
}
