// How every command says what it found: the form that was asked for, to the terminal, a file or a folder.

import { existsSync, statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { writeAll, writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import { type Forms, type RenderedFile, render } from '../report/form.ts';
import { folded, widthFor } from '../words/lines.ts';
import type { Shell } from './shell.ts';
import { typed } from './typed.ts';

/** The options of every command that prints. */
export interface Form {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly color: boolean;
  readonly templates?: string;
}

/** Adds `--format`, `--output`, and `--json` where there is JSON. */
export function inForms<Value>(command: Command, forms: Forms<Value>): Command {
  const names = Object.keys(forms);
  command
    .addOption(new Option('--format <form>', `form (default: ${names[0]})`).choices(names))
    .option('-o, --output <path>', 'file or folder to write to; - is standard output');
  return names.includes('json')
    ? command.addOption(new Option('--json', 'same as --format json').conflicts('format'))
    : command;
}

/** Says the value in the form that was asked for, the first one otherwise. */
export async function deliver<Value>(
  value: Value,
  forms: Forms<Value>,
  options: Form,
  shell: Shell,
): Promise<void> {
  const { output = '-', templates } = options;
  const name = formAsked(forms, options);
  const files = await render(forms, name, value, {
    columns: shell.columns,
    colour: shell.colour && options.color && output === '-',
    ...(templates === undefined ? {} : { templates }),
  });
  put(
    output === '-' && isRead(name) ? files.map((file) => asTyped(file, shell)) : files,
    output,
    shell,
  );
}

/** The name of the form that is asked for. */
export function formAsked<Value>(forms: Forms<Value>, { json, format }: Form): string {
  return json === true ? 'json' : (format ?? Object.keys(forms)[0] ?? '');
}

/** Forms for a person at a terminal; the others are for programs, and for people elsewhere. */
function isRead(name: string): boolean {
  return name === 'table' || name === 'text';
}

function asTyped(file: RenderedFile, { isTerminal, command, columns }: Shell): RenderedFile {
  if (isTerminal !== true) return file;
  return { ...file, content: folded(typed(file.content, command), widthFor(columns)) };
}

/** One file goes to standard output or to a file; several need a folder. */
function put(files: readonly RenderedFile[], output: string, shell: Shell): void {
  const [first, ...rest] = files;
  if (first === undefined) return;
  if (output !== '-' && (rest.length > 0 || isFolder(output))) writeAll(output, files);
  else if (output !== '-') writeWhole(output, first.content);
  else if (rest.length === 0) shell.out(first.content);
  else {
    throw new StadiumError('USAGE', `this form has ${files.length} files`, {
      hint: 'Name a folder for them: --output DIR',
    });
  }
}

function isFolder(path: string): boolean {
  return path.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());
}
