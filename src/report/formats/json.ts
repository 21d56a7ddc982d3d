// The scorecard for other programs. Its text is exact: nothing is escaped but what JSON itself needs.

import type { Measurement, Measurements } from '../../domain/measurement.ts';
import type { ProjectCard } from '../../domain/scorecard.ts';
import { type Scorecard, scorecardVersion } from '../../domain/scorecard.ts';
import { worstFirst } from '../../domain/urgency.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { mendOf, missSentence } from '../../words/missing.ts';
import { reasonSentence, type Subject } from '../../words/reasons.ts';
import { markOf } from '../../words/verdicts.ts';
import type { ScorecardJson } from '../schema.ts';
import { subjects } from '../view.ts';

/** Indented, and in a family of more than a thousand a project a line: that of 20,000 would be longer than a text can be. */
export function renderJson(scorecard: Scorecard): string {
  const whole = scorecardJson(scorecard);
  if (whole.projects.length <= mostIndented) return `${JSON.stringify(whole, null, 2)}\n`;
  const { projects, ...head } = whole;
  const lines = projects.map((project) => JSON.stringify(project)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"projects":[\n${lines}\n]}\n`;
}

const mostIndented = 1000;

/** The scorecard in its published form; projects in the order of every form, the most urgent first. */
function scorecardJson(scorecard: Scorecard): ScorecardJson {
  const subjectOf = subjects(scorecard);
  return {
    schemaVersion: scorecardVersion,
    team: scorecard.team,
    asOf: scorecard.asOf,
    ...(scorecard.decidedTo === undefined ? {} : { decidedTo: scorecard.decidedTo }),
    cycle: scorecard.cycle,
    windows: [...scorecard.windows],
    policyVersion: scorecard.policyVersion,
    ...(scorecard.healthyFrom === undefined ? {} : { healthyFrom: scorecard.healthyFrom }),
    definitionsVersion: scorecard.definitionsVersion,
    ...(scorecard.currentDefinitions !== undefined && {
      currentDefinitions: scorecard.currentDefinitions,
    }),
    ...(scorecard.otherDefinitions && { otherDefinitions: [...scorecard.otherDefinitions] }),
    sourcesAsked: [...scorecard.sourcesAsked],
    projects: scorecard.projects
      .toSorted(worstFirst)
      .map((card) => projectJson(card, subjectOf(card), scorecard)),
    sources: scorecard.sources.map(({ remarks, ...report }) => ({
      ...report,
      ...(remarks === undefined ? {} : { remarks: [...remarks] }),
    })),
    pins: [...scorecard.pins],
  };
}

function projectJson(
  card: ProjectCard,
  subject: Subject,
  scorecard: Scorecard,
): ScorecardJson['projects'][number] {
  const { verdict } = card;
  return {
    name: card.name,
    team: card.team ?? null,
    class: card.class,
    role: card.role,
    repositories: [...card.repositories],
    paths: [...card.paths],
    verdict: verdict?.name ?? null,
    level: verdict?.level ?? null,
    levels: [...(verdict?.levels ?? [])],
    mark: markOf(verdict) ?? null,
    since: verdict?.since ?? null,
    ...pointsJson(verdict),
    missing: (verdict?.missing ?? []).map((miss) => ({
      ...miss,
      text: missSentence(miss, card, subject),
      ...mendJson(miss.measure, scorecard),
    })),
    signs: (verdict?.signs ?? []).map(({ sign, holds }) => ({
      measure: sign.measure,
      says: sign.says,
      holds,
      ...mendJson(sign.measure, scorecard),
    })),
    reasons: (verdict?.reasons ?? []).map((reason) => ({
      ...reason,
      text: reasonSentence(reason, subject),
    })),
    ...(verdict?.kept && {
      kept: verdict.kept.map(({ condition, holds }) => ({ ...condition, holds })),
    }),
    ...(card.said && { said: [...card.said] }),
    measurements: measurementsJson(card.measurements),
    decision: card.decision === undefined ? null : withoutProject(card.decision),
    agreement: card.agreement,
    stage: card.stage,
    timeline: card.timeline.map(withoutProject),
    trend: card.trend.map(({ levels, figures, ...point }) => ({
      ...point,
      ...(figures === undefined ? {} : { figures: { ...figures } }),
      ...(levels === undefined ? {} : { levels: [...levels] }),
    })),
  };
}

function pointsJson(verdict: Verdict | undefined) {
  if (verdict === undefined) {
    return { points: null, pointsRange: null, pointsShort: null, coverage: null };
  }
  const { points, range, short: pointsShort, coverage } = verdict;
  const pointsRange: [number, number] = [range.worst, range.best];
  return { points, pointsRange, pointsShort, coverage };
}

function mendJson(measure: string, scorecard: Scorecard) {
  const mend = mendOf(measure, scorecard);
  return mend === undefined ? {} : { mend };
}

function withoutProject<T extends { readonly project: string }>(entry: T): Omit<T, 'project'> {
  const { project: _, ...rest } = entry;
  return rest;
}

type MeasurementJson = ScorecardJson['projects'][number]['measurements'][string];

function measurementsJson(measurements: Measurements): Record<string, MeasurementJson> {
  const ids = Object.keys(measurements).sort();
  return Object.fromEntries(
    ids.flatMap((id) => {
      const measurement = measurements[id];
      return measurement === undefined ? [] : [[id, measurementJson(measurement)]];
    }),
  );
}

function measurementJson(measurement: Measurement): MeasurementJson {
  const { unit, window, source } = measurement;
  if (measurement.state === 'measured') {
    const { value, sample, links, names, since, atMost, outOf } = measurement;
    const shown = {
      ...(links && { links: [...links] }),
      ...(names && { names: [...names] }),
      ...(since && { since }),
      ...(atMost !== undefined && { atMost }),
      ...(outOf !== undefined && { outOf }),
    };
    return { state: 'measured', value, unit, window, source, sample, ...shown };
  }
  const nothing = { value: null, unit, window, source, sample: null, reason: measurement.reason };
  if (measurement.state === 'not-applicable') return { state: 'not-applicable', ...nothing };
  const { atLeast, atMost } = measurement;
  const bounds = {
    ...(atLeast !== undefined && { atLeast }),
    ...(atMost !== undefined && { atMost }),
  };
  return { state: 'unknown', ...nothing, ...bounds };
}
