import { describe, expect, it } from 'vitest';
import { type ReportFormat, render, reportFormats } from '../../src/report/render.ts';
import { family } from '../support/family.ts';
import { expectGolden } from '../support/golden.ts';
import { aProjectCard, aScorecard } from '../support/scorecard.ts';

describe('every form of the scorecard', () => {
  it.each(reportFormats)('%s reads as the golden file says', async (format) => {
    for (const file of await render(family, format))
      expectGolden(`scorecard/${file.path}`, file.content);
  });

  it.each(reportFormats)('%s is the same bytes for the same scorecard', async (format) => {
    expect(await render(family, format)).toEqual(await render(structuredClone(family), format));
  });

  it.each(reportFormats)('%s can be made of a family without projects', async (format) => {
    const [first] = await render(aScorecard({ projects: [], sources: [] }), format);
    expect(first?.content).toBeTruthy();
  });

  it.each(reportFormats)(
    '%s can be made of a project without a single measurement',
    async (format) => {
      const bare = aProjectCard({ measurements: {} });
      const [first] = await render(aScorecard({ projects: [bare], measures: [] }), format);
      expect(first?.content).toBeTruthy();
    },
  );

  it.each<ReportFormat>(['table', 'markdown'])(
    '%s prints unknown with its reason, never as a figure',
    async (format) => {
      const [file] = await render(family, format);
      const text = file?.content.replace(/\s+/g, ' ');
      expect(text).toMatch(/networking-midonet:? .*unknown \(source not reachable\)/);
    },
  );
});
