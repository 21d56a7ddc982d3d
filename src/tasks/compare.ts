// What `stadium compare` does: two scorecards of the same family, side by side.

import { isDeepStrictEqual } from 'node:util';
import { StadiumError } from '../domain/errors.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { snapshotDays } from '../evidence/snapshots.ts';
import { compareScorecards, hasChanged } from '../report/compare.ts';
import { type ComparisonFormat, renderComparison } from '../report/comparison.ts';
import { dataFolder, evidenceFolder } from './folders.ts';
import { requireProjects } from './project-names.ts';
import { deliver } from './report.ts';
import { type LoadedScorecard, loadScorecard, type ScorecardRequest } from './scorecard.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface CompareRequest extends CommonOptions {
  readonly policy?: string;
  readonly format?: string;
  readonly output?: string;
  readonly project?: readonly string[];
  readonly templates?: string;
  readonly exitCode?: boolean;
}

/** Renders the comparison. With a policy and one day or none, that day is judged by both policies. */
export async function compare(
  from: string | undefined,
  to: string | undefined,
  request: CompareRequest,
  shell: Shell,
): Promise<{ isChanged: boolean }> {
  const [before, after] = sides(from, to, request);
  const names = [before, after].flatMap(({ scorecard }) =>
    scorecard.projects.map(({ name }) => name),
  );
  requireProjects(request.project ?? [], names, 'either snapshot');
  const comparison = compareScorecards(
    withOnly(before.scorecard, request.project ?? []),
    withOnly(after.scorecard, request.project ?? []),
    isDeepStrictEqual(before.policy, after.policy),
  );
  const format = request.json === true ? 'json' : (request.format ?? 'table');
  const files = await renderComparison(comparison, format as ComparisonFormat, {
    columns: shell.columns,
    colour: shell.colour && request.color && request.output === undefined,
    ...(request.templates === undefined ? {} : { templates: request.templates }),
  });
  deliver(files, request.output, shell);
  return { isChanged: hasChanged(comparison) };
}

type Side = Pick<LoadedScorecard, 'scorecard' | 'policy'>;

function sides(
  from: string | undefined,
  to: string | undefined,
  { data, policy }: CompareRequest,
): readonly [Side, Side] {
  const at = (asOf: string | undefined, by?: string): Side => {
    const request: ScorecardRequest = {
      ...(data === undefined ? {} : { data }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(by === undefined ? {} : { policy: by }),
    };
    const loaded = loadScorecard(request);
    return { scorecard: loaded.scorecard, policy: loaded.policy };
  };
  if (policy !== undefined && to === undefined) return [at(from), at(from, policy)];
  return [at(from ?? dayBeforeNewest(data)), at(to, policy)];
}

/** Only these projects where they are: a project may have joined or left between the two days. */
function withOnly(scorecard: Scorecard, names: readonly string[]): Scorecard {
  if (names.length === 0) return scorecard;
  return { ...scorecard, projects: scorecard.projects.filter(({ name }) => names.includes(name)) };
}

function dayBeforeNewest(data: string | undefined): string {
  const folder = evidenceFolder(dataFolder(data === undefined ? {} : { data }));
  const day = snapshotDays(folder).at(-2);
  if (day !== undefined) return day;
  throw new StadiumError('SNAPSHOT_MISSING', `${folder} holds no two snapshots to compare`, {
    hint: 'Make another one with: stadium collect --as-of DAY',
  });
}
