// The page on verdicts shows the cards that are shipped.

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/registry/policy.ts';
import { loadScorecard } from '../../src/tasks/scorecard.ts';
import {
  cardSection,
  levelSection,
  secondVerdict,
  secondVerdictSection,
  stadiumSection,
} from './page.ts';

const file = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;

describe('docs/verdict.md', () => {
  const page = readFileSync(file('docs/verdict.md'), 'utf8');
  const policy = readPolicy(file('data/policy.yaml')).value;

  it('has the cards of data/policy.yaml, written by npm run fit -- --page docs/verdict.md', () => {
    expect(page).toContain(cardSection(policy));
  });

  it('says of each level what the policy says', () => {
    expect(page).toContain(levelSection(policy));
  });

  // What the shipped days tell of the stadium can be written anew without the training rows: UPDATE_GOLDEN=1.
  it.each([
    ['2019-11-12', stadiumSection],
    [secondVerdict, secondVerdictSection],
  ] as const)('shows the stadium of %s as the shipped evidence has it', (asOf, sectionOf) => {
    const section = sectionOf(loadScorecard({ asOf }).scorecard, policy);
    if (process.env['UPDATE_GOLDEN'] === '1') writeSection(section);
    else expect(page).toContain(section);
  });
});

function writeSection(section: string): void {
  const path = file('docs/verdict.md');
  const [title = ''] = section.split('\n');
  const text = readFileSync(path, 'utf8');
  const from = text.indexOf(`${title}\n`);
  const to = text.indexOf('\n## ', from);
  writeFileSync(path, `${text.slice(0, from)}${section}\n${text.slice(to)}`);
}
