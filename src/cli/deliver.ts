// How every command says what it found: the form that was asked for, to the terminal, a file or a folder.

import { type Command, Option } from 'commander';
import { StadiumError } from '../domain/errors.ts';
import { type Forms, type Look, type RenderedFile, render } from '../report/form.ts';
import { type Asked, keptAt, keptPlace } from '../tasks/kept-answers.ts';
import { folded, widthFor } from '../words/lines.ts';
import { roomFor, sayWritten, writeTo } from './output.ts';
import type { Shell } from './shell.ts';
import { typed } from './typed.ts';

/** The options of every command that prints. */
export interface Form {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly templates?: string;
}

/** Adds `--format`, `--output`, and `--json` where there is JSON. */
export function inForms<Value>(command: Command, forms: Forms<Value>): Command {
  const names = Object.keys(forms);
  command
    .addOption(new Option('--format <form>', `form (default: ${names[0]})`).choices(names))
    .option('-o, --output <path>', 'file or folder to write to; - is standard output', roomFor);
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
  const files = await render(forms, formAsked(forms, options), value, lookOf(options, shell));
  await hand(files, forms, options, shell);
}

/** Says an answer, and keeps what it says beside it: the same form again needs neither the value nor what draws it. */
export async function deliverKept<Value>(
  { task, question, make }: Asked<Value>,
  forms: Forms<Value>,
  options: Form,
  shell: Shell,
): Promise<void> {
  const [name, look] = [formAsked(forms, options), lookOf(options, shell)];
  const place = await keptPlace<Value>(task, question, shell);
  // Templates of the reader's own may change; nobody looks into them.
  const isFixed = look.templates === undefined;
  // The file tells forms of the same name apart, where two commands say the same answer.
  const how = { name, file: forms[name]?.path, ...look };
  const text = isFixed ? place?.beside<readonly RenderedFile[]>(how) : undefined;
  const found = text?.find();
  if (found !== undefined) return await hand(found, forms, options, shell);
  const { value, isKept } = await keptAt(place, make, shell);
  const files = await render(forms, name, value, look);
  if (isKept && files.length === 1) text?.keep(files);
  await hand(files, forms, options, shell);
}

function lookOf({ output = '-', templates, color }: Form, { columns, colour }: Shell): Look {
  return {
    columns,
    colour: colour && color && output === '-',
    ...(templates === undefined ? {} : { templates }),
  };
}

/** To the terminal, a file or a folder. */
async function hand<Value>(
  files: readonly RenderedFile[],
  forms: Forms<Value>,
  options: Form,
  shell: Shell,
): Promise<void> {
  const { output = '-' } = options;
  if (output !== '-') sayWritten(await writeTo(output, files, shell.signal), options, shell);
  else print(isReadHere(forms, options) ? files.map((file) => asTyped(file, shell)) : files, shell);
}

/** The name of the form that is asked for. */
export function formAsked<Value>(forms: Forms<Value>, { json, format }: Form): string {
  return json === true ? 'json' : (format ?? Object.keys(forms)[0] ?? '');
}

/** Whether a person reads it on standard output, and need not be told again beside it. */
export function isReadHere<Value>(forms: Forms<Value>, options: Form): boolean {
  return isRead(formAsked(forms, options)) && (options.output ?? '-') === '-';
}

/** Forms for a person at a terminal; the others are for programs, and for people elsewhere. */
function isRead(name: string): boolean {
  return name === 'table' || name === 'text' || name === 'groups';
}

/** Whoever reads standard output is at this machine; a file may be read anywhere. */
function asTyped(file: RenderedFile, shell: Shell): RenderedFile {
  const content = typed(file.content, shell);
  const isTerminal = shell.isTerminal === true;
  return { ...file, content: isTerminal ? folded(content, widthFor(shell.columns)) : content };
}

/** One file goes to standard output; several need a folder. */
function print([first, ...rest]: readonly RenderedFile[], shell: Shell): void {
  if (first !== undefined && rest.length === 0) shell.out(first.content);
  if (rest.length === 0) return;
  throw new StadiumError('USAGE', `this form has ${rest.length + 1} files`, {
    hint: 'Name a folder for them: --output DIR',
  });
}

/** A sentence as the result of a command that has no forms. */
export function say(text: string, shell: Shell): void {
  shell.out(typed(text, shell));
}
