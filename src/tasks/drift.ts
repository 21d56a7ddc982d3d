// What `stadium drift` does: governance, releases, repositories and decisions held against each other.

import { type GovernanceMend, mendGovernance } from '../collect/governance/edit.ts';
import type { GovernanceFacts } from '../collect/governance/source.ts';
import { writeWhole } from '../disk/write.ts';
import { isInTree } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Drift, RepositoryState } from '../lifecycle/drift.ts';
import { lifecycleAt } from '../lifecycle/lifecycle.ts';
import { repositoryState } from '../lifecycle/repository-state.ts';
import { type Data, loadData } from '../registry/load.ts';
import { driftMarkdown, driftSentence, driftText } from '../report/drift.ts';
import { patchOf } from '../report/patch.ts';
import { cacheFolder, dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { governanceAt, governanceOf, type MirrorPlace, tellFailures } from './governance.ts';
import { gitBase } from './histories.ts';
import { treeAt } from './trees.ts';
import type { CommonOptions } from './world.ts';
import { type ExitCode, exitCode, type Shell } from './world.ts';

export interface DriftOptions extends CommonOptions {
  readonly asOf?: string;
  readonly gitBase?: string;
  readonly offline?: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly patch?: boolean;
  readonly exitCode?: boolean;
}

/** Prints the contradictions, or the patch that mends them. */
export async function listDrift(options: DriftOptions, shell: Shell): Promise<ExitCode> {
  const data = loadData(dataFolder(options), packagedData);
  const asOf = options.asOf === undefined ? today(shell) : dayNamed(options.asOf, data.calendar);
  const place = await placeFor(data, options, shell);
  const names = governanceOf(data.registry);
  const { team } = data.registry;
  const answer = await governanceAt(team, asOf, names, place);
  const { governance, releases } = answer;
  const lifecycle = lifecycleAt({ ...data, projects: data.registry.projects, asOf });
  const found = lifecycle.drift({
    ...(governance.state === 'known' ? { entries: governance.value.entries } : {}),
    ...(releases.state === 'known' ? { releases: releases.value.releases } : {}),
    ...(releases.state === 'known' && releases.value.calendar !== undefined
      ? { published: releases.value.calendar }
      : {}),
    states: await statesOf(data, asOf, place),
  });
  const facts = governance.state === 'known' ? governance.value : undefined;
  deliver(
    options.patch === true ? patches(found, team, facts, shell) : printed(found, asOf, options),
    options,
    shell,
  );
  if (tellFailures(answer.reports, shell)) return exitCode.partial;
  return options.exitCode === true && found.length > 0 ? exitCode.tripped : exitCode.done;
}

async function placeFor(data: Data, options: DriftOptions, shell: Shell): Promise<MirrorPlace> {
  return {
    ...gitBase(data, options),
    cacheRoot: await cacheFolder(options, shell),
    offline: options.offline === true,
    signal: shell.signal,
  };
}

/** Repositories that are in the cache; the others are not judged by what they hold. */
async function statesOf(
  { registry }: Data,
  asOf: IsoDate,
  place: MirrorPlace,
): Promise<ReadonlyMap<string, RepositoryState>> {
  const states = new Map<string, RepositoryState>();
  for (const project of registry.projects.filter((each) => !isInTree(each))) {
    const [repository] = project.repositories;
    if (repository === undefined) continue;
    const tree = await treeAt(repository, asOf, { ...place, offline: true }, () => []);
    if (tree.state === 'known') states.set(project.name, repositoryState(tree.value.paths));
  }
  return states;
}

function printed(found: readonly Drift[], asOf: IsoDate, options: DriftOptions): string {
  if (options.json === true || options.format === 'json') {
    const rows = found.map((each) => ({ ...each, sentence: driftSentence(each) }));
    return `${JSON.stringify({ schemaVersion: 1, asOf, drift: rows }, null, 2)}\n`;
  }
  return options.format === 'markdown' ? driftMarkdown(found) : driftText(found);
}

/** One patch after the other, each against what the one before leaves; a project is mended once. */
function patches(
  found: readonly Drift[],
  team: string,
  facts: GovernanceFacts | undefined,
  shell: Shell,
): string {
  const mended = new Set<string>();
  const parts: string[] = [];
  let texts = facts?.texts;
  for (const { project, mend } of found) {
    if (texts === undefined || mend === undefined || mended.has(project)) continue;
    if (!isEdit(mend)) {
      shell.err(`no patch for ${project}: ${byHand(mend)}\n`);
      continue;
    }
    const after = mendGovernance(texts, team, mend);
    parts.push(patchOf('reference/projects.yaml', texts.projects, after.projects));
    parts.push(patchOf('reference/legacy.yaml', texts.legacy, after.legacy));
    texts = after;
    mended.add(project);
  }
  return parts.join('');
}

type ByHand = Exclude<NonNullable<Drift['mend']>, GovernanceMend>;

function isEdit(mend: NonNullable<Drift['mend']>): mend is GovernanceMend {
  return mend.kind !== 'decide' && mend.kind !== 'delete-deliverable';
}

function byHand(mend: ByHand): string {
  return mend.kind === 'decide'
    ? `stadium decide ${mend.project} ${mend.decision}`
    : `delete ${mend.path} in openstack/releases`;
}

function deliver(text: string, options: DriftOptions, shell: Shell): void {
  if (options.output === undefined || options.output === '-') shell.out(text);
  else writeWhole(options.output, text);
}
