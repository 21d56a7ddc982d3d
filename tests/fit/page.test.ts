// The page on verdicts shows the cards that are shipped.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/registry/policy.ts';
import { cardSection, levelSection } from './page.ts';

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
});
