// Everything at once, with names that stay: what a site serves and other pages link to.

import { type Scorecard, scorecardVersion } from '../domain/scorecard.ts';
import { slug } from '../words/slug.ts';
import { changesSince } from './compare.ts';
import { type Forms, type Look, type RenderedFile, render } from './form.ts';
import { forms } from './forms.ts';
import type { ScorecardReport } from './scorecard-report.ts';
import { besides, type SitePage } from './site.ts';

export type Publication = ScorecardReport;

/** The forms that are published for the family; the pages are the index. */
const published = ['html', 'markdown', 'rst', 'text', 'csv', 'json', 'openmetrics', 'badge', 'svg'];

/** Where the other forms lie, for the foot of the overview. */
const links = [
  { text: 'Markdown', href: 'scorecard.md' },
  { text: 'reStructuredText', href: 'scorecard.rst' },
  { text: 'plain text', href: 'scorecard.txt' },
  { text: 'CSV', href: 'scorecard.csv' },
  { text: 'JSON', href: 'scorecard.json' },
  { text: 'its schema', href: 'scorecard.schema.json' },
  { text: 'iCalendar', href: 'timeline.ics' },
  { text: 'badge', href: 'badge.svg' },
];

/**
 * The overview as `index.html`, a page and two badges for each project, every other form, the JSON Schema, and the
 * changes since `previous` where it is given. `files.json` lists them all.
 */
export async function renderPublication(
  publication: Publication,
  look: Look = {},
): Promise<readonly RenderedFile[]> {
  const { scorecardJsonSchema } = await import('./schema.ts');
  const site = { ...publication, isPublished: true, forms: links };
  const family = published.map((name) => render(forms.scorecard, name, site, look));
  const schema = `${JSON.stringify(scorecardJsonSchema(), null, 2)}
`;
  const files = [
    ...(await Promise.all(family)).flat(),
    ...(await badgesOf(publication, look)),
    ...(await formsOfPages(publication, look)),
    { path: 'scorecard.schema.json', content: schema },
  ];
  return [...files, listing(publication.scorecard, files)];
}

/** What the pages beside the overview show, in the forms that their feet name. */
async function formsOfPages(
  { scorecard, rules, agenda, criteria, ...publication }: Publication,
  look: Look,
): Promise<readonly RenderedFile[]> {
  const { team, asOf, decidedTo, projects } = scorecard;
  const entries = projects.flatMap(({ timeline }) => timeline);
  const steps = { team, asOf: decidedTo ?? asOf, entries, rules: rules ?? {}, withDone: false };
  const { previous } = publication;
  const changes = previous && changesSince({ scorecard, ...publication }, previous);
  return [
    ...(await inForms('timeline', forms.timeline, steps, look)),
    ...(await inForms('agenda', forms.agenda, agenda, look)),
    ...(await inForms('criteria', forms.criteria, criteria, look)),
    ...(await inForms('comparison', forms.comparison, changes, look)),
  ];
}

async function inForms<Value>(
  page: SitePage,
  known: Forms<Value>,
  value: Value | undefined,
  look: Look,
): Promise<readonly RenderedFile[]> {
  if (value === undefined) return [];
  const made = (besides[page] ?? []).map(({ form }) => render(known, form, value, look));
  return (await Promise.all(made)).flat();
}

async function badgesOf(publication: Publication, look: Look): Promise<readonly RenderedFile[]> {
  const badges = publication.scorecard.projects.flatMap((card) =>
    ['badge', 'svg'].map(async (badge) => {
      const one = { ...publication, scorecard: { ...publication.scorecard, projects: [card] } };
      const files = await render(forms.scorecard, badge, one, look);
      const ending = badge === 'svg' ? 'svg' : 'json';
      return files.map((file) => ({ ...file, path: `badges/${slug(card.name)}.${ending}` }));
    }),
  );
  return (await Promise.all(badges)).flat();
}

function listing(scorecard: Scorecard, files: readonly RenderedFile[]): RenderedFile {
  const { team, asOf, policyVersion } = scorecard;
  const paths = files.map((file) => file.path).sort();
  const content = { schemaVersion: scorecardVersion, team, asOf, policyVersion, files: paths };
  return { path: 'files.json', content: `${JSON.stringify(content, null, 2)}\n` };
}
