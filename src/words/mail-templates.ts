// Renders the mails' templates. Only files of templates/mail are templates; whatever goes into one has been made plain.

import { readFileSync } from 'node:fs';
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

const templateFolder = packaged('templates/mail/');

/** A renderer of the packaged templates (or of another folder's). Each template is read and compiled once. */
export function mailRenderer(folder: URL = templateFolder): Render {
  const compiled = new Map<TemplateName, (view: View) => string>();
  return (name, view, finish = (text) => text) => {
    const template = compiled.get(name) ?? compile(name, folder);
    compiled.set(name, template);
    return wrapMail(finish(template(plainView(view))));
  };
}

function compile(name: TemplateName, folder: URL): (view: View) => string {
  const file = `${name}.txt.hbs`;
  const source = readFileSync(new URL(file, folder), 'utf8');
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
    throw new StadiumError('DATA_INVALID', `templates/mail/${file}: ${detail}`, { cause });
  }
}

/** `{{{value}}}` and `{{&value}}` are refused, so that a template reads the same whatever escapes it. */
function withoutRawOutput(source: string, file: string): string {
  const refuse = (statement: hbs.AST.MustacheStatement) => {
    if (statement.escaped) return;
    const { line, column } = statement.loc.start;
    throw new StadiumError('DATA_INVALID', `templates/mail/${file}:${line}:${column}: raw output`, {
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
