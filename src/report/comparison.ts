// One comparison, every form; a format is loaded when it is asked for.

import type { Comparison } from './compare.ts';
import type { TableOptions } from './formats/table.ts';
import type { RenderedFile } from './rendered.ts';

export const comparisonFormats = [
  'table',
  'markdown',
  'rst',
  'text',
  'html',
  'csv',
  'json',
] as const;
export type ComparisonFormat = (typeof comparisonFormats)[number];

export interface ComparisonOptions extends TableOptions {
  /** A folder whose templates replace the packaged ones of the same name. */
  readonly templates?: string;
}

const fromTemplates = {
  markdown: ['comparison.md', 'comparison.md.hbs'],
  rst: ['comparison.rst', 'comparison.rst.hbs'],
  text: ['comparison.txt', 'comparison.txt.hbs'],
  html: ['comparison.html', 'comparison.html.hbs'],
} as const;

/** Renders the comparison as one file. Throws StadiumError `DATA_INVALID` for a template that cannot be used. */
export async function renderComparison(
  comparison: Comparison,
  format: ComparisonFormat,
  options: ComparisonOptions = {},
): Promise<readonly RenderedFile[]> {
  const forms = await import('./formats/comparison.ts');
  switch (format) {
    case 'table':
      return [
        { path: 'comparison.table.txt', content: forms.comparisonTable(comparison, options) },
      ];
    case 'csv':
      return [{ path: 'comparison.csv', content: forms.comparisonCsv(comparison) }];
    case 'json':
      return [{ path: 'comparison.json', content: forms.comparisonJson(comparison) }];
    default: {
      const { loadTemplates } = await import('../words/templates.ts');
      const [path, name] = fromTemplates[format];
      const content = forms.comparisonFrom(comparison, name, loadTemplates(options.templates));
      return [{ path, content }];
    }
  }
}
