// What `stadium publish` does: renders everything, then writes it whole.

import { writeAll } from '../disk/write.ts';
import { rulesOf } from '../lifecycle/rules.ts';
import { renderPublication } from '../report/publish.ts';
import { loadScorecard, scorecardBefore } from './scorecard.ts';
import type { CommonOptions, Shell } from './world.ts';

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
    rules: rulesOf(loaded.data.calendar),
    ...(previous === undefined ? {} : { previous }),
    ...(request.templates === undefined ? {} : { templates: request.templates }),
  });
  writeAll(request.output, files);
  shell.out(`wrote ${files.length} files to ${request.output}; start with index.html\n`);
}
