// Of those who are named to answer, who was seen. Only counts leave here; a name that fits nobody is not matched, which is not
// the same as not seen.

import type { PersonKey } from '../domain/people.ts';
import { isInTree } from '../domain/project.ts';
import { startOfDay, type TimeWindow } from '../domain/time.ts';
import { type Answer, atOnce, type Measure, over } from './measure.ts';
import type { NamedHere } from './named-people.ts';
import type { ProjectView } from './view.ts';

export const answeringMeasures: readonly Measure[] = [
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
        ...(since === undefined ? {} : { since }),
      })),
  ),
  ...over(
    ['180d', '365d'],
    'named-people-seen',
    'people',
    {
      title: 'named people at work in the family',
      unit: 'people',
      restsOn: 'fleet',
      missing: 'adds',
      definition: 'Of the people named to answer, those with an own commit anywhere in the fleet.',
      limits:
        'Who only reviews is not seen. A name that fits no author is not matched: then it may be more. Of two people of one name either will do.',
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
  const here = named?.get(project.name);
  if (here === undefined) {
    const detail = 'no page was read that names who answers';
    return { notApplicable: { code: 'no-page', detail } };
  }
  if (here.state === 'unknown') return { unknown: here.reason };
  // A page of sub-projects is silent on what is inside the main one: nothing follows from that.
  const isSpokenOf = here.value.since !== undefined;
  if (!isSpokenOf && (isInTree(project) || project.role === 'reference')) {
    const detail = 'the page that names who answers does not speak of it';
    return { notApplicable: { code: 'not-on-page', detail } };
  }
  return answer(here.value);
}

function seenHere(here: NamedHere, view: ProjectView, window: TimeWindow): Answer {
  const present = new Set(view.care(window).flatMap(({ people }) => people));
  return seen(here, (person) => present.has(person));
}

/** Names that fit nobody leave a range. */
function seen({ people }: NamedHere, isSeen: (person: PersonKey) => boolean): Answer {
  const matched = people.filter(({ persons }) => persons.length > 0);
  const value = matched.filter(({ persons }) => persons.some(isSeen)).length;
  const sample = matched.length;
  const unmatched = people.length - sample;
  // Who was seen stays seen under another address; who was not may turn out to have been.
  const found = { value, sample, ifJoined: { least: value, most: sample } };
  if (unmatched === 0) return found;
  return { ...found, range: { atMost: value + unmatched, outOf: people.length } };
}
