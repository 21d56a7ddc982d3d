// Who is named to answer for a project, and who of them was seen. Only counts leave here; a name that fits nobody who ever
// landed anything is not matched, which is not the same as not seen.

import type { Known } from '../domain/facts.ts';
import type { NamedVersion } from '../domain/named.ts';
import type { PersonKey } from '../domain/people.ts';
import { foldedText } from '../domain/subject.ts';
import { dayOf, endOfDay, type IsoDate, startOfDay, type TimeWindow } from '../domain/time.ts';
import type { FleetAt } from './fleet.ts';
import { type Answer, atOnce, type Measure, over } from './measure.ts';
import type { ProjectView } from './view.ts';

/** Those named on the day; a person where the name fits one. */
export interface NamedHere {
  readonly people: readonly (PersonKey | undefined)[];
  /** Since when exactly these are named. */
  readonly since: IsoDate;
}

export type NamedAt = Known<ReadonlyMap<string, NamedHere>>;

/** The page as of the day of the fleet. */
export function namedAt(at: FleetAt, versions: Known<readonly NamedVersion[]>): NamedAt {
  if (versions.state === 'unknown') return versions;
  const told = versions.value.filter(({ committedAt }) => committedAt <= endOfDay(at.asOf));
  const personOf = matcher(at);
  const rows = [...(told.at(-1)?.named ?? [])].map(([project, names]) => {
    const since = told[told.findLastIndex((each) => !isSame(each, project, names)) + 1];
    const day = since === undefined ? at.asOf : dayOf(since.committedAt);
    return [project, { people: names.map(personOf), since: day }] as const;
  });
  return { state: 'known', value: new Map(rows) };
}

function isSame({ named }: NamedVersion, project: string, names: readonly string[]): boolean {
  const before = named.get(project) ?? [];
  return before.length === names.length && names.every((name) => before.includes(name));
}

/** By name, by address, or by the account in an address that a host gives out; nobody where two persons share a name. */
function matcher({ work, directory }: FleetAt): (written: string) => PersonKey | undefined {
  const known = new Map<string, Set<PersonKey>>();
  const add = (key: string, person: PersonKey) =>
    known.set(key, (known.get(key) ?? new Set()).add(person));
  for (const { commit } of [...work.values()].flat()) {
    for (const identity of [commit.author, ...commit.coAuthors]) {
      if (directory.isBot(identity)) continue;
      const person = directory.personOf(identity);
      const address = identity.address.toLowerCase();
      add(foldedText(identity.name), person);
      add(address, person);
      const account = /^(?:\d+\+)?([^@]+)@users\.noreply\./.exec(address)?.[1];
      if (account !== undefined) add(`@${account}`, person);
    }
  }
  return (written) => {
    const found = [foldedText(written), `@${written.toLowerCase().replace(/^@/, '')}`]
      .map((key) => known.get(key))
      .find((each) => each !== undefined);
    return found?.size === 1 ? [...found][0] : undefined;
  };
}

export const namedMeasures: readonly Measure[] = [
  ...atOnce(
    'named-people',
    'people',
    {
      title: 'people named to answer',
      unit: 'people',
      restsOn: 'project',
      definition:
        'People whom the page of the family, or the file of the project, names as those who answer for it.',
      limits: 'A page is kept by hand: who left may stand there for years.',
      better: 'more',
    },
    (view) =>
      told(view, ({ people, since }) => ({
        ...{ value: people.length, sample: people.length },
        ...(people.length === 0 ? {} : { since }),
      })),
  ),
  ...over(
    ['180d'],
    'named-people-seen',
    'people',
    {
      title: 'named people at work in the family',
      unit: 'people',
      restsOn: 'fleet',
      definition: 'Of the people named to answer, those with an own commit anywhere in the fleet.',
      limits:
        'Who only reviews is not seen. A name that fits no author is not matched: then it may be more.',
      better: 'more',
    },
    (view, window) =>
      told(view, (here) =>
        seen(here, (person) => (view.lastSeenInFleet(person) ?? 0) >= startOfDay(window.from)),
      ),
  ),
  ...over(
    ['180d'],
    'named-people-seen-here',
    'people',
    {
      title: 'named people at work here',
      unit: 'people',
      restsOn: 'fleet',
      definition:
        'Of the people named to answer, those with an own or family-wide commit in the project.',
      limits: 'As named people at work in the family.',
      better: 'more',
    },
    (view, window) => told(view, (here) => seenHere(here, view, window)),
  ),
];

function told({ named, project }: ProjectView, answer: (here: NamedHere) => Answer): Answer {
  if (named === undefined) {
    const detail = 'no page was read that names who answers';
    return { notApplicable: { code: 'no-page', detail } };
  }
  if (named.state === 'unknown') return { unknown: named.reason };
  return answer(named.value.get(project.name) ?? { people: [], since: '' });
}

function seenHere(here: NamedHere, view: ProjectView, window: TimeWindow): Answer {
  const present = new Set(view.care(window).flatMap(({ people }) => people));
  return seen(here, (person) => present.has(person));
}

/** Names that fit nobody leave a range. */
function seen({ people }: NamedHere, isSeen: (person: PersonKey) => boolean): Answer {
  const matched = people.filter((each) => each !== undefined);
  const value = matched.filter(isSeen).length;
  const sample = matched.length;
  const unmatched = people.length - sample;
  if (unmatched === 0) return { value, sample };
  return { value, sample, range: { atMost: value + unmatched, outOf: people.length } };
}
