import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadUsage } from '../../src/registry/usage.ts';
import { usageWords } from '../../src/words/usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'usage-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string) {
  writeFileSync(join(folder, 'usage.yaml'), `usage:\n${text}`);
  return loadUsage(folder);
}

const head =
  '  - project: sfc\n    source: Survey\n    year: 2024\n    link: https://example.org/s\n';

describe('stated usage', () => {
  it('is none where nobody wrote any down', () => {
    expect(loadUsage(join(folder, 'none'))).toEqual([]);
  });

  it('has the bound of the TC beside it where a number is known', () => {
    const [few] = written(`${head}    share: 0.03\n    operators: 120\n`).map(usageWords);
    const [many] = written(`${head}    share: 0.06\n`).map(usageWords);

    expect(few).toMatch(
      /^Survey 2024, 120 operators answered: 3 % of the deployments \(https:\/\/example\.org\/s\); not above the 5 %/,
    );
    expect(many).toContain('; above the 5 %');
  });

  it('has none where no number was given', () => {
    const [said] = written(`${head}    says: We run it.\n`).map(usageWords);
    expect(said).toBe('Survey 2024: "We run it." (https://example.org/s)');
  });

  it.each(['', '    share: 3%\n'])('that says nothing countable is refused: %j', (rest) => {
    expect(() => written(`${head}${rest}`)).toThrow(/share/);
  });
});
