// The family by team: in the table, and as a table of its own.

import { expect, it } from 'vitest';
import { scorecardIn } from '../support/forms.ts';
import { aProjectCard, aScorecard, aVerdict } from '../support/scorecard.ts';

const healthy = aVerdict({ name: 'healthy', points: 90 });
const projects = [
  aProjectCard({ name: 'heat-agents', team: 'heat' }),
  aProjectCard({ name: 'heat', team: 'heat', verdict: healthy }),
  aProjectCard({ name: 'nova', team: 'nova', verdict: healthy }),
];
const ofOne = projects.map((card) => ({ ...card, team: 'neutron' }));

it('counts the projects of each team, those with most at risk first', async () => {
  const [file] = await scorecardIn('groups', aScorecard({ projects }));
  expect(file?.content.split('\n').slice(0, 5)).toEqual([
    '2 teams of the neutron family as of 2019-11-12',
    '',
    'TEAM  PROJECTS  FAILING  HEALTHY  MOST URGENT',
    'heat         2        1        1  heat-agents',
    'nova         1        0        1  nova',
  ]);
});

it('counts by class where one team looks after all', async () => {
  const [file] = await scorecardIn('groups', aScorecard({ projects: ofOne }));
  expect(file?.content).toContain('Classes of the neutron family');
  expect(file?.content).toContain('stadium report --class CLASS.');
});

it('names the team of each project in the table, where there are several', async () => {
  const table = async (cards: typeof projects) => {
    const [file] = await scorecardIn('table', aScorecard({ projects: cards }));
    return file?.content ?? '';
  };
  expect(await table(projects)).toMatch(/PROJECT +TEAM +VERDICT/);
  expect(await table(projects)).toMatch(/heat-agents +heat +‼ failing/);
  expect(await table(ofOne)).not.toContain('TEAM  ');
});

it('names the team of each project for spreadsheets and programs, and none that the registry lists no more', async () => {
  const [known, gone] = [
    aProjectCard({ name: 'heat', team: 'heat' }),
    aProjectCard({ name: 'old' }),
  ];
  const scorecard = aScorecard({ projects: [known, gone] });
  const [[csv], [json]] = await Promise.all([
    scorecardIn('csv', scorecard),
    scorecardIn('json', scorecard),
  ]);
  const rows = (csv?.content ?? '').split('\n').map((line) => line.split(',').slice(0, 2));
  expect(rows.slice(0, 3)).toEqual([
    ['project', 'team'],
    ['heat', 'heat'],
    ['old', ''],
  ]);
  const { projects: told } = JSON.parse(json?.content ?? '');
  expect(told.map(({ name, team }: Record<string, unknown>) => [name, team])).toEqual([
    ['heat', 'heat'],
    ['old', null],
  ]);
});
