// The pages of the site besides the overview and the projects: each where what it shows is at hand.

import { agendaBody } from './agenda.ts';
import { compareScorecards } from './compare.ts';
import { comparisonBody } from './compare-page.ts';
import { criteriaBody } from './criteria/html.ts';
import { definitionsBody } from './definitions-page.ts';
import type { Body } from './formats/html.ts';
import { groupsBody } from './groups-page.ts';
import type { ScorecardReport } from './scorecard-report.ts';
import type { SitePage } from './site.ts';
import { timelineBody } from './timeline/html.ts';

export function bodiesOf(report: ScorecardReport): Readonly<Partial<Record<SitePage, Body>>> {
  const { scorecard, previous, criteria, agenda, rules, calendar = [] } = report;
  const { team, asOf, projects } = scorecard;
  const entries = projects.flatMap(({ timeline }) => timeline);
  return {
    ...(agenda === undefined ? {} : { agenda: agendaBody(agenda) }),
    ...(previous === undefined
      ? {}
      : { comparison: comparisonBody(compareScorecards(previous, scorecard)) }),
    ...(rules === undefined
      ? {}
      : { timeline: timelineBody({ team, asOf, entries, rules, withDone: false }) }),
    ...(criteria === undefined ? {} : { criteria: criteriaBody({ table: criteria, against: [] }) }),
    groups: groupsBody(scorecard, calendar),
    definitions: definitionsBody(scorecard, report.policy),
  };
}
