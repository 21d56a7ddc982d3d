// The scorecard as pages of one site. Each is one file that asks nothing of any network.

import { createHash } from 'node:crypto';
import type { Scorecard } from '../../domain/scorecard.ts';
import type { Markup } from '../../words/html.ts';
import { templateFiller } from '../../words/template-engine.ts';
import type { TemplateSet } from '../../words/templates.ts';
import type { FamilyGroup } from '../family-groups.ts';
import { type RenderedFile, whenWritten } from '../form.ts';
import { inSources } from '../in-sources.ts';
import { overviewFiles } from '../overview-files.ts';
import { overviewPage } from '../overview-page.ts';
import type { PageOptions } from '../page-options.ts';
import type { SiteView } from '../page-schema.ts';
import { projectHref } from '../project-href.ts';
import { projectPage } from '../project-page.ts';
import { formsBeside, type PlaceOnSite, type SitePage, siteView } from '../site.ts';

/** A page whose body is made in code. */
export interface Body {
  readonly title: string;
  readonly lead?: string;
  readonly basis?: string;
  readonly body: Markup;
  /** Other forms of the same, where they lie beside the page. */
  readonly forms?: readonly { readonly text: string; readonly href: string }[];
}

/** The overview, a page for each project, and the other pages in their frame. */
export async function renderHtml(
  scorecard: Scorecard,
  templates: TemplateSet,
  options: PageOptions = {},
  others: Readonly<Partial<Record<SitePage, Body>>> = {},
): Promise<RenderedFile[]> {
  const schemas = await pageSchemas();
  const overview = templateFiller(templates('overview.html.hbs'), templates);
  const project = templateFiller(templates('project.html.hbs'), templates);
  const security = pagePolicy(templates);
  const bodies = Object.entries(others) as [SitePage, Body][];
  const pages: readonly SitePage[] = ['index', ...bodies.map(([page]) => page)];
  const site = (here: PlaceOnSite, group?: FamilyGroup) => siteView(scorecard, pages, here, group);
  const frame = framed(templates, security, schemas);
  const { files, groupOf } = overviewFiles(scorecard, options, (shown, besides, shape) => {
    const here = shape.title === undefined ? 'index' : 'group';
    const view = overviewPage(shown, besides, site(here), security, shape);
    schemas?.OverviewPage.parse(view);
    return overview(view);
  });
  return [
    ...files,
    ...bodies.map(([page, body]) => {
      const forms = options.isPublished === true ? formsBeside(page) : [];
      return { path: `${page}.html`, content: frame({ ...body, forms }, site(page)) };
    }),
    ...scorecard.projects.map((card) =>
      whenWritten(projectHref(card.name), () => {
        const view = projectPage(
          card,
          scorecard,
          options,
          site('project', groupOf(card)),
          security,
        );
        schemas?.ProjectPage.parse(view);
        return project(view);
      }),
    ),
  ];
}

/** One page by itself, as a command prints it: it links to no other. */
export async function renderBody(
  body: Body,
  scorecard: Pick<Scorecard, 'team' | 'asOf' | 'decidedTo'>,
  templates: TemplateSet,
): Promise<string> {
  const frame = framed(templates, pagePolicy(templates), await pageSchemas());
  return frame(body, siteView(scorecard, [], 'index'));
}

async function pageSchemas() {
  return await inSources(async () => await import('../page-schema.ts'));
}

function framed(
  templates: TemplateSet,
  security: string,
  schemas: Awaited<ReturnType<typeof pageSchemas>>,
) {
  const fill = templateFiller(templates('page.html.hbs'), templates);
  return ({ lead, basis, title, body, forms = [] }: Body, site: SiteView) => {
    const texts = { title, lead: lead ?? null, basis: basis ?? null };
    const page = { security, site, ...texts, body, forms: [...forms] };
    schemas?.BodyPage.parse(page);
    return fill(page);
  };
}

/** A browser runs the page's own script and style, and nothing else, whatever a name in the data may hold. */
function pagePolicy(templates: TemplateSet): string {
  const script = hashOf(templates('script.html.hbs').source);
  const pictures = templates('picture.html.hbs').source;
  const style = hashOf(pictures + templates('style.html.hbs').source);
  return `default-src 'none'; script-src '${script}'; style-src '${style}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
