// Which repositories of a family, and of all others, something had landed in in the two years before a moment.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { familiesOf } from '../../src/measure/families.ts';
import type { History } from '../../src/measure/history.ts';
import { aProject } from '../support/facts.ts';

const quiet = 730 * 86_400;

it('counts those whose newest landing by then is no older than two years', () => {
  // Halves of the two years: both ends are met.
  const moment = fc.nat(14).map((each) => (each * quiet) / 2);
  const times = fc.array(moment, { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(times, { maxLength: 6 }), moment, (all, at) => {
      const histories = all.map((each, index) => ({
        repository: `a/${index}`,
        landings: each.length === 0 ? undefined : each.toSorted((one, other) => one - other),
      })) as unknown as readonly History[];
      const projects = histories.map(({ repository }, index) =>
        aProject(repository, {
          repositories: [repository],
          team: index % 2 === 0 ? 'even' : 'odd',
        }),
      );
      const alive = all.map((each) => {
        const newest = Math.max(...each.filter((time) => time <= at));
        return newest >= at - quiet;
      });
      const { aliveMembers, aliveOutside } = familiesOf(projects, histories);
      expect(aliveMembers('even', at)).toBe(
        alive.filter((is, index) => is && index % 2 === 0).length,
      );
      expect(aliveOutside('even', at)).toBe(
        alive.filter((is, index) => is && index % 2 === 1).length,
      );
    }),
  );
});
