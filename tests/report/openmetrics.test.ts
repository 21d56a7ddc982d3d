// The scorecard as OpenMetrics: every line is one that the standard allows, and what is unknown has no sample.

import { describe, expect, it } from 'vitest';
import { renderOpenMetrics } from '../../src/report/formats/openmetrics.ts';
import { loadScorecard } from '../../src/tasks/scorecard.ts';

const { scorecard } = loadScorecard({});
const lines = renderOpenMetrics(scorecard).split('\n');
const label = '[a-z_]+="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const sample = new RegExp(`^([a-z_]+)\\{${label}(?:,${label})*\\} -?[0-9.e+-]+$`);

describe('OpenMetrics', () => {
  it('is made of families, each with its type before its samples, and ends with EOF', () => {
    expect(lines.slice(-2)).toEqual(['# EOF', '']);
    const families: string[] = [];
    for (const line of lines.slice(0, -2)) {
      const [, kind, name = ''] = /^# (TYPE|UNIT|HELP) (\S+) /.exec(line) ?? [];
      if (kind === 'TYPE') families.push(name);
      else expect(kind === undefined ? sample.exec(line)?.[1] : name).toBe(families.at(-1));
    }
    expect(new Set(families).size).toBe(families.length);
  });

  it('has one sample of 1 among the verdicts of each judged project', () => {
    for (const { name, verdict } of scorecard.projects) {
      const own = lines.filter((line) => line.startsWith(`stadium_verdict{project="${name}",`));
      expect(own.filter((line) => line.endsWith(' 1'))).toHaveLength(verdict === undefined ? 0 : 1);
    }
  });

  it('has no sample for what is unknown or was not asked', () => {
    const [card] = scorecard.projects;
    if (card === undefined) throw new Error('no project');
    const of = Object.entries(card.measurements).filter(([, { state }]) => state === 'measured');
    const own = lines.filter((line) => line.startsWith(`stadium_measure{project="${card.name}",`));

    expect(own).toHaveLength(of.length);
  });

  it('escapes what a name may hold', () => {
    const strange = { ...scorecard, team: 'a"b\\c', projects: [] };

    expect(renderOpenMetrics(strange)).toContain('{team="a\\"b\\\\c"}');
  });
});
