// The commits, or the changes that wait, behind one count of a project, from what the cache holds.

import { StadiumError } from '../domain/errors.ts';
import { isInTree, type Project } from '../domain/project.ts';
import type { WindowName } from '../domain/time.ts';
import { type LedgerMeasure, ledgerMeasures, ledgerOf } from '../measure/ledger.ts';
import type { Past } from '../measure/project.ts';
import type { LedgerPage } from '../report/ledger.ts';
import { readPast } from './histories.ts';
import type { Places, World } from './outside-world.ts';
import { requireProjects } from './project-names.ts';
import { loadScorecard } from './scorecard.ts';
import { waitingLedger, waitingLedgers, whoIsWaitedFor } from './waiting-changes.ts';

export interface LedgerRequest extends Places {
  readonly asOf?: string;
  readonly gitBase?: string;
}

/** `measure` is an id, with its window or without; own commits of a year where none is named. */
export async function commitsOf(
  name: string,
  measure: string | true,
  request: LedgerRequest,
  world: World,
): Promise<LedgerPage> {
  const who = typeof measure === 'string' ? whoIsWaitedFor(measure) : undefined;
  if (who !== undefined) return await waitingLedger(name, who, request, world);
  const asked = measureAsked(measure === true ? 'own-commits-365d' : measure);
  const { scorecard, data } = loadScorecard(request);
  const names = data.registry.projects.map((each) => each.name);
  requireProjects([name], names, 'the registry');
  const project = data.registry.projects.find((each) => each.name === name);
  if (project !== undefined && isInTree(project) && asked.measure === 'releases') {
    throw new StadiumError('USAGE', `${name} is released with the repository it lives in`, {
      hint: `It has commits of its own: --commits own-commits`,
    });
  }
  const { asOf } = scorecard;
  const past = await readPast(data, [], request, world);
  const ledger = project && ledgerOf(past, data.calendar, { ...asked, project, asOf });
  if (ledger === undefined) {
    throw new StadiumError(
      'SOURCE',
      `the history of ${name} is unknown: ${whyUnread(project, past)}`,
      {
        hint: '`stadium collect` reads it; `--git-base` says where it is.',
      },
    );
  }
  return { project: name, asOf, ledger, pages: data.registry.sources.git?.base };
}

function whyUnread(project: Project | undefined, { facts }: Past): string {
  const found = project?.repositories
    .map((each) => facts.get(each))
    .find((each) => each?.state === 'unknown');
  return found?.state === 'unknown' ? found.reason.detail : 'not all of it could be read';
}

function measureAsked(id: string): {
  readonly measure: LedgerMeasure;
  readonly window: WindowName;
} {
  const [, base, window = '365d'] = /^(.+?)(?:-(cycle|90d|180d|365d|730d|ever))?$/.exec(id) ?? [];
  const measure = ledgerMeasures.find((each) => each === base);
  if (measure !== undefined) return { measure, window: window as WindowName };
  throw new StadiumError('USAGE', `${id} is no count of commits or releases`, {
    hint: `Counts are: ${[...ledgerMeasures, ...waitingLedgers].join(', ')}; a window may follow: own-commits-180d. Who uses it: stadium dependents.`,
  });
}
