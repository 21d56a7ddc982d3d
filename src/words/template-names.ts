// Which templates there are, in which format each is, and which of them pages share.

import type { EscapedFormat } from './escape.ts';

/** Every template with the format whose escaper it is filled in with. A new one is a line here and a file in `templates/`. */
export const templateFormats = {
  'scorecard.md.hbs': 'markdown',
  'scorecard.rst.hbs': 'rst',
  'scorecard.txt.hbs': 'text',
  'comparison.md.hbs': 'markdown',
  'comparison.rst.hbs': 'rst',
  'comparison.txt.hbs': 'text',
  'overview.html.hbs': 'html',
  'project.html.hbs': 'html',
  'page.html.hbs': 'html',
  'nav.html.hbs': 'html',
  'picture.html.hbs': 'html',
  'style.html.hbs': 'html',
  'script.html.hbs': 'html',
  'badge.svg.hbs': 'html',
} as const satisfies Readonly<Record<string, EscapedFormat>>;

export type TemplateName = keyof typeof templateFormats;

export function templateNames(): TemplateName[] {
  return Object.keys(templateFormats) as TemplateName[];
}

/** What pages share; these include nothing themselves, so there is no way round in circles. */
export const sharedTemplates = [
  'style.html.hbs',
  'picture.html.hbs',
  'script.html.hbs',
  'nav.html.hbs',
] as const;

export interface TemplateText {
  /** As it is named in errors. */
  readonly file: string;
  readonly source: string;
}

/** The shared parts that the template names. */
export function includesOf(template: TemplateText): readonly TemplateName[] {
  return sharedTemplates.filter((name) => template.source.includes(`{{> ${name}}}`));
}
