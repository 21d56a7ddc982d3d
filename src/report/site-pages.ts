// The pages of the site besides the overview and the projects: each where what it shows is at hand.

import { agendaBody } from './agenda-page.ts';
import { changesSince } from './compare.ts';
import { comparisonBody } from './compare-page.ts';
import { criteriaBody } from './criteria/html.ts';
import { definitionsBody } from './definitions-page.ts';
import type { Body } from './formats/html.ts';
import { groupsBody } from './groups-page.ts';
import { mostInRows } from './overview-files.ts';
import { projectHref } from './project-href.ts';
import type { ScorecardReport } from './scorecard-report.ts';
import type { PageOf, SitePage } from './site.ts';
import { timelineBody } from './timeline/html.ts';

export function bodiesOf(report: ScorecardReport): Readonly<Partial<Record<SitePage, Body>>> {
  const { scorecard, previous, criteria, agenda, rules, calendar = [] } = report;
  const { team, asOf, projects } = scorecard;
  const entries = projects.flatMap(({ timeline }) => timeline);
  const known = new Set(projects.map(({ name }) => name));
  const pageOf: PageOf = (name) => (known.has(name) ? projectHref(name) : null);
  return {
    ...(agenda === undefined ? {} : { agenda: agendaBody(agenda, pageOf) }),
    ...(previous === undefined
      ? {}
      : { comparison: comparisonBody(changesSince(report, previous), pageOf) }),
    ...(rules === undefined
      ? {}
      : {
          timeline: timelineBody(
            { team, asOf: scorecard.decidedTo ?? asOf, entries, rules, withDone: true },
            { calendar, pageOf },
          ),
        }),
    ...(criteria === undefined ? {} : { criteria: criteriaBody(criteria, pageOf) }),
    ...(projects.length > mostInRows ? {} : { groups: groupsBody(scorecard, calendar) }),
    definitions: definitionsBody(scorecard, report.policy),
  };
}
