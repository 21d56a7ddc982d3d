import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { renderMeasuresPage, renderVerdictPage } from '../../src/report/reference.ts';
import { policy } from '../support/family.ts';
import { expectGolden } from '../support/golden.ts';
import { aDefinition, definitions } from '../support/scorecard.ts';

describe('the page of measures', () => {
  it('reads as the golden file says', () => {
    expectGolden('reference/measures.md', renderMeasuresPage(definitions));
  });

  it('shows a measure once, with all its windows', () => {
    const page = renderMeasuresPage([
      aDefinition('commits-cycle', 'Commits'),
      aDefinition('commits-365d', 'Commits'),
    ]);
    expect(page.match(/^### /gm)).toHaveLength(1);
    expect(page).toContain('`commits-cycle` (release cycle), `commits-365d` (365 days)');
  });

  it('prints definitions as text', () => {
    const page = renderMeasuresPage([
      aDefinition('x', 'X', { definition: '<b>[x](javascript:y)</b>' }),
    ]);
    const parts = new MarkdownIt({ html: true })
      .parse(page, {})
      .flatMap((token) => token.children ?? []);
    expect(
      parts.filter((part) => part.type.startsWith('html') || part.type === 'link_open'),
    ).toEqual([]);
  });
});

describe('the page of the verdict', () => {
  it('reads as the golden file says', () => {
    expectGolden('reference/verdict.md', renderVerdictPage(policy, definitions));
  });

  it('shows every band of every row', () => {
    const bands = policy.cards.flatMap((card) =>
      card.groups.flatMap((group) => group.rows.flatMap((row) => row.bands)),
    );
    const rows = renderVerdictPage(policy, definitions).match(/^\| .*\| \d+ \|/gm);
    expect(rows).toHaveLength(bands.length);
  });
});
