// Contradictions: what governance, releases, repositories and our own decisions say against each other.

import type { DecisionKind } from './lifecycle.ts';
import type { IsoDate } from './time.ts';

/** What the repository says of itself at its tip: emptied, when a README is all that is left. */
export type RepositoryState = 'live' | 'emptied';

/** Stable codes; report/drift.ts has a sentence for each. */
export type DriftCode =
  | 'retired-still-listed'
  | 'gone-without-decision'
  | 'listed-and-legacy'
  | 'deprecated-not-marked'
  | 'marked-without-decision'
  | 'retirement-overdue'
  | 'series-missing'
  | 'series-unknown'
  | 'still-released'
  | 'not-released'
  | 'emptied-still-listed'
  | 'says-ended'
  | 'named-since-call'
  | 'nobody-named'
  | 'named-unseen'
  | 'not-in-registry'
  | 'calendar-differs'
  | 'step-against-rule';

/** An edit of projects.yaml and legacy.yaml. */
export type GovernanceMend =
  | { readonly kind: 'move-to-legacy'; readonly deliverable: string; readonly retiredOn: IsoDate }
  | { readonly kind: 'mark-deprecated'; readonly deliverable: string; readonly series: string }
  | { readonly kind: 'drop-from-legacy'; readonly deliverable: string };

/** What no edit of governance mends: a decision to take, a file to delete elsewhere. */
export type MendByHand =
  | {
      readonly kind: 'decide';
      readonly project: string;
      readonly decision: DecisionKind;
      /** Where it can be read and when it was: then it is to be recorded, not to be taken. */
      readonly link?: string;
      readonly date?: IsoDate;
    }
  | { readonly kind: 'delete-deliverable'; readonly path: string };

export type Mend = GovernanceMend | MendByHand;

export interface Drift {
  readonly code: DriftCode;
  readonly project: string;
  readonly args: Readonly<Record<string, string>>;
  /** Since when it has been so, where that is known. */
  readonly since?: IsoDate;
  readonly mend?: Mend;
  /** A step that nobody has taken yet: the meeting of this cycle will, which begins on the day. */
  readonly meeting?: { readonly series: string; readonly from: IsoDate };
}

/** Edits of one repository about one project. */
export interface DriftPatch {
  readonly project: string;
  readonly repository: string;
  readonly text: string;
}

/** Every contradiction of a day, and the edits that mend what can be mended by one. */
export interface DriftFound {
  readonly asOf: IsoDate;
  readonly drift: readonly Drift[];
  /** What the data folder names no place for, so that nothing is said of it. */
  readonly notAsked: readonly string[];
  /** As `git apply` takes them one after the other; each holds nothing but what was decided about its project. */
  readonly patches: readonly DriftPatch[];
  /** What the patch leaves to a person, by project. */
  readonly byHand: readonly { readonly project: string; readonly mend: MendByHand }[];
}
