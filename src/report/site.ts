// The frame of the pages: which there are, and how they link to each other.

import type { Scorecard } from '../domain/scorecard.ts';
import { daysBetween } from '../domain/time.ts';
import { plural } from '../words/english.ts';
import { html, type Markup } from '../words/html.ts';
import type { FamilyGroup } from './family-groups.ts';
import type { SiteView } from './page-schema.ts';

export type SitePage =
  | 'index'
  | 'agenda'
  | 'comparison'
  | 'timeline'
  | 'criteria'
  | 'groups'
  | 'definitions';

export type PlaceOnSite = SitePage | 'project' | 'group';

const titles: Readonly<Record<SitePage, string>> = {
  index: 'Overview',
  agenda: 'Agenda',
  comparison: 'What changed',
  timeline: 'Timeline',
  criteria: 'Criteria',
  groups: 'Groups',
  definitions: 'Definitions',
};

/** Where a project's page lies, seen from another page of the site; null where there is none. */
export type PageOf = (name: string) => string | null;

/** Of a page by itself, which no other lies beside. */
export const noPages: PageOf = () => null;

/** The name, linked where there is a page. */
export function linkTo(name: string, pageOf: PageOf): Markup {
  const href = pageOf(name);
  return href === null ? html`${name}` : html`<a href="${href}">${name}</a>`;
}

/** The forms that are published beside a page, by their names in the table of forms. */
export const besides: Readonly<
  Partial<Record<SitePage, readonly { readonly form: string; readonly href: string }[]>>
> = {
  agenda: [
    { form: 'text', href: 'agenda.txt' },
    { form: 'markdown', href: 'agenda.md' },
    { form: 'rst', href: 'agenda.rst' },
    { form: 'json', href: 'agenda.json' },
  ],
  comparison: [
    { form: 'text', href: 'comparison.txt' },
    { form: 'markdown', href: 'comparison.md' },
    { form: 'rst', href: 'comparison.rst' },
    { form: 'csv', href: 'comparison.csv' },
    { form: 'json', href: 'comparison.json' },
  ],
  timeline: [
    { form: 'ics', href: 'timeline.ics' },
    { form: 'markdown', href: 'timeline.md' },
    { form: 'json', href: 'timeline.json' },
  ],
  criteria: [
    { form: 'markdown', href: 'criteria.md' },
    { form: 'rst', href: 'criteria.rst' },
    { form: 'csv', href: 'criteria.csv' },
    { form: 'json', href: 'criteria.json' },
  ],
};

const formTitles: Readonly<Record<string, string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  rst: 'reStructuredText',
  csv: 'CSV',
  json: 'JSON',
  ics: 'iCalendar',
};

/** Links to the other forms of a page, for its foot. */
export function formsBeside(page: SitePage) {
  return (besides[page] ?? []).map(({ form, href }) => ({ text: formTitles[form] ?? form, href }));
}

/** What stands at the top of a page: `pages` are those of the site, `here` the one that is read, `group` that of a project. */
export function siteView(
  scorecard: Pick<Scorecard, 'team' | 'asOf' | 'decidedTo'>,
  pages: readonly SitePage[],
  here: PlaceOnSite,
  group?: FamilyGroup,
): SiteView {
  const up = here === 'project' ? '../' : '';
  const { asOf, decidedTo } = scorecard;
  return {
    family: scorecard.team,
    age: decidedTo === undefined ? `figures of ${asOf}` : ageWords(asOf, decidedTo),
    pages: [
      ...pages.map((page) => ({
        text: titles[page],
        href: `${up}${page}.html`,
        isHere: page === here,
      })),
      ...(group === undefined
        ? []
        : [{ text: group.title, href: `${up}${group.href}`, isHere: false }]),
    ],
  };
}

/** `figures of 2026-08-01, 117 days old; decisions up to 2026-11-26` */
function ageWords(asOf: string, decidedTo: string): string {
  const days = plural(daysBetween(asOf, decidedTo), 'day', 'days');
  return `figures of ${asOf}, ${days} old; decisions up to ${decidedTo}`;
}
