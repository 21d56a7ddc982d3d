// One project as a page: its story, every figure with what it gave, its history, and what the figures cannot tell.

import type { MeasureDefinition, Measurement } from '../domain/measurement.ts';
import { addressUnder } from '../domain/project.ts';
import type { ProjectCard, Scorecard, TrendPoint } from '../domain/scorecard.ts';
import type { Grade, Policy, Verdict } from '../domain/verdict.ts';
import { sourceTitle } from '../sources/names.ts';
import { staleWords } from '../words/days.ts';
import { webLink } from '../words/escape.ts';
import { scaledNote, trendPoints } from '../words/figures.ts';
import { gradeSentence, measureTitle, type Subject, shortReasonOf } from '../words/reasons.ts';
import {
  capital,
  cycleWords,
  evidenceWords,
  measuredWords,
  plural,
  readable,
  standingThen,
  windowWords,
} from '../words/wording.ts';
import { historyChart } from './charts.ts';
import { kinSentences } from './kin.ts';
import type { PageOptions } from './overview-page.ts';
import type { MeasureRow, ProjectPage } from './page-schema.ts';
import { decisionViewOf, projectView } from './project-view.ts';
import { groupsFor, ways } from './prospects.ts';
import { storyOf } from './story.ts';
import { cycleDays, subjects } from './view.ts';

export interface ProjectPageOptions extends PageOptions {
  readonly policy?: Policy;
}

export function projectPage(
  card: ProjectCard,
  scorecard: Scorecard,
  options: ProjectPageOptions,
  security: string,
): ProjectPage {
  const subject = subjects(scorecard)(card);
  const healthy = options.policy?.thresholds.healthy;
  const { verdict } = card;
  return {
    ...projectView(card, subject, scorecard),
    security,
    contest: options.contest ?? null,
    team: scorecard.team,
    asOf: scorecard.asOf,
    stale: staleWords(scorecard),
    cycle: scorecard.cycle.title,
    period: cycleWords(scorecard.cycle),
    cycleWindow: cycleDays(scorecard),
    policyVersion: scorecard.policyVersion,
    evidence: evidenceWords(scorecard, sourceTitle),
    home: '../index.html',
    story: storyOf(card, subject),
    kin: [...kinSentences(card, scorecard)],
    threshold: healthy === undefined ? null : `healthy from ${healthy} points`,
    isJudged: verdict !== undefined,
    groups: verdict === undefined ? [] : groupsOf(card, verdict, options.policy, subject),
    scaled: verdict === undefined ? null : scaledNote(verdict),
    others: othersOf(card, scorecard, subject),
    people: (options.people?.get(card.name) ?? []).map(({ name, commits }) => ({
      name,
      commits: plural(commits, 'own commit', 'own commits'),
    })),
    prospects: options.policy === undefined ? [] : ways(card, options.policy, subject),
    decisions: card.decisions.map((decision) => decisionViewOf(decision, false, scorecard.asOf)),
    history: historyChart(card.trend, healthy),
    trend: card.trend.map((point) => ({
      asOf: point.asOf,
      ...wordOf(point),
      points: `${trendPoints(point)}${because(point)}`,
    })),
    limits: limitsOf(verdict, subject),
    links: linksOf(card, scorecard),
  };
}

function because({ because: code }: TrendPoint): string {
  return code === undefined ? '' : ` (${shortReasonOf(code)})`;
}

function groupsOf(
  card: ProjectCard,
  verdict: Verdict,
  policy: Policy | undefined,
  subject: Subject,
): ProjectPage['groups'] {
  const titles = new Map(groupsFor(card, policy).map((group) => [group.id, group.title]));
  const ids = [...new Set(verdict.grades.map((grade) => grade.group))];
  return ids.map((id) => {
    const grades = verdict.grades.filter((grade) => grade.group === id);
    return {
      title: titles.get(id) ?? capital(readable(id)),
      points: given(grades),
      rows: grades.map((grade) => ({
        ...measureRow(grade.measure, grade.measurement, subject),
        points: given([grade]),
        reason: gradeSentence(grade, subject),
      })),
    };
  });
}

/** `8 of 15`, `3–15 of 15` where something is unknown. */
function given(grades: readonly Grade[]): string {
  const sum = (pick: (grade: Grade) => number) =>
    String(Math.round(10 * grades.reduce((all, each) => all + pick(each), 0)) / 10);
  const [worst, best] = [sum((each) => each.worst), sum((each) => each.best)];
  return `${worst === best ? worst : `${worst}–${best}`} of ${sum((each) => each.of)}`;
}

function measureRow(id: string, measurement: Measurement, subject: Subject): MeasureRow {
  const definition = subject.definitions.get(id);
  const links = measurement.state === 'measured' ? (measurement.links ?? []) : [];
  return {
    title: measureTitle(id, subject.definitions),
    definition: definition?.definition ?? null,
    value: measuredWords(measurement),
    isUnknown: measurement.state !== 'measured',
    window:
      measurement.window.name === 'as-of'
        ? 'that day'
        : windowWords(measurement.window.name, subject.cycle),
    sample: measurement.state === 'measured' ? String(measurement.sample) : 'none',
    source: sourceTitle(measurement.source),
    links: links.map(webLink).flatMap((href) => (href === null ? [] : [{ text: 'see it', href }])),
  };
}

function othersOf(card: ProjectCard, scorecard: Scorecard, subject: Subject): MeasureRow[] {
  const graded = new Set(card.verdict?.grades.map((grade) => grade.measure));
  const order = new Map(scorecard.measures.map((each, at) => [each.id, at]));
  const place = (id: string) => order.get(id) ?? order.size;
  return Object.entries(card.measurements)
    .filter(([id]) => !graded.has(id))
    .sort(([left], [right]) => place(left) - place(right) || (left < right ? -1 : 1))
    .map(([id, measurement]) => measureRow(id, measurement, subject));
}

function limitsOf(verdict: Verdict | undefined, subject: Subject): ProjectPage['limits'] {
  return (verdict?.grades ?? [])
    .map((grade) => subject.definitions.get(grade.measure))
    .filter((each): each is MeasureDefinition => each !== undefined)
    .map((each) => ({ title: capital(each.title), text: each.limits }));
}

function wordOf(point: TrendPoint) {
  const { word, symbol } = standingThen(point);
  return { word, symbol };
}

function linksOf(card: ProjectCard, scorecard: Scorecard): ProjectPage['links'] {
  return card.repositories.flatMap((name) => {
    const base = scorecard.links.repository;
    const href = base === undefined ? null : webLink(addressUnder(base, name));
    return href === null ? [] : [{ text: name, href }];
  });
}
