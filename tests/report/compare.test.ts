import { Ajv } from 'ajv';
import { parse as parseCsv } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../src/domain/measurement.ts';
import type { Scorecard } from '../../src/domain/scorecard.ts';
import type { Level } from '../../src/domain/verdict.ts';
import { compareScorecards, hasChanged } from '../../src/report/compare.ts';
import { comparisonJsonSchema } from '../../src/report/schema.ts';
import { visible } from '../../src/words/escape.ts';
import { hasDocutils, readRst } from '../support/docutils.ts';
import { family, hostileName } from '../support/family.ts';
import { comparisonForms, comparisonIn } from '../support/forms.ts';
import { expectGolden } from '../support/golden.ts';
import {
  aGrade,
  aMeasurement,
  anUnknown,
  aProjectCard,
  aScorecard,
  aVerdict,
} from '../support/scorecard.ts';

function aCard(name: string, points: number, people: number, extra = {}) {
  const seen = aMeasurement(people, { unit: 'people' });
  return aProjectCard({
    name,
    verdict: aVerdict({
      name: points >= 50 ? 'healthy' : 'at-risk',
      points,
      range: { worst: points, best: points },
      grades: [aGrade('dedicated-people-365d', seen, people)],
    }),
    measurements: { 'dedicated-people-365d': seen, 'commits-cycle': aMeasurement(10) },
    ...extra,
  });
}

const before = aScorecard({
  asOf: '2019-10-16',
  projects: [
    aCard('sfc', 60, 9),
    aCard('odl', 40, 4),
    aCard('gone', 40, 4),
    aCard(hostileName, 40, 4),
  ],
});
const after = aScorecard({
  asOf: '2020-05-13',
  cycle: { name: 'ussuri', title: 'Ussuri' },
  projects: [
    aCard('sfc', 30, 2, {
      stage: 'calling',
      timeline: [
        {
          project: 'sfc',
          step: 'called',
          date: '2019-11-12',
          state: 'done',
          estimated: false,
          rule: 'x',
        },
        {
          project: 'sfc',
          step: 'answer-by',
          date: '2020-02-14',
          state: 'overdue',
          estimated: false,
          rule: 'x',
        },
        {
          project: 'sfc',
          step: 'retire-by',
          date: '2021-04-14',
          state: 'planned',
          estimated: false,
          rule: 'x',
        },
      ],
    }),
    aCard('odl', 40, 4, {
      measurements: {
        'dedicated-people-365d': anUnknown('timeout', { unit: 'people' }),
        'newcomers-365d': aMeasurement(3, { unit: 'people' }),
        'leavers-365d': aMeasurement(5, { unit: 'people' }),
      },
    }),
    aCard('new', 70, 9),
    aCard(hostileName, 20, 2),
  ],
});
const comparison = compareScorecards(before, after);
const change = (name: string) => comparison.projects.find((project) => project.name === name);

