// One scorecard, every form. A format is loaded when it is asked for, so that the table starts as fast as it can.

import type { Scorecard } from '../domain/scorecard.ts';
import type { TableOptions } from './formats/table.ts';
import type { ProjectPageOptions } from './project-page.ts';
import type { RenderedFile } from './rendered.ts';

export type { RenderedFile };

export interface RenderOptions extends TableOptions, ProjectPageOptions {
  /** A folder whose templates replace the packaged ones of the same name. */
  readonly templates?: string;
}

type Renderer = (scorecard: Scorecard, options: RenderOptions) => Promise<readonly RenderedFile[]>;

const renderers = {
  table: async (scorecard, options) => {
    const { renderTable } = await import('./formats/table.ts');
    return [{ path: 'scorecard.table.txt', content: renderTable(scorecard, options) }];
  },
  markdown: async (scorecard, options) => {
    const { renderMarkdown } = await import('./formats/markdown.ts');
    const content = renderMarkdown(scorecard, await templatesFor(options));
    return [{ path: 'scorecard.md', content }];
  },
  rst: async (scorecard, options) => {
    const { renderRst } = await import('./formats/rst.ts');
    const content = renderRst(scorecard, await templatesFor(options));
    return [{ path: 'scorecard.rst', content }];
  },
  text: async (scorecard, options) => {
    const { renderText } = await import('./formats/text.ts');
    const content = renderText(scorecard, await templatesFor(options));
    return [{ path: 'scorecard.txt', content }];
  },
  html: async (scorecard, options) => {
    const { renderHtml } = await import('./formats/html.ts');
    return renderHtml(scorecard, await templatesFor(options), options);
  },
  csv: async (scorecard) => {
    const { renderCsv } = await import('./formats/csv.ts');
    return [{ path: 'scorecard.csv', content: renderCsv(scorecard) }];
  },
  json: async (scorecard) => {
    const { renderJson } = await import('./formats/json.ts');
    return [{ path: 'scorecard.json', content: renderJson(scorecard) }];
  },
  badge: async (scorecard) => {
    const { renderBadge } = await import('./formats/badge.ts');
    return [{ path: 'badge.json', content: renderBadge(scorecard) }];
  },
  svg: async (scorecard, options) => {
    const { renderSvg } = await import('./formats/badge.ts');
    const content = renderSvg(scorecard, await templatesFor(options));
    return [{ path: 'badge.svg', content }];
  },
} as const satisfies Readonly<Record<string, Renderer>>;

export type ReportFormat = keyof typeof renderers;

/** The formats in the order of `--help`. */
export const reportFormats = Object.keys(renderers) as readonly ReportFormat[];

/**
 * Renders the scorecard; the projects are those that it holds. Most formats are one file.
 * @throws StadiumError `DATA_INVALID` for a template of `options.templates` that cannot be used
 */
export async function render(
  scorecard: Scorecard,
  format: ReportFormat,
  options: RenderOptions = {},
): Promise<readonly RenderedFile[]> {
  return await renderers[format](scorecard, options);
}

async function templatesFor(options: RenderOptions) {
  const { loadTemplates } = await import('../words/templates.ts');
  return loadTemplates(options.templates);
}
