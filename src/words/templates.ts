// The template files: the packaged ones, and those of a folder that replaces some of them. The one part of report/ that reads files.

import { readdirSync, readFileSync } from 'node:fs';
import { StadiumError } from '../domain/errors.ts';
import type { EscapedFormat } from './escape.ts';
import { packaged } from './packaged.ts';
import { packagedCode } from './packaged-code.ts';
import {
  type TemplateName,
  type TemplateText,
  templateFormats,
  templateNames,
} from './template-names.ts';

export interface Template extends TemplateText {
  readonly format: EscapedFormat;
  /** As Handlebars runs it. */
  readonly code: object;
}

/** Gives a template by its name; each is read when it is first asked for. */
export type TemplateSet = (name: TemplateName) => Template;

type Compile = (template: TemplateText) => object;

const folder = packaged('templates/');

/**
 * The packaged templates, each replaced by the file of the same name in `directory` where there is one.
 * @throws StadiumError `DATA_INVALID` naming file, line and column for a file that is no template of ours or uses what it may not.
 */
export async function loadTemplates(directory?: string): Promise<TemplateSet> {
  const own = directory === undefined ? [] : templatesIn(directory);
  const isReady = own.length === 0 && Object.keys(packagedCode).length > 0;
  const compile = isReady ? undefined : (await import('./template-compile.ts')).compileTemplate;
  const loaded = new Map(
    own.map((name) => [name, template(name, `${directory}/${name}`, compile)]),
  );
  return (name) => {
    const found = loaded.get(name) ?? packagedTemplate(name, compile);
    loaded.set(name, found);
    return found;
  };
}

function packagedTemplate(name: TemplateName, compile: Compile | undefined): Template {
  const code = packagedCode[name];
  return template(name, new URL(name, folder), code === undefined ? compile : () => code);
}

function template(name: TemplateName, file: string | URL, compile: Compile | undefined): Template {
  const text = { file: typeof file === 'string' ? file : name, source: read(file) };
  if (compile === undefined) throw new Error(`${name} was not compiled`);
  return { ...text, format: templateFormats[name], code: compile(text) };
}

/** The packaged templates as they are, for `stadium templates copy`. */
export function packagedTemplates(): readonly {
  readonly path: string;
  readonly content: string;
}[] {
  return templateNames().map((name) => ({ path: name, content: read(new URL(name, folder)) }));
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
