// What the forms of a scorecard are given.

import type { Agenda } from '../domain/agenda.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { PageOptions } from './page-options.ts';
import type { TimelineInput } from './timeline/view.ts';

/** A scorecard, and what its pages can show besides. */
export interface ScorecardReport extends PageOptions {
  readonly scorecard: Scorecard;
  readonly agenda?: Agenda;
  /** With the rules of the lifecycle the timeline says why each date is what it is. */
  readonly rules?: TimelineInput['rules'];
}
