// Everything at once, with names that stay: what a site serves and other pages link to.

import { type Scorecard, scorecardVersion } from '../domain/scorecard.ts';
import { compareScorecards } from './compare.ts';
import { renderComparison } from './comparison.ts';
import { type RenderedFile, type RenderOptions, type ReportFormat, render } from './render.ts';
import { slug } from './slug.ts';
import type { TimelineInput } from './timeline/view.ts';

/** With the rules of the lifecycle the calendar says why each date is what it is. */
export interface PublicationOptions extends RenderOptions {
  readonly rules?: TimelineInput['rules'];
}

/** The forms that are published for the family; the pages are the index. */
const forms = [
  'html',
  'markdown',
  'rst',
  'text',
  'csv',
  'json',
  'badge',
  'svg',
] as const satisfies readonly ReportFormat[];

/**
 * The overview as `index.html`, a page and two badges for each project, every other form, the JSON Schema, and the
 * changes since `options.previous` where it is given. `files.json` lists them all.
 */
export async function renderPublication(
  scorecard: Scorecard,
  options: PublicationOptions = {},
): Promise<readonly RenderedFile[]> {
  const { scorecardJsonSchema } = await import('./schema.ts');
  const family = await Promise.all(forms.map((form) => render(scorecard, form, options)));
  const badges = await badgesOf(scorecard, options);
  const schema = `${JSON.stringify(scorecardJsonSchema(), null, 2)}\n`;
  const files = [
    ...family.flat(),
    ...badges,
    ...(await changes(scorecard, options)),
    await calendarOf(scorecard, options),
    { path: 'scorecard.schema.json', content: schema },
  ];
  return [...files, listing(scorecard, files)];
}

/** The open steps of all projects, to subscribe to. */
async function calendarOf(scorecard: Scorecard, { rules = {} }: PublicationOptions) {
  const { timelineIcs } = await import('./timeline/ics.ts');
  const { team, asOf, projects } = scorecard;
  const entries = projects.flatMap(({ timeline }) => timeline);
  return {
    path: 'timeline.ics',
    content: timelineIcs({ team, asOf, entries, rules, withDone: false }),
  };
}

async function badgesOf(
  scorecard: Scorecard,
  options: RenderOptions,
): Promise<readonly RenderedFile[]> {
  const { renderBadge, renderSvg } = await import('./formats/badge.ts');
  const { loadTemplates } = await import('../words/templates.ts');
  const templates = loadTemplates(options.templates);
  return scorecard.projects.flatMap(({ name }) => {
    const one = only(scorecard, name);
    return [
      { path: `badges/${slug(name)}.json`, content: renderBadge(one) },
      { path: `badges/${slug(name)}.svg`, content: renderSvg(one, templates) },
    ];
  });
}

function only(scorecard: Scorecard, name: string): Scorecard {
  return { ...scorecard, projects: scorecard.projects.filter((card) => card.name === name) };
}

async function changes(
  scorecard: Scorecard,
  options: RenderOptions,
): Promise<readonly RenderedFile[]> {
  if (options.previous === undefined) return [];
  const comparison = compareScorecards(options.previous, scorecard);
  const written = (['html', 'markdown', 'json'] as const).map((form) =>
    renderComparison(comparison, form, options),
  );
  return (await Promise.all(written)).flat();
}

function listing(scorecard: Scorecard, files: readonly RenderedFile[]): RenderedFile {
  const { team, asOf, policyVersion } = scorecard;
  const paths = files.map((file) => file.path).sort();
  const content = { schemaVersion: scorecardVersion, team, asOf, policyVersion, files: paths };
  return { path: 'files.json', content: `${JSON.stringify(content, null, 2)}\n` };
}
