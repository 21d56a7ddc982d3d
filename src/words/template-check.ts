// What a template may use: fields, `each`, `if`, `unless`. Everything else is refused before it runs, with its line and column.

import Handlebars from 'handlebars';
import { StadiumError } from '../domain/errors.ts';
import { sharedTemplates, type TemplateText } from './template-names.ts';

const blocks: ReadonlySet<string> = new Set(['each', 'if', 'unless']);

const includes: ReadonlySet<string> = new Set(sharedTemplates);

/** Bytes of one template; ours are a tenth of it. */
const largest = 256 * 1024;

/**
 * The syntax tree of a template that uses nothing else.
 * @throws StadiumError `DATA_INVALID` with `file:line:column`
 */
export function checkedTemplate(template: TemplateText): hbs.AST.Program {
  if (typeof template.source !== 'string') {
    // Handlebars takes a syntax tree as well, and a tree can hold code (CVE-2026-33937).
    throw refusal(template.file, undefined, 'is not text');
  }
  if (template.source.length > largest) {
    throw refusal(template.file, undefined, `is larger than ${largest} bytes`);
  }
  const tree = parse(template);
  new Checker(template.file).accept(tree);
  return tree;
}

function parse(template: TemplateText): hbs.AST.Program {
  try {
    return Handlebars.parse(template.source);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const line = Number(/line (\d+)/.exec(said)?.[1] ?? 1);
    const column = said.split('\n')[2]?.length ?? 1;
    throw refusal(
      template.file,
      { line, column: column - 1 },
      'is not a template that can be read',
      cause,
    );
  }
}

/** A visitor is how Handlebars shows its syntax tree; there is no function for it. */
class Checker extends Handlebars.Visitor {
  readonly #file: string;

  constructor(file: string) {
    super();
    this.#file = file;
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (!node.escaped) this.#refuse(node, 'prints without escaping ({{{ }}} or {{& }})');
    if (node.params.length > 0 || node.hash !== undefined) {
      this.#refuse(node, `calls a helper (${nameOf(node.path)}); a template prints fields only`);
    }
    super.MustacheStatement(node);
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const name = nameOf(node.path);
    if (!blocks.has(name)) {
      this.#refuse(node, `uses the block {{#${name}}}; known are ${[...blocks].join(', ')}`);
    }
    // The block's own name is no field: only its parameters and bodies are looked at.
    this.acceptArray(node.params);
    this.accept(node.program);
    if (node.inverse !== undefined) this.accept(node.inverse);
  }

  override PathExpression(node: hbs.AST.PathExpression): void {
    const parts = node.parts.map(String);
    const forbidden = parts.find((part) => refusedFields.has(part));
    if (forbidden !== undefined) this.#refuse(node, `reaches for ${forbidden}`);
    super.PathExpression(node);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const name = node.name.type === 'PathExpression' ? nameOf(node.name) : '';
    if (!includes.has(name) || node.params.length > 0 || node.hash !== undefined) {
      this.#refuse(node, `includes another template; known are ${[...includes].join(', ')}`);
    }
    if (includes.has(this.#file.replace(/^.*\//, ''))) this.#refuse(node, 'includes another one');
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.#refuse(node, 'includes another template');
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.#refuse(node, 'calls a helper inside an expression');
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.#refuse(node, 'uses a decorator');
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.#refuse(node, 'uses a decorator');
  }

  #refuse(node: hbs.AST.Node, what: string): never {
    throw refusal(this.#file, node.loc.start, what);
  }
}

const refusedFields: ReadonlySet<string> = new Set([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'lookup',
  'log',
]);

function nameOf(path: hbs.AST.PathExpression | hbs.AST.Literal): string {
  return 'original' in path ? String(path.original) : 'a literal';
}

function refusal(
  file: string,
  at: { readonly line: number; readonly column: number } | undefined,
  what: string,
  cause?: unknown,
): StadiumError {
  const place = at === undefined ? file : `${file}:${at.line}:${at.column + 1}`;
  return new StadiumError('DATA_INVALID', `${place}: the template ${what}`, {
    cause,
    hint: 'stadium templates copy DIR shows the packaged templates.',
  });
}
