// Probes against the answers that people gave by hand for Ocata, Pike and Queens, where those and the trees are at hand.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import type { CriteriaCard } from '../../src/domain/criteria.ts';
import { criteria } from '../../src/tasks/criteria.ts';

/** Folder with answers.csv and summary.csv, and the base of the trees: both are too large to ship. */
const folder = process.env['STADIUM_CRITERIA_ANSWERS'] ?? '';
const gitBase = process.env['STADIUM_CRITERIA_BASE'] ?? '';
const isAtHand = existsSync(join(folder, 'answers.csv')) && gitBase !== '';
if (!isAtHand) {
  console.warn(
    'Answers to the criteria are not compared: set STADIUM_CRITERIA_ANSWERS to a folder with answers.csv and summary.csv, and STADIUM_CRITERIA_BASE to a git base of the trees.',
  );
}

const machine = 'N1 D1 D2 D3 C1 C2 C3 C4 C5 C6 C7 C8 R1 R2 R3 R4 S1 L1'.split(' ');
const informative = 'N1 D2 D3 C1 C2 C3 C5 C8 S1 L1'.split(' ');
const letters: Readonly<Record<string, string>> = { Y: 'yes', N: 'no', 'N/A': 'not-applicable' };
const states: Readonly<Record<string, string>> = { Met: 'met', 'N/A': 'not-applicable' };

const cache = mkdtempSync(join(tmpdir(), 'criteria-history-'));
afterAll(() => rmSync(cache, { recursive: true }));

async function cardOf(project: string, asOf: string): Promise<CriteriaCard | undefined> {
  const shell = { env: {}, now: () => new Date(), signal: new AbortController().signal };
  const request = { asOf, gitBase, cache, project: [project] };
  return (await criteria(request, shell)).table.projects[0];
}

function rowsOf(name: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(folder, name), 'utf8'), { columns: true });
}

describe.runIf(isAtHand)('the answers of people', () => {
  it('are those of the probes to 114 of 126 questions and 59 of the 70 informative ones', async () => {
    const agreed: string[] = [];
    const cards = new Map<string, CriteriaCard | undefined>();
    for (const row of rowsOf('answers.csv')) {
      const { project = '', assessed = '', question = '', answer = '', adjudicated = '' } = row;
      if (!machine.includes(question)) continue;
      const key = `${project} ${assessed}`;
      if (!cards.has(key)) cards.set(key, await cardOf(project, assessed));
      const seen = cards.get(key)?.answers[question];
      const wanted = [letters[adjudicated], ...(adjudicated === 'N/A' ? [letters[answer]] : [])];
      if (wanted.includes(seen?.answer)) agreed.push(question);
      else
        console.info(
          `${key} ${question}: people ${adjudicated}, probe ${seen?.answer}: ${seen?.why}`,
        );
    }

    expect(agreed.length).toBeGreaterThanOrEqual(114);
    expect(agreed.filter((id) => informative.includes(id)).length).toBeGreaterThanOrEqual(59);
  });

  it('and their summary of Ocata agrees in 32 of 36 cells', async () => {
    const agreed: string[] = [];
    for (const { project = '', ...cells } of rowsOf('summary.csv')) {
      const card = await cardOf(project, '2017-01-23');
      for (const [dimension, word = ''] of Object.entries(cells)) {
        const seen = card?.dimensions[dimension];
        if (seen === (states[word] ?? 'needs-work')) agreed.push(dimension);
        else console.info(`${project} ${dimension}: people ${word}, probe ${seen}`);
      }
    }

    expect(agreed.length).toBeGreaterThanOrEqual(32);
  });
});