describe('two scorecards side by side', () => {
  it('tell who joined and who left', () => {
    expect([comparison.added, comparison.removed]).toEqual([['new'], ['gone']]);
  });

  it('tell verdicts that changed, with points and the figures that moved them', () => {
    expect(change('sfc')).toMatchObject({
      verdict: { from: 'healthy', to: 'at-risk' },
      points: { from: 60, to: 30 },
      moves: [{ measure: 'dedicated-people-365d', points: -7 }],
    });
  });

  it('tell a level that changed where the verdict did not', async () => {
    const level = (level: Level) =>
      aScorecard({ projects: [aProjectCard({ verdict: aVerdict({ level, levels: [level] }) })] });
    const moved = compareScorecards(level('thin'), level('silent'));

    expect(moved.projects[0]).toMatchObject({
      verdict: null,
      levels: { from: ['thin'], to: ['silent'] },
    });
    expect(hasChanged(moved)).toBe(true);
    expect((await comparisonIn('table', moved))[0]?.content).toMatch(/thin, now silent/);
  });

  it('tell the end of silence by what landed, and no change by what is on no card', async () => {
    const day = (level: Level, since: number, people: number, pace: Measurement) => {
      const seen = aMeasurement(people, { unit: 'people' });
      const verdict = aVerdict({
        ...{ level, levels: [level], points: people, range: { worst: people, best: people } },
        grades: [aGrade('dedicated-people-365d', seen, people)],
      });
      const measurements = {
        'dedicated-people-365d': seen,
        'days-since-commit': aMeasurement(since, { unit: 'days' }),
        'median-days-to-land-365d': pace,
      };
      return aScorecard({ projects: [aProjectCard({ verdict, measurements })] });
    };
    const [silent, failing] = [
      day('silent', 500, 1, anUnknown()),
      day('failing', 9, 2, aMeasurement(3)),
    ];
    const thin = day('thin', 9, 8, aMeasurement(3));
    const said = async (from: Scorecard, to: Scorecard) =>
      (await comparisonIn('table', compareScorecards(from, to)))[0]?.content.replace(/\s+/g, ' ');

    expect(await said(silent, failing)).toMatch(
      /silent, now failing \(1 to 2 points\): days since commit of the cycle 500 days → 9 days PROJECT/,
    );
    expect(await said(day('failing', 9, 2, anUnknown()), thin)).toMatch(
      /failing, now thin \(2 to 8 points\): dedicated people of the cycle 2 → 8 PROJECT/,
    );
  });

  it('take a figure that became unknown for a move, and never for zero', () => {
    expect(change('odl')?.moves).toMatchObject([
      { measure: 'dedicated-people-365d', points: 0, size: 1 },
    ]);
    expect(change('odl')?.verdict).toBeNull();
    const back = compareScorecards(after, before).projects.find(
      (project) => project.name === 'odl',
    );
    expect(back?.moves).toMatchObject([{ measure: 'dedicated-people-365d', points: 0, size: 1 }]);
  });

  it('count people gained and lost, by default without names', () => {
    expect(change('odl')?.people).toEqual({ gained: 3, lost: 5 });
    expect(change('sfc')?.people).toBeNull();
  });

  it('tell steps that were done or became late in between', () => {
    expect(change('sfc')?.stage).toEqual({ from: 'active', to: 'calling' });
    expect(change('sfc')?.steps.map((step) => step.step)).toEqual(['called', 'answer-by']);
  });

  it('tell a verdict that is held from a day on, and that it no longer is', async () => {
    const day = (points: number, code: string) => {
      const seen = aMeasurement(points, { unit: 'people' });
      const verdict = aVerdict({
        ...{ name: 'healthy', level: null, levels: [], points },
        range: { worst: points, best: points },
        grades: [aGrade('dedicated-people-365d', seen, points)],
        reasons: [{ code, args: {} }],
      });
      const measurements = { 'dedicated-people-365d': seen };
      return aScorecard({ projects: [aProjectCard({ verdict, measurements })] });
    };
    const [above, below] = [day(75, 'dedicated-people'), day(62, 'held')];
    const crossed = compareScorecards(above, below);
    expect(crossed.projects[0]).toMatchObject({
      verdict: null,
      held: { name: 'healthy', from: false, to: true },
    });
    expect(hasChanged(crossed)).toBe(true);
    expect(hasChanged(compareScorecards(below, below))).toBe(false);
    const text = (await comparisonIn('table', crossed))[0]?.content;
    expect(text).toContain('1 verdict now held');
    expect(text).toContain('healthy, now healthy, held (75 to 62 points)');
    const back = (await comparisonIn('table', compareScorecards(below, above)))[0]?.content;
    expect(back).toContain('healthy, held, now healthy (62 to 75 points)');
  });

  it('find nothing between a scorecard and itself', () => {
    const same = compareScorecards(after, after);
    expect(hasChanged(same)).toBe(false);
    expect(same.projects.flatMap((project) => project.moves)).toEqual([]);
    expect(hasChanged(comparison)).toBe(true);
  });

  it.each([
    ['a policy', { policyVersion: '2' }],
    ['definitions', { definitionsVersion: 2 }],
  ])('warn when %s changed', async (_, version) => {
    const unlike = compareScorecards({ ...before, ...version }, after);
    const [file] = await comparisonIn('table', unlike);
    expect(file?.content).toMatch(/different (policies|definitions)/);
  });
});

