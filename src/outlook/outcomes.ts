// Outcomes where nobody labelled any: what the team's own recorded decisions say happened later.

import type { Decision } from '../domain/lifecycle.ts';
import { type Horizon, horizons, type Outcome } from '../domain/outcome.ts';
import type { Project } from '../domain/project.ts';
import { addMonths, type IsoDate } from '../domain/time.ts';

const endings: { readonly [kind: string]: string } = { retire: 'died', 'merge-into': 'absorbed' };

/**
 * One outcome for each judged project and day, except for days after its end. A horizon that reaches beyond
 * `knownUntil` is left open unless the project has ended inside it.
 */
export function outcomesOf(
  projects: readonly Project[],
  decisions: readonly Decision[],
  days: readonly IsoDate[],
  team: string,
  knownUntil: IsoDate,
): readonly Outcome[] {
  // A large family has hundreds of thousands of rows: what is the same for all that live on is made once.
  const living = new Map(days.map((asOf) => [asOf, retiredWithin(asOf, undefined, knownUntil)]));
  return projects
    .filter(({ role }) => role === 'judged')
    .flatMap((project) => {
      const end = endOf(decisions, project.name);
      return days
        .filter((asOf) => end === undefined || asOf < end.date)
        .map((asOf) => ({
          repository: project.name,
          asOf,
          retired:
            end === undefined
              ? (living.get(asOf) ?? {})
              : retiredWithin(asOf, end.date, knownUntil),
          team: project.team ?? team,
          kind: end === undefined ? '' : (endings[end.kind] ?? ''),
          stratum: 'code',
          weight: 1,
        }));
    });
}

/** Days of which it may be known what became of somebody: a year has gone by, or something was decided later. */
export function daysToldOf(
  days: readonly IsoDate[],
  decisions: readonly Decision[],
  knownUntil: IsoDate,
): readonly IsoDate[] {
  const [last = ''] = decisions.map(({ date }) => date).sort((a, b) => (a < b ? 1 : -1));
  return days.filter((day) => addMonths(day, horizons[0]) <= knownUntil || day < last);
}

/** The first decision that ended the project and was not taken back. */
function endOf(decisions: readonly Decision[], name: string): Decision | undefined {
  const own = decisions
    .filter(({ project }) => project === name)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const revived = own.findLast(({ kind }) => kind === 'revive')?.date ?? '';
  return own.find(({ kind, date }) => endings[kind] !== undefined && date >= revived);
}

function retiredWithin(asOf: IsoDate, end: IsoDate | undefined, knownUntil: IsoDate) {
  const known = horizons.flatMap((months): [Horizon, boolean][] => {
    const last = addMonths(asOf, months);
    if (end !== undefined && end <= last) return [[months, true]];
    return last <= knownUntil ? [[months, false]] : [];
  });
  return Object.fromEntries(known) as Outcome['retired'];
}
