// The view of one project: its verdict, why, what was decided and what comes next, in words.

import type { Decision, TimelineEntry } from '../domain/lifecycle.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Reason, Verdict } from '../domain/verdict.ts';
import { classWords } from '../words/classes.ts';
import { decisionSentence, decisionWord } from '../words/decisions.ts';
import { webLink } from '../words/escape.ts';
import { percent, pointsWords } from '../words/figures.ts';
import { measuredWords } from '../words/measured.ts';
import { goodSentences, mendOf, missingShort, missSentence, missShort } from '../words/missing.ts';
import { reasonSentence, type Subject, shortReason } from '../words/reasons.ts';
import { sayingWords } from '../words/sayings.ts';
import { stageWords, stepSentence, stepWord } from '../words/steps.ts';
import { markOf, standingWords } from '../words/verdicts.ts';
import type { DecisionView, ProjectView, StepView } from './view-schema.ts';

/** The reasons that a table shows. */
const shownReasons = 3;

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
    verdict: {
      name,
      ...standingWords(verdict),
      mark: markOf(verdict) ?? '',
      since: verdict?.since ?? null,
    },
    points: verdict === undefined ? 'not judged' : pointsWords(verdict),
    ...judgedView(verdict, subject),
    nearest: missingShort(card, subject),
    missing: missesOf(card, subject, scorecard),
    coverage: verdict === undefined ? 'not judged' : percent(verdict.coverage),
    says: (card.said ?? []).map(sayingWords),
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
        : decisionViewOf(card.decision, card.agreement === 'differ', scorecard.asOf),
    stage: stageWords[card.stage],
    next: next === undefined ? null : stepView(next),
    timeline: card.timeline.map(stepView),
  };
}

/** What a verdict adds; nothing of a reference. */
function judgedView(
  verdict: Verdict | undefined,
  subject: Subject,
): Pick<ProjectView, 'short' | 'good' | 'signs'> {
  if (verdict === undefined) return { short: '', good: [], signs: [] };
  const { name, short, signs } = verdict;
  return {
    short: short === 0 || name === 'undetermined' ? '' : String(short),
    good: [...goodSentences(verdict, subject)],
    signs: signs.filter(({ holds }) => holds).map(({ sign }) => sign.says),
  };
}

function missesOf(
  card: ProjectCard,
  subject: Subject,
  scorecard: Scorecard,
): ProjectView['missing'] {
  return (card.verdict?.missing ?? []).map((miss) => {
    const mend = mendOf(miss.measure, scorecard);
    return {
      short: missShort(miss, card, subject),
      sentence: missSentence(miss, card, subject),
      mend: mend?.how ?? null,
      link: webLink(mend?.link),
    };
  });
}

const commitMeasures = ['commits-365d', 'commits-cycle'] as const;

/** The count of commits that the snapshot has, over the longest window. */
export function commitMeasure(scorecard: Scorecard): string | undefined {
  return commitMeasures.find((id) =>
    scorecard.projects.some((card) => Object.hasOwn(card.measurements, id)),
  );
}

/** First what the figures alone do not say (why there is no verdict, or why it is not that of the points), then figures. */
export function decidedBy(card: ProjectCard, subject: Subject): string[] {
  const reasons = card.verdict?.reasons ?? [];
  const words = (found: readonly Reason[]) => [
    ...new Set(found.map((reason) => shortReason(reason, subject))),
  ];
  const figures = words(reasons.filter((reason) => reason.measure !== undefined));
  const others = words(reasons.filter((reason) => reason.measure === undefined));
  return [...others, ...figures].slice(0, shownReasons);
}

export function decisionViewOf(
  decision: Decision,
  differs: boolean,
  figuresOf: IsoDate,
): DecisionView {
  return {
    word: decisionWord(decision),
    sentence: decisionSentence(decision, figuresOf),
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
