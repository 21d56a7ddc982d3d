// Scorecard to view model: every word and figure as it will be read, so that templates decide nothing.

import type { Decision, TimelineEntry } from '../domain/lifecycle.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Reason, Verdict } from '../domain/verdict.ts';
import { webLink } from './escape.ts';
import { percent, pointsMiddle, pointsWords, windowDays } from './figures.ts';
import { measureTitle, reasonSentence, type Subject, shortReason } from './reason-words.ts';
import type {
  DecisionView,
  NoteView,
  ProjectView,
  ScorecardView,
  StepView,
} from './view-schema.ts';
import {
  classWords,
  decisionSentence,
  decisionWord,
  evidenceWords,
  listWords,
  measuredWords,
  plural,
  sourceNames,
  stageWords,
  stepSentence,
  stepWord,
  unknownReasonWords,
  verdictWords,
} from './wording.ts';

/** The reasons that a table shows. */
const shownReasons = 3;

/** Everything that a form of the scorecard prints, in the order in which it is read. */
export function scorecardView(scorecard: Scorecard): ScorecardView {
  const subjectOf = subjects(scorecard);
  const judged = scorecard.projects.filter((card) => card.role === 'judged').sort(byPoints);
  const references = scorecard.projects.filter((card) => card.role === 'reference').sort(byName);
  const cards = [...judged, ...references];
  return {
    team: scorecard.team,
    asOf: scorecard.asOf,
    cycle: scorecard.cycle.title,
    cycleWindow: cycleDays(scorecard),
    policyVersion: scorecard.policyVersion,
    evidence: evidenceWords(scorecard.sourcesAsked),
    counts: countsOf(judged),
    headline: headline(judged),
    commitsNote: commitsNote(scorecard),
    projects: judged.map((card) => projectView(card, subjectOf(card), scorecard)),
    references: references.map((card) => projectView(card, subjectOf(card), scorecard)),
    overdue: together(cards.flatMap(overdueNote), cards.length),
    disagreements: judged
      .filter((card) => card.agreement === 'differ')
      .map((card) => disagreement(card, subjectOf(card))),
    unknowns: [
      ...together(
        cards.flatMap((card) => unknownsOf(card, subjectOf(card))),
        4,
      ),
      ...failures(scorecard),
    ],
  };
}

export function subjects(scorecard: Scorecard): (card: ProjectCard) => Subject {
  const definitions = new Map(scorecard.measures.map((each) => [each.id, each]));
  return (card) => ({ cycle: scorecard.cycle, measurements: card.measurements, definitions });
}

/** Most points first; a range stands at its middle, and equal points stand in order of name. */
function byPoints(left: ProjectCard, right: ProjectCard): number {
  return middleOf(right.verdict) - middleOf(left.verdict) || byName(left, right);
}

function middleOf(verdict: Verdict | undefined): number {
  return verdict === undefined ? -1 : pointsMiddle(verdict);
}

function byName(left: ProjectCard, right: ProjectCard): number {
  return left.name < right.name ? -1 : Number(left.name > right.name);
}

function cycleDays(scorecard: Scorecard): string {
  const window = scorecard.windows.find((each) => each.name === 'cycle');
  return window === undefined ? scorecard.asOf : windowDays(window);
}

const verdictOrder = ['healthy', 'at-risk', 'undetermined'] as const;

function countsOf(judged: readonly ProjectCard[]): ScorecardView['counts'] {
  return verdictOrder.map((name) => ({
    name,
    ...verdictWords[name],
    count: String(judged.filter((card) => card.verdict?.name === name).length),
  }));
}

function headline(judged: readonly ProjectCard[]): string {
  const parts = countsOf(judged)
    .filter((each) => each.count !== '0')
    .map((each) => `${each.count} ${each.word}`);
  if (parts.length === 0) return 'No project is judged in this snapshot.';
  return `${plural(judged.length, 'project', 'projects')}: ${listWords(parts)}.`;
}

const commitMeasures = ['commits-365d', 'commits-cycle'] as const;

function commitMeasure(scorecard: Scorecard): string | undefined {
  return commitMeasures.find((id) =>
    scorecard.projects.some((card) => Object.hasOwn(card.measurements, id)),
  );
}

/** Raw counts are shown so that a reader sees why they mislead. */
function commitsNote(scorecard: Scorecard): string {
  const span =
    commitMeasure(scorecard) === 'commits-365d'
      ? 'of the last 365 days'
      : `of the ${scorecard.cycle.title} cycle`;
  return `all ${span}, those of bots and tree-wide changes included: a raw count says little about care.`;
}

export function projectView(
  card: ProjectCard,
  subject: Subject,
  scorecard: Scorecard,
): ProjectView {
  const { verdict } = card;
  const name = verdict?.name ?? 'reference';
  const next = nextStep(card.timeline);
  const commits = card.measurements[commitMeasure(scorecard) ?? ''];
  return {
    name: card.name,
    class: classWords[card.class],
    repositories: [...card.repositories],
    paths: [...card.paths],
    summary: card.summary ?? null,
    verdict: { name, ...verdictWords[name] },
    points: verdict === undefined ? 'not judged' : pointsWords(verdict),
    coverage: verdict === undefined ? 'not judged' : percent(verdict.coverage),
    isPartlyKnown: verdict !== undefined && verdict.coverage < 1,
    reasons: (verdict?.reasons ?? []).map((reason) => ({
      short: shortReason(reason, subject),
      sentence: reasonSentence(reason, subject),
    })),
    decidedBy: decidedBy(card, subject),
    commits: commits === undefined ? 'not measured' : measuredWords(commits),
    decision:
      card.decision === undefined
        ? null
        : decisionViewOf(card.decision, card.agreement === 'differ'),
    stage: stageWords[card.stage],
    next: next === undefined ? null : stepView(next),
    timeline: card.timeline.map(stepView),
  };
}