describe('points that are not known on one of the days', () => {
  const unknown = aCard('odl', 40, 4);
  const verdict = aVerdict({
    ...unknown.verdict,
    name: 'undetermined',
    points: null,
    range: { worst: 35, best: 60 },
  });

  it('are told by what they may be', async () => {
    const now = { ...after, projects: [{ ...unknown, verdict }] };
    const comparison = compareScorecards(before, now);
    const [file] = await comparisonIn('table', comparison);

    expect(comparison.projects[0]?.points).toBeNull();
    expect(file?.content).toContain('40 → 35–60');
  });

  it('are as before where they may be the same on both days', () => {
    const day = aScorecard({ projects: [{ ...unknown, verdict }] });
    expect(compareScorecards(day, day).projects[0]?.range).toBeNull();
  });
});

describe('the forms of a comparison', () => {
  const rendered = async (format: string) => {
    const [file] = await comparisonIn(format, comparison);
    return { path: file?.path ?? '', content: file?.content ?? '' };
  };

  it.each(comparisonForms)('%s reads as the golden file says', async (format) => {
    const { path, content } = await rendered(format);
    expectGolden(`comparison/${path}`, content);
  });

  it.each(comparisonForms)('%s can be made where nothing changed', async (format) => {
    const [file] = await comparisonIn(format, compareScorecards(family, family));
    expect(file?.content).toBeTruthy();
  });

  it.each<string>(['table', 'markdown', 'rst', 'text', 'html', 'csv'])(
    '%s names what became unknown with its reason',
    async (format) => {
      const [file] = await comparisonIn(format, comparison, { columns: 160 });
      const text = file?.content.replace(/\s+/g, ' ');
      expect(text).toContain('dedicated people of the cycle 4 → unknown (no answer in time)');
    },
  );

  it('hold hostile names as text', async () => {
    const markdown = new MarkdownIt({ html: true }).parse((await rendered('markdown')).content, {});
    const parts = markdown.flatMap((token) => token.children ?? []);
    expect(
      parts.filter((part) => part.type.startsWith('html') || part.type === 'link_open'),
    ).toEqual([]);
    const rows: string[][] = parseCsv((await rendered('csv')).content);
    expect(rows.map(([name]) => name)).toContain(visible(hostileName));
  });

  it.runIf(hasDocutils)('are clean for docutils', async () => {
    const [read] = readRst([(await rendered('rst')).content]);
    expect(read?.paragraphs).toContain(visible(hostileName));
    expect(read?.links).toEqual([]);
  });

  it('are valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'long-title': 'off' },
    });
    const report = await validator.validateString((await rendered('html')).content);
    expect(report.results.flatMap((result) => result.messages)).toEqual([]);
  });

  it('are valid under their published schema', async () => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(comparisonJsonSchema());
    expect([validate(JSON.parse((await rendered('json')).content)), validate.errors]).toEqual([
      true,
      null,
    ]);
    const range = (atMost: number) =>
      aScorecard({
        projects: [aCard('odl', 40, 4, { measurements: { a: aMeasurement(3, { atMost }) } })],
      });
    const moved = compareScorecards(range(5), {
      ...range(9),
      projects: [aCard('odl', 40, 4, { measurements: { a: aMeasurement(4, { atMost: 9 }) } })],
    });
    const [json] = await comparisonIn('json', moved);
    expect(json?.content).toContain('atMost');
    expect([validate(JSON.parse(json?.content ?? '')), validate.errors]).toEqual([true, null]);
  });
});
