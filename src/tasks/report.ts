// What `stadium report` does once its options are known.

import { existsSync, statSync } from 'node:fs';
import { writeAll, writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import { type RenderedFile, type ReportFormat, render } from '../report/render.ts';
import { type LoadedScorecard, loadScorecard, scorecardBefore } from './scorecard.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface ReportRequest extends CommonOptions {
  readonly asOf?: string;
  readonly format?: string;
  readonly output?: string;
  readonly project?: readonly string[];
  readonly policy?: string;
  readonly templates?: string;
  readonly failOn?: string;
  readonly people?: boolean;
  readonly gitBase?: string;
}

/** Renders the scorecard to standard output, or to the path that was asked for. */
export async function report(
  request: ReportRequest,
  shell: Shell,
): Promise<{ hasTripped: boolean }> {
  const asked = {
    ...request,
    ...(request.project === undefined ? {} : { projects: request.project }),
  };
  const loaded = loadScorecard(asked);
  const { scorecard, policy, data } = loaded;
  const format = request.json === true ? 'json' : (request.format ?? 'table');
  const previous = format === 'html' ? scorecardBefore(loaded, asked) : undefined;
  const files = await render(scorecard, format as ReportFormat, {
    columns: shell.columns,
    colour: shell.colour && request.color && request.output === undefined,
    policy,
    calendar: data.calendar,
    ...(previous === undefined ? {} : { previous }),
    ...(await peopleAsked(loaded, request, format, shell)),
    ...(request.templates === undefined ? {} : { templates: request.templates }),
  });
  deliver(files, request.output, shell);
  const hasTripped =
    request.failOn !== undefined &&
    scorecard.projects.some(({ verdict }) => verdict?.name === request.failOn);
  return { hasTripped };
}

/** Names only where they are asked for, and only in the form that has a place for them. */
async function peopleAsked(
  { data, scorecard }: LoadedScorecard,
  request: ReportRequest,
  format: string,
  shell: Shell,
) {
  if (request.people !== true) return {};
  if (format === 'html') {
    const { peopleBehind } = await import('./rosters.ts');
    return { people: await peopleBehind(data, scorecard.asOf, request, shell) };
  }
  throw new StadiumError('USAGE', `--people has no place in the form ${format}`, {
    hint: 'Names are shown on the pages alone: --format html --output DIR --people',
  });
}

/** One file goes to standard output or to a file; several need a folder. */
export function deliver(
  files: readonly RenderedFile[],
  output: string | undefined,
  shell: Shell,
): void {
  const [first, ...rest] = files;
  if (first === undefined) return;
  if (output !== undefined && (rest.length > 0 || isFolder(output))) writeAll(output, files);
  else if (output !== undefined && output !== '-') writeWhole(output, first.content);
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