/** Figures first, then what else bears on the verdict; where there is no verdict, why not comes first. */
function decidedBy(card: ProjectCard, subject: Subject): string[] {
  const reasons = card.verdict?.reasons ?? [];
  const words = (found: readonly Reason[]) => [
    ...new Set(found.map((reason) => shortReason(reason, subject))),
  ];
  const figures = words(reasons.filter((reason) => reason.measure !== undefined));
  const others = words(reasons.filter((reason) => reason.measure === undefined));
  if (card.verdict?.name === 'undetermined') return [...others, ...figures].slice(0, shownReasons);
  return [...figures.slice(0, shownReasons), ...others];
}

export function decisionViewOf(decision: Decision, differs: boolean): DecisionView {
  return {
    word: decisionWord(decision),
    sentence: decisionSentence(decision),
    date: decision.date,
    link: webLink(decision.link),
    differs,
  };
}

/** What is late comes first, then the nearest date ahead. */
function nextStep(timeline: readonly TimelineEntry[]): TimelineEntry | undefined {
  const open = timeline
    .filter((entry) => entry.state !== 'done')
    .sort((left, right) => (left.date < right.date ? -1 : 1));
  return open.find((entry) => entry.state === 'overdue') ?? open[0];
}

export function stepView(entry: TimelineEntry): StepView {
  return {
    project: entry.project,
    step: stepWord(entry),
    date: entry.date,
    state: entry.state,
    isOverdue: entry.state === 'overdue',
    isEstimated: entry.estimated,
    sentence: stepSentence(entry),
    link: webLink(entry.link),
  };
}

function disagreement(card: ProjectCard, subject: Subject): NoteView {
  const verdict = verdictWords[card.verdict?.name ?? 'undetermined'].word;
  const figures = listWords(decidedBy(card, subject));
  const said = card.decision === undefined ? 'nothing' : decisionSentence(card.decision);
  return {
    project: card.name,
    text: `the figures say ${verdict} (${figures}); the team decided: ${said}`,
    link: webLink(card.decision?.link),
  };
}

function unknownsOf(card: ProjectCard, subject: Subject): NoteView[] {
  const byReason = new Map<string, string[]>();
  for (const [id, measurement] of Object.entries(card.measurements)) {
    if (measurement.state !== 'unknown') continue;
    const reason = unknownReasonWords(measurement.reason);
    byReason.set(reason, [...(byReason.get(reason) ?? []), measureTitle(id, subject.definitions)]);
  }
  return [...byReason].map(([reason, titles]) => ({
    project: card.name,
    text: `${listWords(fewOf([...new Set(titles)]))} unknown (${reason})`,
    link: null,
  }));
}

/** What is late of one project, in one line. */
function overdueNote(card: ProjectCard): NoteView[] {
  const late = card.timeline.filter((entry) => entry.state === 'overdue');
  if (late.length === 0) return [];
  const [first] = late;
  const steps = late.map((entry) => `${entry.date} ${stepWord(entry)}`);
  const link = late.every((entry) => entry.link === first?.link) ? webLink(first?.link) : null;
  return [{ project: card.name, text: steps.join('; '), link }];
}

/** What is the same of several projects is said once; no more than `most` of them are named. */
function together(notes: readonly NoteView[], most: number): NoteView[] {
  const alike = new Map<string, NoteView[]>();
  for (const note of notes) alike.set(note.text, [...(alike.get(note.text) ?? []), note]);
  return [...alike].map(([text, found]) => {
    const links = new Set(found.map((note) => note.link));
    const [link = null] = links.size === 1 ? links : [];
    return {
      project: listWords(
        fewOf(
          found.map((note) => note.project),
          most,
        ),
      ),
      text,
      link,
    };
  });
}

/** Names the first few and counts the rest. */
function fewOf(names: readonly string[], most = 4): string[] {
  if (names.length <= most) return [...names];
  return [...names.slice(0, most - 1), `${names.length - most + 1} more`];
}

/** Sources that failed for something no card shows yet: a whole source, or a repository without a card. */
function failures(scorecard: Scorecard): NoteView[] {
  const shown = new Set(
    scorecard.projects
      .filter((card) => Object.values(card.measurements).some((each) => each.state === 'unknown'))
      .flatMap((card) => card.repositories),
  );
  return scorecard.sources
    .filter((report) => report.state === 'failed' && !shown.has(report.repository))
    .map((report) => ({
      project: report.repository === '*' ? sourceNames[report.source] : report.repository,
      text: `${sourceNames[report.source]} unknown (${unknownReasonWords(report.reason ?? { code: 'not-collected' })})`,
      link: null,
    }));
}
