// Scorecard to view model: every word and figure as it will be read, so that templates decide nothing.

import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { worstFirst } from '../domain/urgency.ts';
import { sourceTitle } from '../sources/names.ts';
import { staleWords } from '../words/days.ts';
import { listWords, plural } from '../words/english.ts';
import { evidenceWords } from '../words/evidence.ts';
import { windowDays } from '../words/figures.ts';
import { cycleWords } from '../words/measured.ts';
import type { Subject } from '../words/reasons.ts';
import { markNotes, standingWords } from '../words/verdicts.ts';
import { disagreementNotes, overdueNotes, unknownNotes } from './notes.ts';
import { commitMeasure, projectView } from './project-view.ts';
import { reviewCapacity } from './review-capacity.ts';
import type { ScorecardView } from './view-schema.ts';

/** Everything that a form of the scorecard prints, in the order in which it is read. */
export function scorecardView(scorecard: Scorecard): ScorecardView {
  const subjectOf = subjects(scorecard);
  const judged = scorecard.projects.filter((card) => card.role === 'judged').sort(worstFirst);
  const references = scorecard.projects.filter((card) => card.role === 'reference').sort(byName);
  const cards = [...judged, ...references];
  return {
    ...headView(scorecard),
    counts: countsOf(judged),
    headline: headline(judged, scorecard.judgedInAll),
    marks: [...markNotes(judged.map(({ verdict }) => verdict))],
    commitsNote: commitsNote(scorecard),
    projects: judged.map((card) => projectView(card, subjectOf(card), scorecard)),
    references: references.map((card) => projectView(card, subjectOf(card), scorecard)),
    overdue: overdueNotes(cards),
    disagreements: disagreementNotes(judged, subjectOf, scorecard),
    unknowns: unknownNotes(cards, subjectOf, scorecard),
    reviews: reviewCapacity(scorecard),
  };
}

/** Whose figures these are, of which day and cycle, by which policy and evidence: what every page begins with. */
export function headView(scorecard: Scorecard) {
  return {
    team: scorecard.team,
    asOf: scorecard.asOf,
    stale: staleWords(scorecard),
    cycle: scorecard.cycle.title,
    period: cycleWords(scorecard.cycle),
    cycleWindow: cycleDays(scorecard),
    policyVersion: scorecard.policyVersion,
    threshold: thresholdOf(scorecard),
    evidence: evidenceWords(scorecard, sourceTitle),
  };
}

export function subjects(scorecard: Scorecard): (card: ProjectCard) => Subject {
  const definitions = new Map(scorecard.measures.map((each) => [each.id, each]));
  return (card) => ({ cycle: scorecard.cycle, measurements: card.measurements, definitions });
}

function byName(left: ProjectCard, right: ProjectCard): number {
  return left.name < right.name ? -1 : Number(left.name > right.name);
}

function thresholdOf({ healthyFrom }: Scorecard): string | null {
  return healthyFrom === undefined ? null : `healthy from ${healthyFrom} points`;
}

/** The days of the cycle, or quarter, that is measured. */
export function cycleDays(scorecard: Scorecard): string {
  const { span = 'cycle' } = scorecard.cycle;
  const window = scorecard.windows.find((each) => each.name === span);
  return window === undefined ? scorecard.asOf : windowDays(window);
}

const kinds = ['healthy', 'thin', 'failing-or-thin', 'failing', 'silent', 'undetermined'] as const;

/** How many there are of each verdict, the healthy first. */
export function countsOf(judged: readonly ProjectCard[]): ScorecardView['counts'] {
  return kinds.flatMap((kind) => {
    const found = judged.filter(({ verdict }) => standingWords(verdict).kind === kind);
    const [first] = found;
    if (first?.verdict === undefined) return [];
    const { word, symbol } = standingWords(first.verdict);
    return [{ name: kind, verdict: first.verdict.name, word, symbol, count: String(found.length) }];
  });
}

function headline(judged: readonly ProjectCard[], inAll?: number): string {
  const parts = countsOf(judged).map((each) => `${each.count} ${each.word}`);
  if (parts.length === 0) {
    return inAll === undefined
      ? 'No project is judged in this snapshot.'
      : `None of ${plural(inAll, 'judged project', 'judged projects')} is among those asked for.`;
  }
  const all = plural(inAll ?? judged.length, 'project', 'projects');
  return `${inAll === undefined ? all : `${judged.length} of ${all}`}: ${listWords(parts)}.`;
}

/** Raw counts are shown so that a reader sees why they mislead. */
function commitsNote(scorecard: Scorecard): string {
  const span =
    commitMeasure(scorecard) === 'commits-365d'
      ? 'of the last 365 days'
      : `of the ${cycleWords(scorecard.cycle)}`;
  return `all ${span}, those of bots and tree-wide changes included: a raw count says little about care.`;
}
