// Where things stand: how old the figures are, who needs a talk, what is overdue. What a person wants who comes back after weeks.

import { daysBetween } from '../domain/time.ts';
import type { WhereThingsStand } from '../domain/where-things-stand.ts';
import { today } from './folders.ts';
import type { Places, World } from './outside-world.ts';
import { loadScorecard } from './scorecard.ts';

/** Throws DATA_INVALID or SNAPSHOT_MISSING. */
export function standing(places: Places, world: World): WhereThingsStand {
  const day = today(world);
  const { scorecard } = loadScorecard({ ...places, today: day });
  const { team, asOf, projects } = scorecard;
  return {
    ...{ team, asOf, today: day, daysOld: daysBetween(asOf, day) },
    projects: projects
      .filter(({ role }) => role === 'judged')
      .map(({ name, verdict }) => ({ name, verdict })),
    overdue: projects.flatMap(({ timeline }) =>
      timeline.filter(({ state }) => state === 'overdue'),
    ),
  };
}
