// A family of hundreds, in seven teams unless told, as pages: what the page of hundreds is held against, in tests and in the bench.

import type { RenderedFile } from '../../src/report/form.ts';
import { policy } from './family.ts';
import { scorecardIn } from './forms.ts';
import { aProjectCard, aScorecard } from './scorecard.ts';

export function manyMembers(count = 700, teams = 7): Promise<readonly RenderedFile[]> {
  const trend = ['2018-08-30', '2019-04-10', '2019-10-16'].map((asOf) => ({
    asOf,
    verdict: 'at-risk' as const,
    points: 40,
  }));
  const projects = Array.from({ length: count }, (_, at) =>
    aProjectCard({
      name: `networking-member-${at}`,
      repositories: [`openstack/networking-member-${at}`],
      team: `team ${at % teams}`,
      trend,
    }),
  );
  return scorecardIn('html', aScorecard({ projects }), { policy });
}
