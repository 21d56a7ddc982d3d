// What a PTG session works from: who to talk about and why, calls to settle, and the dates of the cycle.

import type { Agenda, AgendaItem, Candidate } from '../domain/agenda.ts';
import { isUnseenForYear } from '../domain/answering.ts';
import { type Calendar, hasCycles, seriesAt } from '../domain/cycle.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import type { IsoDate } from '../domain/time.ts';
import { waitingOf } from '../domain/waiting.ts';
import { calendarThrough } from '../lifecycle/calendar.ts';
import { lifecycleAt } from '../lifecycle/lifecycle.ts';
import type { Data } from '../registry/load.ts';
import { criteriaAtHand } from './criteria-at-hand.ts';
import { requireProjects } from './project-names.ts';
import { type LoadedScorecard, loadScorecard, type ScorecardRequest } from './scorecard.ts';

/** Everything for the session, offline. Throws as loadScorecard does, and USAGE for a project that is none. */
export function agendaOf(request: ScorecardRequest): Agenda {
  return agendaFrom(loadScorecard({ ...request, projects: [] }), request.projects);
}

/** The same of a scorecard that is loaded already. */
export function agendaFrom(
  { scorecard, data, policy, folder }: LoadedScorecard,
  names: readonly string[] = [],
  criteria = criteriaAtHand(folder, scorecard.asOf)?.table,
): Agenda {
  const day = scorecard.decidedTo ?? scorecard.asOf;
  const lifecycle = lifecycleAt({ ...data, policy, projects: data.registry.projects, asOf: day });
  requireProjects(
    names,
    scorecard.projects.map(({ name }) => name),
    'the scorecard',
  );
  const cards = scorecard.projects.filter(({ name }) => names.length === 0 || names.includes(name));
  const timeline = cards.flatMap((card) => card.timeline);
  return {
    ...{ scorecard, day },
    ...(criteria === undefined ? {} : { criteria }),
    calendar: ahead(data, day),
    healthy: policy.thresholds.healthy,
    items: lifecycle
      .candidates(cards)
      .map((candidate) => itemOf(candidate, cards, data, scorecard.asOf)),
    toSettle: timeline.filter(({ step }) => step === 'settle-call'),
    dates: timeline
      .filter(
        ({ state, step }) => step !== 'settle-call' && (state === 'overdue' || state === 'due'),
      )
      .sort((one, other) => (one.date < other.date ? -1 : 1)),
    toAsk: cards.filter(({ measurements }) => isUnseenForYear(measurements, scorecard.asOf)),
    waiting: waitingOf(cards),
  };
}

/** As far as a call and two cycles of notice reach. */
function ahead({ calendar }: Data, day: IsoDate): Calendar {
  return hasCycles(calendar) ? calendarThrough(calendar, day, 6) : calendar;
}

function itemOf(
  candidate: Candidate,
  cards: readonly ProjectCard[],
  { calendar, registry }: Data,
  shownOn: IsoDate,
): AgendaItem {
  const card = cards.find(({ name }) => name === candidate.project) as ProjectCard;
  const cycle = seriesAt(calendar, shownOn)?.start ?? shownOn;
  const before = card.trend.findLast(({ asOf }) => asOf < cycle && asOf < shownOn);
  const users = card.measurements['dependents'];
  const named = users?.state === 'measured' ? (users.names ?? []) : [];
  const followers = registry.projects.filter(
    ({ follows, repositories }) =>
      follows === card.name && !repositories.some((each) => named.includes(each)),
  );
  const decided = card.decisions.at(-1);
  return {
    ...{ candidate, card },
    hurt: [...followers.map(({ name }) => name), ...named],
    ...(before === undefined ? {} : { before }),
    ...(decided === undefined ? {} : { decided }),
  };
}
