// The scorecard as pages: an overview and one page for each project. Each is one file that asks nothing of any network.

import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Scorecard } from '../../domain/scorecard.ts';
import { templateFiller } from '../../words/template-engine.ts';
import type { TemplateSet } from '../../words/templates.ts';
import type { RenderedFile } from '../form.ts';
import { overviewPage, projectHref } from '../overview-page.ts';
import { OverviewPage, ProjectPage } from '../page-schema.ts';
import { type ProjectPageOptions, projectPage } from '../project-page.ts';

export function renderHtml(
  scorecard: Scorecard,
  templates: TemplateSet,
  options: ProjectPageOptions = {},
): RenderedFile[] {
  const overview = templateFiller(templates('overview.html.hbs'), templates);
  const project = templateFiller(templates('project.html.hbs'), templates);
  const security = pagePolicy(templates);
  const index = checked(OverviewPage, overviewPage(scorecard, options, security));
  return [
    { path: 'index.html', content: overview(index) },
    ...scorecard.projects.map((card) => ({
      path: projectHref(card.name),
      content: project(checked(ProjectPage, projectPage(card, scorecard, options, security))),
    })),
  ];
}

function checked<T extends z.ZodType<object>>(schema: T, view: z.input<T>): z.output<T> {
  return schema.parse(view);
}

/** A browser runs the page's own script and style, and nothing else, whatever a name in the data may hold. */
export function pagePolicy(templates: TemplateSet): string {
  const script = hashOf(templates('script.html.hbs').source);
  const style = hashOf(templates('style.html.hbs').source);
  return `default-src 'none'; script-src '${script}'; style-src '${style}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
