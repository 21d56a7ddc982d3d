// Which projects of a scorecard a person asked to see.

import { describe, expect, it } from 'vitest';
import { loadScorecard } from '../../src/tasks/scorecard.ts';
import { only } from '../../src/tasks/shown.ts';
import { stadium } from '../support/shell.ts';

const { scorecard } = loadScorecard({});
const names = (shown: Parameters<typeof only>[1], family = scorecard) =>
  only(family, shown).projects.map(({ name }) => name);
const all = names({});

describe('the projects shown', () => {
  it('are all where nothing is asked, and the first of what is left', () => {
    expect(all).toHaveLength(scorecard.projects.length);
    expect(names({ worst: 3 })).toEqual(all.slice(0, 3));
    expect(names({ class: ['library'], worst: 1 })).toEqual(
      names({ class: ['library'] }).slice(0, 1),
    );
  });

  it('say of how many they are, so that none is taken for the family', async () => {
    const [worst, none] = await Promise.all([
      stadium(['report', '--worst', '2', '--format', 'text']),
      stadium(['report', '--class', 'library', '--verdict', 'silent', '--format', 'text']),
    ]);

    expect(worst.out.replace(/\s+/g, ' ')).toContain('2 of 21 projects: 2 silent.');
    expect(none.out.replace(/\s+/g, ' ')).toContain('None of 21 judged projects is among those');
  });

  it('come without what was asked for the others', () => {
    const [first = ''] = all;
    const one = only(scorecard, { projects: [first] });
    const own = scorecard.projects.find(({ name }) => name === first)?.repositories;
    const members = new Set(scorecard.projects.flatMap(({ repositories }) => repositories));
    const kept = (rows: readonly { repository: string }[]) =>
      rows.map(({ repository }) => repository).filter((each) => members.has(each));
    expect(new Set(kept(one.pins))).toEqual(new Set(own));
    expect(new Set(kept(one.sources))).toEqual(new Set(own));
    expect(one.sources).toEqual(
      scorecard.sources.filter(
        ({ repository }) => !members.has(repository) || own?.includes(repository),
      ),
    );
  });

  it('have one of the verdicts or levels', () => {
    const silent = names({ verdict: ['silent'] });
    const atRisk = names({ verdict: ['at-risk'] });

    expect(silent.length).toBeGreaterThan(0);
    expect(atRisk.length).toBeGreaterThan(silent.length);
    expect(names({ verdict: ['at-risk', 'silent'] })).toEqual(atRisk);
  });

  it('are of a group, the family itself where none is told', () => {
    const [first = '', ...others] = all;
    const ofQa = (card: (typeof scorecard.projects)[number]) =>
      card.name === first ? { ...card, team: 'qa' } : card;
    const family = { ...scorecard, projects: scorecard.projects.map(ofQa) };

    expect(names({ group: ['qa'] }, family)).toEqual([first]);
    expect(names({ group: [scorecard.team] }, family)).toEqual(others);
    expect(() => names({ group: ['q'] }, family)).toThrow('there is no group "q"');
  });

  it('are asked for on the command line', async () => {
    const { out } = await stadium([
      'report',
      '--format',
      'json',
      '--verdict',
      'silent',
      '--worst',
      '2',
    ]);
    const { projects } = JSON.parse(out);

    expect(projects.map(({ name }: { name: string }) => name)).toEqual(
      names({ verdict: ['silent'], worst: 2 }),
    );
    expect((await stadium(['report', '--class', 'nothing'])).code).toBe(2);
  });
});
