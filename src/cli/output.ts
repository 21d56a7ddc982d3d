// What `--output` names, for every command alike: a file or a folder. The folder that is named is made, those above it must
// be there, as for a redirection in a shell; and what was written is said.

import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeInTurn, writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import type { RenderedFile } from '../report/form.ts';
import { plural } from '../words/english.ts';
import { shellWord } from '../words/escape.ts';
import type { Shell } from './shell.ts';

export interface Written {
  readonly output: string;
  /** Paths of the files, each as a reader would name it. */
  readonly files: readonly string[];
  readonly isNewFolder: boolean;
  /** Nothing had to be written: the files were there, with the same content. */
  readonly isThere?: boolean;
}

/** Parses the option, before anything is asked or made: a misspelt path would become a row of new folders. Throws USAGE. */
export function roomFor(output: string): string {
  const above = dirname(resolve(output));
  if (output === '-' || existsSync(above)) return output;
  throw new StadiumError('USAGE', `${output}: there is no folder ${above}`, {
    hint: `Make it first: mkdir -p ${shellWord(above)}`,
  });
}

/** One file goes to the file that is named, or into the folder; several need a folder. */
export async function writeTo(
  output: string,
  files: readonly RenderedFile[],
  signal: AbortSignal,
): Promise<Written> {
  const [first] = files;
  if (first !== undefined && files.length === 1 && !isFolder(output)) {
    writeWhole(output, first.content);
    return { output, files: [output], isNewFolder: false };
  }
  const isNewFolder = !existsSync(output);
  await writeInTurn(output, files, signal);
  return { output, files: files.map(({ path }) => join(output, path)), isNewFolder };
}

/** On standard error, where results of a form may stand on the other side. */
export function sayWritten(
  written: Written,
  { quiet = false }: { readonly quiet?: boolean },
  shell: Pick<Shell, 'err'>,
): void {
  if (!quiet) shell.err(`${writtenWords(written)}\n`);
}

/** `wrote site/index.html` or `wrote 40 files to site, a new folder`. */
export function writtenWords({ output, files, isNewFolder, isThere }: Written): string {
  if (isThere === true)
    return `nothing to write: ${output} holds all ${files.length} files as they would be drawn`;
  const made = isNewFolder ? ', a new folder' : '';
  const [only = ''] = files;
  return files.length === 1
    ? `wrote ${only}${isNewFolder ? ' in a new folder' : ''}`
    : `wrote ${plural(files.length, 'file', 'files')} to ${output}${made}`;
}

function isFolder(path: string): boolean {
  return path.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());
}
