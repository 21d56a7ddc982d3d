// People of the whole team: counted over all its repositories, and against what they do elsewhere.

import { describe, expect, it } from 'vitest';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import type { Project } from '../../src/domain/project.ts';
import { comparisonMeasures } from '../../src/measure/comparison.ts';
import { measureProjects, prepare } from '../../src/measure/project.ts';
import { calendar } from '../lifecycle/fixture.ts';
import { aProject, aRepository, type CommitSketch, told } from '../support/facts.ts';

const asOf = '2019-11-12';

/** So many commits of each person, all of them in the year to the as-of day. */
function commits(work: Readonly<Record<string, number>>): CommitSketch[] {
  return Object.entries(work).flatMap(([by, times]) =>
    Array.from({ length: times }, (_, index) => ({
      by,
      landed: `2019-0${1 + Math.floor(index / 20)}-${String(1 + (index % 20)).padStart(2, '0')}`,
    })),
  );
}

const repositories = [
  // Ada works on both repositories of the team, three and two times; Ben five times, but mostly elsewhere.
  aRepository('openstack/one', commits({ ada: 3, ben: 5, cleo: 4 })),
  aRepository('openstack/two', commits({ ada: 2, dan: 5 })),
  aRepository('openstack/other', commits({ ben: 16, dan: 15 })),
];

function teamPeople(...projects: readonly Project[]) {
  const facts = new Map(
    repositories.map((value) => [value.repository, { state: 'known' as const, value }]),
  );
  const past = prepare(facts, [], peopleDirectory(nobodyKnown));
  const evidence = measureProjects(projects, past, calendar, asOf);
  return evidence.map(({ measurements }) => told(measurements['team-people-365d']));
}

describe('people of the whole team', () => {
  it('are those with five commits in its repositories, a quarter or more of all they do', () => {
    const one = aProject('one', { team: 'x' });
    const two = aProject('two', { team: 'x' });
    const other = aProject('other', { team: 'y' });
    // In team x: Ada 5 of 5 and Dan 5 of 20 count, Ben 5 of 21 and Cleo's 4 do not. In team y: Ben and Dan.
    expect(teamPeople(one, two, other)).toEqual([2, 2, 2]);
  });

  it('are counted over the whole registry where it names no teams', () => {
    // Ada 5, Ben 21, Dan 20.
    expect(teamPeople(aProject('one'), aProject('two'), aProject('other'))).toEqual([3, 3, 3]);
  });
});

describe('what simple rules count', () => {
  it('has tree-wide work in it, and no bots', () => {
    const sweep: CommitSketch = { by: 'eve@corp.example', landed: '2019-05-01', subject: 'Sweep' };
    const swept = ['a', 'b', 'c'].map((name) =>
      aRepository(`openstack/${name}`, [{ by: 'ada', landed: '2019-04-01' }, sweep]),
    );
    const facts = new Map(
      swept.map((value) => [value.repository, { state: 'known' as const, value }]),
    );
    const directory = peopleDirectory({ ...nobodyKnown, bots: ['ada@example.org'] });
    const [evidence] = measureProjects(
      [aProject('a')],
      prepare(facts, [], directory),
      calendar,
      asOf,
      comparisonMeasures,
    );
    expect(told(evidence?.measurements['authors-365d'])).toBe(1);
    expect(told(evidence?.measurements['author-organisations-365d'])).toBe(1);
  });
});
