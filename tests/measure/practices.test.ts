import { describe, expect, it } from 'vitest';
import { practiceDefinitions, practiceMeasurements } from '../../src/measure/practices.ts';

const window = { name: 'as-of', from: '2019-11-12', to: '2019-11-12' } as const;

describe('practices as measurements', () => {
  it('are 1 for yes, 0 for no, unknown with its reason, and absent where they were not asked', () => {
    const answers = { notes: 'yes', docs: 'no', zuul: 'unknown', py312: 'not-asked' } as const;

    const made = practiceMeasurements(answers, window, 'the mirror is damaged');

    expect(made['practice-notes']).toMatchObject({ state: 'measured', value: 1, unit: 'yes-no' });
    expect(made['practice-docs']).toMatchObject({ state: 'measured', value: 0 });
    expect(made['practice-zuul']).toMatchObject({
      state: 'unknown',
      reason: { code: 'not-collected', detail: 'the mirror is damaged' },
    });
    expect(Object.keys(made)).not.toContain('practice-py312');
  });

  it('are defined by the goals, with the probe and its source', () => {
    const goal = {
      id: 'notes',
      title: 'release notes',
      kind: 'practice',
      since: 'train',
      source: 'https://example.org/goal',
      probe: { hasPath: ['releasenotes/**'] },
    } as const;

    expect(practiceDefinitions([goal])[0]).toMatchObject({
      id: 'practice-notes',
      title: 'release notes',
      group: 'practices',
      definition: expect.stringContaining('https://example.org/goal'),
    });
  });
});
