// Governance, releases, repositories and decisions held against each other, with the edits that mend governance.

import { mendGovernance } from '../collect/governance/edit.ts';
import type { GovernanceFacts } from '../collect/governance/source.ts';
import type {
  Drift,
  DriftFound,
  DriftPatch,
  GovernanceMend,
  MendByHand,
  RepositoryState,
} from '../domain/drift.ts';
import type { Known, SourceReport } from '../domain/facts.ts';
import { isInTree, type Registry } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { lifecycleAt } from '../lifecycle/lifecycle.ts';
import { repositoryState } from '../lifecycle/repository-state.ts';
import { type Data, loadData } from '../registry/load.ts';
import { plural } from '../words/english.ts';
import { patchOf } from '../words/unified-diff.ts';
import { dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { mirrorPlace } from './git-base.ts';
import { governanceAt, governanceOf, type MirrorPlace } from './governance.ts';
import { memberWords } from './member-words.ts';
import type { Places, World } from './outside-world.ts';
import { treeAt } from './trees.ts';

export interface DriftRequest extends Places {
  /** As things stood at the end of that day; today when absent. */
  readonly asOf?: string;
  readonly gitBase?: string;
  readonly offline?: boolean;
}

export interface DriftAnswer extends DriftFound {
  /** How the asking went; what could not be read contradicts nothing. */
  readonly reports: readonly SourceReport[];
}

/** Every contradiction as of the day, those that have lasted longest first. */
export async function drift(request: DriftRequest, world: World): Promise<DriftAnswer> {
  const data = loadData(dataFolder(request), packagedData);
  const { team, projects } = data.registry;
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, data.calendar);
  const place = await mirrorPlace(data, request, world);
  const names = governanceOf(data.registry);
  const answer = names && (await governanceAt(team, asOf, names, place));
  const governance = known(answer?.governance);
  const releases = known(answer?.releases);
  const words = await memberWords(data, dataFolder(request), asOf, place);
  const lifecycle = lifecycleAt({ ...data, projects, asOf });
  const found = lifecycle.drift({
    ...(governance === undefined ? {} : { entries: governance.entries }),
    ...(releases === undefined ? {} : { releases: releases.releases }),
    ...(releases?.calendar === undefined ? {} : { published: releases.calendar }),
    states: await statesOf(data, asOf, place),
    ...words,
  });
  return {
    ...{ asOf, drift: found },
    ...mended(found, team, names?.repository ?? '', governance),
    notAsked: notAsked(data.registry, words.unread),
    reports: answer?.reports ?? [],
  };
}

function known<T>(found: Known<T> | undefined): T | undefined {
  return found?.state === 'known' ? found.value : undefined;
}

/** What the registry names no place for, each with the key that would, and trees that nobody has fetched. */
function notAsked(registry: Registry, unread: readonly string[]): readonly string[] {
  const trees = plural(unread.length, 'repository', 'repositories');
  return [
    ...(unread.length === 0 ? [] : [`${trees} that the cache does not hold yet: stadium collect`]),
    ...(governanceOf(registry) === undefined
      ? ['governance and its releases (sources.governance)']
      : []),
    ...(registry.sources.answers === undefined ? ['who is named to answer (sources.answers)'] : []),
  ];
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

/** A project is mended once; what is not an edit of governance is left to a person. */
function mended(
  found: readonly Drift[],
  team: string,
  repository: string,
  facts: GovernanceFacts | undefined,
): Pick<DriftFound, 'patches' | 'byHand'> {
  const edits = new Map<string, GovernanceMend>();
  const byHand: { project: string; mend: MendByHand }[] = [];
  for (const { project, mend } of found) {
    if (mend === undefined || edits.has(project)) continue;
    if (isEdit(mend)) edits.set(project, mend);
    else byHand.push({ project, mend });
  }
  return { patches: patches(edits, team, repository, facts), byHand };
}

/** One patch after the other, each against what the one before leaves. */
function patches(
  edits: ReadonlyMap<string, GovernanceMend>,
  team: string,
  repository: string,
  facts: GovernanceFacts | undefined,
): readonly DriftPatch[] {
  let texts = facts?.texts;
  const parts: DriftPatch[] = [];
  for (const [project, mend] of edits) {
    if (texts === undefined) break;
    const after = mendGovernance(texts, team, mend);
    const text = [
      patchOf('reference/projects.yaml', texts.projects, after.projects),
      patchOf('reference/legacy.yaml', texts.legacy, after.legacy),
    ].join('');
    parts.push({ project, repository, text });
    texts = after;
  }
  return parts;
}

function isEdit(mend: GovernanceMend | MendByHand): mend is GovernanceMend {
  return mend.kind !== 'decide' && mend.kind !== 'delete-deliverable';
}
