import { describe, expect, it } from 'vitest';
import { family } from '../support/family.ts';
import { scorecardForms, scorecardIn } from '../support/forms.ts';
import { expectGolden } from '../support/golden.ts';
import { aProjectCard, aScorecard } from '../support/scorecard.ts';

describe('every form of the scorecard', () => {
  it.each(scorecardForms)('%s reads as the golden file says', async (format) => {
    for (const file of await scorecardIn(format, family))
      expectGolden(`scorecard/${file.path}`, file.content);
  });

  it.each(scorecardForms)('%s is the same bytes for the same scorecard', async (format) => {
    expect(await scorecardIn(format, family)).toEqual(
      await scorecardIn(format, structuredClone(family)),
    );
  });

  it.each(scorecardForms)('%s can be made of a family without projects', async (format) => {
    const [first] = await scorecardIn(format, aScorecard({ projects: [], sources: [] }));
    expect(first?.content).toBeTruthy();
  });

  it.each(scorecardForms)(
    '%s can be made of a project without a single measurement',
    async (format) => {
      const bare = aProjectCard({ measurements: {} });
      const [first] = await scorecardIn(format, aScorecard({ projects: [bare], measures: [] }));
      expect(first?.content).toBeTruthy();
    },
  );

  it.each<string>(['table', 'markdown'])(
    '%s prints unknown with its reason, never as a figure',
    async (format) => {
      const [file] = await scorecardIn(format, family);
      const text = file?.content.replace(/\s+/g, ' ');
      expect(text).toMatch(/networking-midonet:? .*unknown \(source not reachable\)/);
    },
  );
});
