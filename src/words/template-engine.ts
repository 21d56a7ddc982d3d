// Fills compiled templates in, each with the escaper of its format.

import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { StadiumError } from '../domain/errors.ts';
import { escapers } from './escape.ts';
import { isMarkup } from './html.ts';
import { includesOf } from './template-names.ts';
import type { Template, TemplateSet } from './templates.ts';

/** Characters of one rendered file; the overview of 700 members takes a thirtieth. */
const longest = 100_000_000;

/**
 * Fills the template in. The view must have been checked before.
 * @throws StadiumError `DATA_INVALID` with `file:line:column` where the template names a field that the view has not
 */
export function fillTemplate(template: Template, view: object): string {
  return templateFiller(template)(view);
}

/** The same for many views. `parts` are the templates that it may include. */
export function templateFiller(template: Template, parts?: TemplateSet): (view: object) => string {
  const budget = { written: 0 };
  const run = environmentFor(template, parts, budget).template(template.code);
  return (view) => {
    budget.written = 0;
    try {
      return run(view);
    } catch (cause) {
      throw explained(template.file, cause);
    }
  };
}

/** An environment of its own: no helper, partial or escaper is shared between formats. */
function environmentFor(
  template: Template,
  parts: TemplateSet | undefined,
  budget: { written: number },
): typeof Handlebars {
  const environment = (runtime as unknown as typeof Handlebars).create();
  for (const name of includesOf(template)) {
    if (parts === undefined) continue;
    environment.registerPartial(name, environment.template(parts(name).code));
  }
  for (const name of ['lookup', 'log', 'with']) environment.unregisterHelper(name);
  environment.registerHelper('printed', (value: unknown) => {
    const isReady = template.format === 'html' && isMarkup(value);
    const text = isReady ? value.markup : escapers[template.format](printable(value));
    reach(budget.written + text.length, budget);
    return text;
  });
  // What stands in a loop between its fields counts as often as the loop goes round.
  const each = environment.helpers['each'] as Handlebars.HelperDelegate;
  environment.registerHelper('each', function (this: unknown, ...given: unknown[]) {
    const before = budget.written;
    const text: string = Reflect.apply(each, this, given);
    reach(Math.max(budget.written, before + text.length), budget);
    return text;
  });
  return environment;
}

function reach(written: number, budget: { written: number }): void {
  budget.written = written;
  if (written > longest) throw new Error(`the file would pass ${longest} characters`);
}

/** What `{{field}}` prints: text and numbers. An object or an absent value is a mistake in the template. */
function printable(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(
    `a field holds ${value === null ? 'no value' : typeof value} and cannot be printed`,
  );
}

function explained(file: string, cause: unknown): StadiumError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const place = / - (\d+):(\d+)$/.exec(said);
  const at = place === null ? '' : `:${place[1]}:${Number(place[2]) + 1}`;
  const field = /^"(.+?)" not defined/.exec(said)?.[1];
  const what = field === undefined ? said : `the view has no field "${field}"`;
  return new StadiumError('DATA_INVALID', `${file}${at}: ${what}`, {
    cause,
    hint: 'stadium templates copy DIR shows the packaged templates.',
  });
}
