// The view model, checked: templates trust it, and a field that is missing here is our fault, not the template's.

import type { Scorecard } from '../domain/scorecard.ts';
import { scorecardView } from './view.ts';
import { ScorecardView } from './view-schema.ts';

export function checkedView(scorecard: Scorecard): ScorecardView {
  return ScorecardView.parse(scorecardView(scorecard));
}
