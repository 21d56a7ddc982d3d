// Stages of the lifecycle, and its steps as they read beside their date.

import type { Stage, TimelineEntry } from '../domain/lifecycle.ts';
import { own, readable } from './english.ts';

export const stageWords: Readonly<Record<Stage, string>> = {
  active: 'active',
  calling: 'call open',
  experimental: 'experimental',
  deprecated: 'deprecated',
  retired: 'retired',
  merged: 'merged',
};

/** Steps of the lifecycle, as they read after their date. */
const stepWords: Readonly<Record<string, string>> = {
  kept: 'found in good health',
  reviewed: 'kept after review',
  'spoken-of': 'spoken of, no date set',
  'out-of-discussion': 'out of the discussion',
  'adoption-wanted': 'adoption wanted',
  'called-finished': 'called finished',
  'marked-inactive': 'marked inactive',
  experimental: 'experimental',
  superseded: 'superseded',
  followed: 'followed in the records',
  discussed: 'deprecation considered',
  called: 'call for maintainers',
  'volunteers-found': 'volunteers found',
  deprecated: 'deprecated',
  retired: 'retired',
  merged: 'merged',
  revived: 'revived',
  waived: 'waiver',
  'reassess-by': 'next reassessment',
  'ratify-by': 'last day to ratify it',
  'answer-by': 'last day to answer the call',
  'active-by': 'active again, or not released',
  'deprecate-by': 'deprecation, if nobody answers',
  'move-to-stadium-by': 'move to a project of its own',
  'retire-by': 'retirement, at the earliest',
  'waiver-ends': 'waiver ends',
};

export function stepWord(entry: TimelineEntry): string {
  if (entry.about !== undefined) return `what became of the call of ${entry.about}?`;
  if (entry.action !== undefined) return `${entry.action.what} (${entry.action.role})`;
  return own(stepWords, entry.step) ?? readable(entry.step);
}

/** `last day to answer the call: 2020-02-14 (estimated), overdue`. */
export function stepSentence(entry: TimelineEntry): string {
  const estimated = entry.estimated ? ' (estimated)' : '';
  const overdue = entry.state === 'overdue' ? ', overdue' : '';
  return `${stepWord(entry)}: ${entry.date}${estimated}${overdue}`;
}
