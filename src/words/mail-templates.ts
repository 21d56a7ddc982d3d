// Renders the mails' templates. Only files of templates/mail are templates; whatever goes into one has been made plain.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { StadiumError } from '../domain/errors.ts';
import { packaged } from './packaged.ts';
import { plainText, wrapMail } from './plain-text.ts';

export const templateNames = [
  'call-for-maintainers',
  'reminder',
  'thanks',
  'deprecation-notice',
  'digest',
] as const;
export type TemplateName = (typeof templateNames)[number];

/** What a template may be given: plain values, lists and records, nothing that can be called. */
export type ViewValue =
  | string
  | boolean
  | undefined
  | readonly ViewValue[]
  | { readonly [key: string]: ViewValue };
export type View = Readonly<Record<string, ViewValue>>;

/** Makes the wrapped text of a mail; `finish` sees it before it is wrapped. */
export type Render = (name: TemplateName, view: View, finish?: (text: string) => string) => string;

const folder = packaged('templates/');

/** The packaged templates as they are, by their path in a folder of templates. */
export function packagedMailTemplates(): readonly {
  readonly path: string;
  readonly content: string;
}[] {
  return templateNames.map((name) => ({
    path: pathOf(name),
    content: readFileSync(new URL(pathOf(name), folder), 'utf8'),
  }));
}

/**
 * A renderer of the packaged templates, each replaced by the file of the same path in `directory` where there is one.
 * Each is read and compiled once.
 *
 * @throws StadiumError `DATA_INVALID` naming file, line and column for a template that cannot be used
 */
export function mailRenderer(directory?: string): Render {
  const compiled = new Map<TemplateName, (view: View) => string>();
  return (name, view, finish = (text) => text) => {
    const template = compiled.get(name) ?? compile(fileOf(name, directory));
    compiled.set(name, template);
    return wrapMail(finish(template(plainView(view))));
  };
}

function pathOf(name: TemplateName): string {
  return `mail/${name}.txt.hbs`;
}

function fileOf(name: TemplateName, directory: string | undefined): string | URL {
  const own = directory === undefined ? undefined : join(directory, pathOf(name));
  return own !== undefined && existsSync(own) ? own : new URL(pathOf(name), folder);
}

function compile(path: string | URL): (view: View) => string {
  const source = readFileSync(path, 'utf8');
  const file = typeof path === 'string' ? path : path.pathname.slice(folder.pathname.length);
  const template = Handlebars.create().compile<View>(withoutRawOutput(source, file), {
    strict: true,
    // Every value has gone through plainText: HTML's escapes would only put `&amp;` into a plain mail.
    noEscape: true,
    knownHelpersOnly: true,
    preventIndent: true,
  });
  return (view) => rendered(template, view, file);
}

function rendered(template: (view: View) => string, view: View, file: string): string {
  try {
    return template(view);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new StadiumError('DATA_INVALID', `${file}: ${detail}`, { cause });
  }
}

/** `{{{value}}}` and `{{&value}}` are refused, so that a template reads the same whatever escapes it. */
function withoutRawOutput(source: string, file: string): string {
  const refuse = (statement: hbs.AST.MustacheStatement) => {
    if (statement.escaped) return;
    const { line, column } = statement.loc.start;
    throw new StadiumError('DATA_INVALID', `${file}:${line}:${column}: raw output`, {
      hint: 'Write {{value}} with two braces.',
    });
  };
  const Lint = class extends Handlebars.Visitor {
    override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
      refuse(statement);
    }
  };
  new Lint().accept(Handlebars.parse(source));
  return source;
}

function plainView(view: View): View {
  return Object.fromEntries(Object.entries(view).map(([key, value]) => [key, plain(value)]));
}

function plain(value: ViewValue): ViewValue {
  if (typeof value === 'string') return plainText(value);
  if (value === undefined || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plain);
  return plainView(value as View);
}
