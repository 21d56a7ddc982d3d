// Review capacity beside the verdicts, in every form that has room for it, and nowhere where nobody asked.

import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../src/domain/agenda.ts';
import type { Measurements } from '../../src/domain/measurement.ts';
import type { ProjectCard } from '../../src/domain/scorecard.ts';
import { candidatesMarkdown, candidatesTable } from '../../src/report/candidates.ts';
import { renderCsv } from '../../src/report/formats/csv.ts';
import { renderTable } from '../../src/report/formats/table.ts';
import { reviewCapacity } from '../../src/report/review-capacity.ts';
import { aMeasurement, anUnknown, aProjectCard, aScorecard } from '../support/scorecard.ts';

const changes = (value: number, sample = value) =>
  aMeasurement(value, { unit: 'changes', source: 'gerrit', sample });
const asked = (open: number, waiting: number, days: number, unseen: number): Measurements => ({
  'open-changes': changes(open),
  'waiting-for-reviewer': changes(waiting, open),
  'waiting-for-reviewer-median-days': aMeasurement(days, { unit: 'days', source: 'gerrit' }),
  'unreviewed-share': aMeasurement(unseen, { unit: 'share', source: 'gerrit', sample: open }),
  'changes-opened-cycle': changes(12),
  'changes-merged-cycle': changes(7),
  'changes-abandoned-cycle': changes(2),
});
const before = {
  asOf: '2019-04-10',
  verdict: 'healthy' as const,
  points: 80,
  cycle: 'stein',
  figures: {
    'changes-opened-cycle': 5,
    'changes-merged-cycle': 6,
    'changes-abandoned-cycle': 1,
  },
};
const now = { asOf: '2019-11-12', verdict: 'healthy' as const, points: 80, cycle: 'train' };

const aCard = (name: string, more: Partial<ProjectCard> = {}) => aProjectCard({ name, ...more });
const alpha = aCard('alpha', { measurements: asked(10, 4, 21.5, 0.5), trend: [before, now] });
const beta = aCard('beta', { measurements: asked(2, 1, 3, 0), trend: [before, now] });

describe('review capacity', () => {
  it('is a row a project, with totals of what can be summed and the backlog of two cycles', () => {
    expect(reviewCapacity(aScorecard({ projects: [alpha, beta] }))).toEqual({
      rows: expect.arrayContaining([
        { name: 'alpha', open: '10', waiting: '4', days: '21.5', unseen: '50 %' },
        { name: 'beta', open: '2', waiting: '1', days: '3', unseen: '0 %' },
      ]),
      total: { open: '12', waiting: '5', unseen: '42 %' },
      backlog: [
        'In this cycle the backlog grew by 6: 24 opened, 14 merged, 4 abandoned.',
        'In the cycle before (as of 2019-04-10) the backlog shrank by 4: 10 opened, 12 merged, 2 abandoned.',
      ],
    });
  });

  it('sums nothing over what is unknown', () => {
    const lost = aCard('lost', {
      measurements: { ...asked(2, 1, 3, 0), 'open-changes': anUnknown() },
      trend: [now],
    });
    const view = reviewCapacity(aScorecard({ projects: [alpha, lost] }));
    expect(view?.total).toEqual({ open: 'unknown', waiting: '5', unseen: 'unknown' });
    expect(view?.rows.find(({ name }) => name === 'lost')?.open).toBe('unknown');
    expect(view?.backlog).toHaveLength(1);
  });

  it('stands below the verdicts of the table, and in columns of the CSV', () => {
    const scorecard = aScorecard({ projects: [alpha, beta] });
    expect(renderTable(scorecard, { columns: 100 })).toMatch(
      /Review capacity\nPROJECT +OPEN +WAIT FOR A REVIEWER +MEDIAN DAYS +NOBODY LOOKED\nalpha +10 +4 +21\.5 +50 %/,
    );
    const [head = '', row = ''] = renderCsv(scorecard).split('\n');
    expect(head).toMatch(/,open changes,waiting for a reviewer,median days waiting,nobody looked$/);
    expect(row).toMatch(/,\d+,\d+,[\d.]+,\d+ %$/);
  });

  it('says in the candidates who waits for whom, and nothing where nobody asked', () => {
    const waiting = aProjectCard({
      measurements: { 'waiting-for-reviewer': changes(4), 'waiting-for-submitter': changes(2) },
    });
    const agendaOf = (card: ProjectCard): Agenda => ({
      scorecard: aScorecard({ projects: [card] }),
      day: '2019-11-12',
      calendar: [],
      healthy: 70,
      items: [
        {
          card,
          hurt: [],
          candidate: {
            project: card.name,
            stage: 'active',
            answer: 'not-called',
            cyclesAtRisk: 0,
            stadiumFirst: false,
          },
        },
      ],
      ...{ toSettle: [], dates: [], toAsk: [], waiting: [] },
    });
    expect(candidatesMarkdown(agendaOf(waiting))).toMatch(
      /\| changes wait \|[\s\S]*\| 4 for a reviewer, 2 for a submitter \|/,
    );
    expect(candidatesTable(agendaOf(waiting), { columns: 200 })).toContain('4 for a reviewer');
    expect(candidatesMarkdown(agendaOf(aProjectCard()))).not.toContain('changes wait');
  });

  it('is nowhere where nobody asked', () => {
    const scorecard = aScorecard({ projects: [aCard('alpha')] });
    expect(reviewCapacity(scorecard)).toBeNull();
    expect(renderTable(scorecard)).not.toContain('Review capacity');
    expect(renderCsv(scorecard)).not.toContain('waiting for a reviewer');
  });
});
