// The table of measures: every one says what it counts, and no two go by one name.

import { describe, expect, it } from 'vitest';
import { gitMeasures } from '../../src/measure/catalogue.ts';
import { describe as asMeasurement } from '../../src/measure/measure.ts';
import { measureDefinitions } from '../../src/sources/table.ts';

describe('the measures', () => {
  it('have ids of their own', () => {
    const ids = measureDefinitions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(measureDefinitions.map((each) => [each.id, each] as const))(
    '%s has a definition in a sentence, and says what it cannot tell',
    (id, { definition, limits, title, window }) => {
      expect(definition).toMatch(/^[A-Z].{20,}\.$/s);
      expect(limits).toMatch(/^[A-Z].+\.$/s);
      expect(title).not.toBe('');
      if (window !== 'as-of') expect(id.endsWith(`-${window}`)).toBe(true);
    },
  );

  it('carry unit, window and source into each of the three states', () => {
    const [first] = gitMeasures;
    if (first === undefined) throw new Error('no measure');
    const window = { name: 'cycle', from: '2019-04-11', to: '2019-10-16' } as const;
    const seen = { unit: first.definition.unit, window, source: 'git' };
    const reason = { code: 'timeout', detail: 'no answer' } as const;
    const made = (answer: Parameters<typeof asMeasurement>[2]) =>
      asMeasurement(first.definition, window, answer);
    expect(made({ value: 1, sample: 2 })).toEqual({
      state: 'measured',
      value: 1,
      sample: 2,
      ...seen,
    });
    expect(made({ unknown: reason })).toEqual({ state: 'unknown', reason, ...seen });
    expect(made({ notApplicable: reason })).toEqual({ state: 'not-applicable', reason, ...seen });
  });
});
