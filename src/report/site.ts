// The frame of the pages: which there are, and how they link to each other.

import type { Scorecard } from '../domain/scorecard.ts';
import { daysBetween } from '../domain/time.ts';
import { plural } from '../words/english.ts';
import type { SiteView } from './page-schema.ts';

export type SitePage =
  | 'index'
  | 'agenda'
  | 'comparison'
  | 'timeline'
  | 'criteria'
  | 'groups'
  | 'definitions';

const titles: Readonly<Record<SitePage, string>> = {
  index: 'Overview',
  agenda: 'Agenda',
  comparison: 'Since the last cycle',
  timeline: 'Timeline',
  criteria: 'Criteria',
  groups: 'Groups',
  definitions: 'Definitions',
};

/** What stands at the top of a page: `pages` are those of the site, `here` the one that is read. */
export function siteView(
  scorecard: Pick<Scorecard, 'team' | 'asOf' | 'decidedTo'>,
  pages: readonly SitePage[],
  here: SitePage | 'project',
): SiteView {
  const up = here === 'project' ? '../' : '';
  const { asOf, decidedTo } = scorecard;
  return {
    family: scorecard.team,
    age: decidedTo === undefined ? `figures of ${asOf}` : ageWords(asOf, decidedTo),
    pages: pages.map((page) => ({
      text: titles[page],
      href: `${up}${page}.html`,
      isHere: page === here,
    })),
  };
}

/** `figures of 2026-08-01, 117 days old; decisions up to 2026-11-26` */
function ageWords(asOf: string, decidedTo: string): string {
  const days = plural(daysBetween(asOf, decidedTo), 'day', 'days');
  return `figures of ${asOf}, ${days} old; decisions up to ${decidedTo}`;
}
