// The list that a PTG session works from: who has been at risk for how long, was asked, and what is legal when.

import type { Candidate, LegalDay } from '../domain/agenda.ts';
import { type Calendar, seriesAt } from '../domain/cycle.ts';
import { isInTree } from '../domain/project.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import { addDays, type IsoDate } from '../domain/time.ts';
import { type CalendarDay, laterOf, releaseAfter, seriesOfDay } from './calendar.ts';
import { answerBy, answerFrom, firstAllowed, ratifyBy } from './deadlines.ts';
import type { Scene } from './scene.ts';
import { type Standing, standingOf } from './stage.ts';

/** What is asked of a card of the scorecard; its trend is the history. */
export type CandidateCard = Pick<ProjectCard, 'name' | 'role' | 'paths' | 'trend'>;

/** Projects that are at risk, were called for, or are deprecated, in the order of the cards: the most urgent first. */
export function candidates(scene: Scene, cards: readonly CandidateCard[]): readonly Candidate[] {
  return cards
    .filter(({ role }) => role === 'judged')
    .map((card) => candidateOf(card, scene))
    .filter(isCandidate);
}

function candidateOf(card: CandidateCard, scene: Scene): Candidate {
  const { calendar, rules, asOf } = scene;
  const { name: project } = card;
  const standing = standingOf(scene, project);
  const { waiver } = standing;
  const call = standing.decisions.findLast(({ kind }) => kind === 'call');
  const last = call && answerBy(call, calendar, rules).date;
  return {
    project,
    stage: standing.stage,
    ...timeAtRisk(card, scene),
    ...(call === undefined ? {} : { calledOn: call.date }),
    answer: last === undefined ? 'not-called' : answerTo(standing, last, asOf),
    ...(last === undefined ? {} : { answerBy: last }),
    ...legalDays(standing, last, scene),
    stadiumFirst: rules.stadiumFirst && isInTree(card),
    ...(waiver?.until === undefined ? {} : { waivedUntil: waiver.until }),
  };
}

function isCandidate({ stage, cyclesAtRisk: cycles }: Candidate): boolean {
  return stage === 'calling' || stage === 'deprecated' || (stage === 'active' && cycles > 0);
}

/** A cycle counts by its last verdict; one that was not measured neither counts nor ends the row. */
function timeAtRisk(
  card: CandidateCard,
  { calendar, asOf }: Scene,
): Pick<Candidate, 'cyclesAtRisk' | 'atRiskSince'> {
  const lastVerdicts = new Map(
    card.trend
      .filter((point) => point.asOf <= asOf)
      .sort((one, other) => (one.asOf < other.asOf ? -1 : 1))
      .map((point) => [seriesAt(calendar, point.asOf)?.name ?? point.asOf, point.verdict]),
  );
  const cycles = [...lastVerdicts].reverse();
  const end = cycles.findIndex(([, verdict]) => verdict !== 'at-risk');
  const row = end < 0 ? cycles : cycles.slice(0, end);
  const first = row.at(-1);
  if (first === undefined) return { cyclesAtRisk: 0 };
  return { cyclesAtRisk: row.length, atRiskSince: { series: first[0], isFirst: end < 0 } };
}

function answerTo(standing: Standing, last: IsoDate, asOf: IsoDate): Candidate['answer'] {
  if (standing.stage !== 'calling') return standing.stage === 'active' ? 'answered' : 'unanswered';
  return asOf <= last ? 'open' : 'unanswered';
}

function legalDays(
  standing: Standing,
  lastAnswer: IsoDate | undefined,
  scene: Scene,
): Pick<Candidate, 'earliestDeprecation' | 'earliestRetirement'> {
  const { calendar, rules } = scene;
  if (standing.countedFrom !== undefined) {
    const end = releaseAfter(calendar, standing.countedFrom, rules.cyclesToRetirement);
    return { earliestRetirement: legalDay(end) };
  }
  if (standing.stage === 'retired') return {};
  const deprecation = firstDeprecation(standing, lastAnswer, scene);
  const retirement = releaseAfter(calendar, deprecation.series, rules.cyclesToRetirement);
  return {
    earliestDeprecation: legalDay(deprecation),
    earliestRetirement: legalDay(retirement),
  };
}

function firstDeprecation(
  standing: Standing,
  lastAnswer: IsoDate | undefined,
  { calendar, rules, asOf }: Scene,
): CalendarDay {
  const { considered } = standing;
  const isDiscussed = considered !== undefined && asOf <= ratifyBy(considered, calendar).date;
  if (!rules.callFirst || isDiscussed) return dayIn(calendar, asOf, false);
  if (standing.stage === 'calling' && lastAnswer !== undefined) {
    const call = standing.decision;
    const spared = call && firstAllowed(call, calendar);
    const from = laterOf(addDays(lastAnswer, 1), spared?.start ?? lastAnswer);
    return dayIn(calendar, laterOf(asOf, from), false);
  }
  const answer = answerFrom(asOf, calendar, rules);
  return dayIn(calendar, addDays(answer.date, 1), answer.estimated);
}

function dayIn(calendar: Calendar, date: IsoDate, estimated: boolean): CalendarDay {
  return { date, series: seriesOfDay(calendar, date), estimated };
}

function legalDay({ date, series, estimated }: CalendarDay): LegalDay {
  return { date, series: series.name, estimated };
}
