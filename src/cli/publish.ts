// What `stadium publish` does: renders everything, then writes it whole.

import type { Scorecard } from '../domain/scorecard.ts';
import { snapshotDays } from '../evidence/snapshots.ts';
import { rules } from '../lifecycle/rules.ts';
import { renderPublication } from '../report/publish.ts';
import type { CommonOptions } from './command.ts';
import { evidenceFolder } from './data.ts';
import { writeAll } from './files.ts';
import { type LoadedScorecard, loadScorecard, type ScorecardRequest } from './scorecard.ts';
import type { Shell } from './shell.ts';

export interface PublishRequest extends CommonOptions {
  readonly output: string;
  readonly asOf?: string;
  readonly policy?: string;
  readonly templates?: string;
}

/** Writes the publication, with the changes since the snapshot before. */
export async function publish(request: PublishRequest, shell: Shell): Promise<void> {
  const loaded = loadScorecard(request);
  const previous = scorecardBefore(loaded, request);
  const files = await renderPublication(loaded.scorecard, {
    policy: loaded.policy,
    calendar: loaded.data.calendar,
    rules,
    ...(previous === undefined ? {} : { previous }),
    ...(request.templates === undefined ? {} : { templates: request.templates }),
  });
  writeAll(request.output, files);
  shell.out(`wrote ${files.length} files to ${request.output}; start with index.html\n`);
}

/** The scorecard of the snapshot before the one that is shown; undefined for the first. */
export function scorecardBefore(
  { scorecard, folder }: LoadedScorecard,
  request: ScorecardRequest,
): Scorecard | undefined {
  const asOf = snapshotDays(evidenceFolder(folder)).findLast((day) => day < scorecard.asOf);
  return asOf === undefined
    ? undefined
    : loadScorecard({ ...request, asOf, projects: [] }).scorecard;
}
