// What `stadium report` does once its options are known.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StadiumError } from '../domain/errors.ts';
import type { RenderedFile, RenderOptions, ReportFormat } from '../report/render.ts';
import type { CommonOptions } from './command.ts';
import { cacheFolder, dataFolder, evidenceFolder, packagedData } from './data.ts';
import { writeAll, writeWhole } from './files.ts';
import { builtProgram, remembered } from './memo.ts';
import type { Shell } from './shell.ts';

export interface ReportRequest extends CommonOptions {
  readonly asOf?: string;
  readonly format?: string;
  readonly output?: string;
  readonly project?: readonly string[];
  readonly policy?: string;
  readonly templates?: string;
  readonly failOn?: string;
}

const packagedTemplates = fileURLToPath(new URL('../../templates', import.meta.url));

/** Renders the scorecard to standard output, or to the path that was asked for. */
export async function report(
  request: ReportRequest,
  shell: Shell,
): Promise<{ hasTripped: boolean }> {
  const format = request.json === true ? 'json' : (request.format ?? 'table');
  const options = {
    columns: shell.columns,
    colour: shell.colour && request.color && request.output === undefined,
    ...(request.templates === undefined ? {} : { templates: request.templates }),
  };
  const question = {
    asked: [{ ...request, output: undefined, cache: undefined }, options],
    sources: sourcesOf(request),
    program: builtProgram(),
  };
  const { files, hasTripped } = await remembered(
    join(await cacheFolder(request, shell), `report-${format}.json`),
    question,
    () => renderReport(request, format as ReportFormat, options),
  );
  deliver(files, request.output, shell);
  return { hasTripped };
}

/** Every place whose files may change what a report says. */
function sourcesOf(request: ReportRequest): readonly string[] {
  const folder = dataFolder(request);
  const others = [request.policy, request.templates].filter((path) => path !== undefined);
  return [folder, evidenceFolder(folder), packagedData, packagedTemplates, ...others];
}

async function renderReport(
  request: ReportRequest,
  format: ReportFormat,
  options: RenderOptions,
): Promise<{ files: readonly RenderedFile[]; hasTripped: boolean }> {
  const { loadScorecard } = await import('./scorecard.ts');
  const { render } = await import('../report/render.ts');
  const { scorecard } = loadScorecard({
    ...request,
    ...(request.project === undefined ? {} : { projects: request.project }),
  });
  const files = await render(scorecard, format, options);
  const hasTripped =
    request.failOn !== undefined &&
    scorecard.projects.some(({ verdict }) => verdict?.name === request.failOn);
  return { files, hasTripped };
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
