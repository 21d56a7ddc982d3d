// A description that says that a project has ended, with the day on which it was read.

import { describe, expect, it } from 'vitest';
import { descriptionSayings } from '../../../src/sources/github/sayings.ts';
import { sayingWords } from '../../../src/words/sayings.ts';
import { aProject } from '../../support/facts.ts';

const project = aProject('widget', { host: 'github', repositories: ['lab/widget'] });
const askedAt = '2026-06-30T12:00:00.000Z';

function said(description: string | undefined, asOf = '2026-06-30') {
  const value = {
    repository: 'lab/widget',
    isArchived: false,
    archivedAt: undefined,
    movedTo: undefined,
    defaultBranch: 'main',
    openIssues: undefined,
    releases: [],
    ...(description === undefined ? {} : { description }),
  };
  const hosted = new Map([['lab/widget', { state: 'known', value } as const]]);
  return descriptionSayings(project, hosted, asOf, askedAt);
}

describe('a description', () => {
  it.each([
    ['DEPRECATED: use lab/gadget', 'deprecated'],
    ['[UNMAINTAINED] Widgets for all', 'unmaintained'],
    ['Widgets for all (deprecated)', 'deprecated'],
    ['Widgets for all - no longer maintained', 'unmaintained'],
    ['This project has moved to lab/gadget', 'moved'],
    ['Reads archived and retired widgets', undefined],
    ['Finds deprecated calls', undefined],
    [undefined, undefined],
  ])('%s: %s', (text, code) => {
    expect(said(text)[0]?.code).toBe(code);
  });

  it('is said with the day of reading, since GitHub keeps no earlier one', () => {
    const [saying] = said('Widgets (deprecated)');
    expect(saying && sayingWords(saying)).toBe(
      'says it is deprecated (description on GitHub, read on 2026-06-30)',
    );
  });

  it('tells nothing of years ago', () => {
    expect(said('Widgets (deprecated)', '2025-07-01')).toHaveLength(1);
    expect(said('Widgets (deprecated)', '2019-11-12')).toEqual([]);
  });
});
