// Compiles a template that somebody wrote, after a check; the packaged ones are compiled when the program is built.
// Handlebars' own escaping knows HTML only and cannot be replaced by an option.

import Handlebars from 'handlebars';
import { checkedTemplate } from './template-check.ts';
import type { TemplateText } from './template-names.ts';

/** @throws StadiumError `DATA_INVALID` with `file:line:column` */
export function compileTemplate(template: TemplateText): object {
  return compiled(template, true) as object;
}

/** The same as the text of a program. */
export function templateCode(template: TemplateText): string {
  return compiled(template, false) as string;
}

const options = {
  data: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { lookup: false, log: false, with: false, printed: true },
  preventIndent: true,
};

function compiled(template: TemplateText, isObject: boolean): unknown {
  const program = new parts.Compiler().compile(checkedTemplate(template), options);
  return new EscapingCompiler().compile(program, options, undefined, isObject);
}

/** Of Handlebars, what its types leave out. */
interface Parts {
  readonly Compiler: new () => { compile(program: object, options: object): object };
  readonly JavaScriptCompiler: new () => JavaScriptCompiler;
}

interface JavaScriptCompiler {
  compiler: unknown;
  compile(program: object, options: object, context: undefined, isObject: boolean): unknown;
  appendEscaped(): void;
  pushSource(source: unknown): void;
  appendToBuffer(source: unknown): unknown;
  popStack(): unknown;
}

const parts = Handlebars as unknown as Parts;

/** Sends every printed value through the helper `printed` instead of the HTML escaper. */
class EscapingCompiler extends parts.JavaScriptCompiler {
  static {
    // Nested programs (`each`, `if`) are compiled by whatever this names.
    EscapingCompiler.prototype.compiler = EscapingCompiler;
  }

  override appendEscaped(): void {
    this.pushSource(this.appendToBuffer(['helpers.printed(', this.popStack(), ', {})']));
  }
}
