// The template files: the packaged ones, and those of a folder that replaces some of them. The one part of report/ that reads files.

import { readdirSync, readFileSync } from 'node:fs';
import { StadiumError } from '../domain/errors.ts';
import type { EscapedFormat } from './escape.ts';
import { packaged } from './packaged.ts';
import { checkTemplate, type TemplateText } from './template-check.ts';

/** Every template with the format whose escaper it is compiled with. A new one is a line here and a file in `templates/`. */
const templateFormats = {
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

export interface Template extends TemplateText {
  readonly format: EscapedFormat;
}

/** Gives a template by its name; each is read and checked when it is first asked for. */
export type TemplateSet = (name: TemplateName) => Template;

const folder = packaged('templates/');

/**
 * The packaged templates, each replaced by the file of the same name in `directory` where there is one.
 * @throws StadiumError `DATA_INVALID` naming file, line and column for a file that is no template of ours or uses what it may not.
 */
export function loadTemplates(directory?: string): TemplateSet {
  const own = directory === undefined ? [] : templatesIn(directory);
  const loaded = new Map(own.map((name) => [name, template(name, `${directory}/${name}`)]));
  return (name) => {
    const found = loaded.get(name) ?? template(name, new URL(name, folder));
    loaded.set(name, found);
    return found;
  };
}

function template(name: TemplateName, file: string | URL): Template {
  const shown = typeof file === 'string' ? file : name;
  const made = { file: shown, source: read(file), format: templateFormats[name] };
  checkTemplate(made);
  return made;
}

/** The packaged templates as they are, for `stadium templates copy`. */
export function packagedTemplates(): readonly {
  readonly path: string;
  readonly content: string;
}[] {
  return templateNames().map((name) => ({ path: name, content: read(new URL(name, folder)) }));
}

export function templateNames(): TemplateName[] {
  return Object.keys(templateFormats) as TemplateName[];
}

function templatesIn(directory: string): TemplateName[] {
  const found = listed(directory).filter((name) => name.endsWith('.hbs'));
  const stranger = found.find((name) => !Object.hasOwn(templateFormats, name));
  if (stranger !== undefined) {
    throw new StadiumError('DATA_INVALID', `${directory}/${stranger}: no template has this name`, {
      hint: `Templates are: ${templateNames().join(', ')}.`,
    });
  }
  return found as TemplateName[];
}

function listed(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (cause) {
    throw new StadiumError('USAGE', `${directory}: the folder of templates cannot be read`, {
      cause,
      hint: 'stadium templates copy DIR makes one.',
    });
  }
}

function read(file: string | URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StadiumError('DATA_INVALID', `${file}: the template cannot be read`, { cause });
  }
}
