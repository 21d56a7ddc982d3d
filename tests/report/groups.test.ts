// The family by team: in the table, and as a table of its own.

import { expect, it } from 'vitest';
import { scorecardIn } from '../support/forms.ts';
import { aProjectCard, aScorecard, aVerdict } from '../support/scorecard.ts';

const healthy = aVerdict({ name: 'healthy', points: 90 });
const projects = [
  aProjectCard({ name: 'heat-agents' }),
  aProjectCard({ name: 'heat', verdict: healthy }),
  aProjectCard({ name: 'nova', verdict: healthy }),
];
const groups = { heat: 'heat', 'heat-agents': 'heat', nova: 'nova' };

it('counts the projects of each team, those with most at risk first', async () => {
  const [file] = await scorecardIn('groups', aScorecard({ projects }), { groups });
  expect(file?.content.split('\n').slice(0, 5)).toEqual([
    '2 teams of the neutron family as of 2019-11-12',
    '',
    'TEAM  PROJECTS  FAILING  HEALTHY  MOST URGENT',
    'heat         2        1        1  heat-agents',
    'nova         1        0        1  nova',
  ]);
});

it('counts by class where one team looks after all', async () => {
  const [file] = await scorecardIn('groups', aScorecard({ projects }));
  expect(file?.content).toContain('Classes of the neutron family');
  expect(file?.content).toContain('stadium report --class CLASS.');
});

it('names the team of each project in the table, where there are several', async () => {
  const table = async (teams: Record<string, string>) => {
    const [file] = await scorecardIn('table', aScorecard({ projects }), { groups: teams });
    return file?.content ?? '';
  };
  expect(await table(groups)).toMatch(/PROJECT +TEAM +VERDICT/);
  expect(await table(groups)).toMatch(/heat-agents +heat +‼ failing/);
  expect(await table({})).not.toContain('TEAM  ');
});
