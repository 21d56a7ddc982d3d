// Forms as tests ask for them: the value first, then the form, then whatever else matters to the test.

import type { ProjectCard, Scorecard } from '../../src/domain/scorecard.ts';
import type { Policy } from '../../src/domain/verdict.ts';
import type { Comparison } from '../../src/report/compare.ts';
import { renderExplanation } from '../../src/report/explain.ts';
import { type Look, type RenderedFile, render } from '../../src/report/form.ts';
import { forms } from '../../src/report/forms.ts';
import { type Publication, renderPublication } from '../../src/report/publish.ts';
import type { ScorecardReport } from '../../src/report/scorecard-report.ts';

export const scorecardForms = Object.keys(forms.scorecard);
export const comparisonForms = Object.keys(forms.comparison);

export function scorecardIn(
  form: string,
  scorecard: Scorecard,
  options: Look & Omit<ScorecardReport, 'scorecard'> = {},
): Promise<readonly RenderedFile[]> {
  return render(forms.scorecard, form, { scorecard, ...options }, options);
}

export function comparisonIn(
  form: string,
  comparison: Comparison,
  look: Look = {},
): Promise<readonly RenderedFile[]> {
  return render(forms.comparison, form, comparison, look);
}

export function published(
  scorecard: Scorecard,
  options: Look & Omit<Publication, 'scorecard'> = {},
): Promise<readonly RenderedFile[]> {
  return renderPublication({ scorecard, ...options }, options);
}

/** The explanation of the project of that name. */
export function explained(
  scorecard: Scorecard,
  project: string,
  { policy, ...look }: Look & { readonly policy?: Policy } = {},
): string {
  const card = scorecard.projects.find(({ name }) => name === project) as ProjectCard;
  const explanation = { scorecard, card, ...(policy === undefined ? {} : { policy }) };
  return renderExplanation(explanation, look);
}
