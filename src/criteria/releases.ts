// Releases of a project, as the releases repository records them, and its tags.

import type { Proof, Seen } from '../domain/criteria.ts';
import type { Series } from '../domain/cycle.ts';
import { matching } from '../domain/globs.ts';
import type { Probe } from '../domain/probe.ts';
import { type ProbeView, seen, treeOf } from './probe-view.ts';
import { fieldsOf, listOf, textOf, yamlValue } from './yaml-text.ts';

/** Release files that may hold a project: its own, and those that the data names beside it. */
export function deliverableGlobs(name: string, { deliverables = [] }: ProbeView['places']) {
  return [`deliverables/*/${name}.yaml`, ...deliverables];
}

export function releasedSeen(
  { released, months = 18 }: Extract<Probe, { released: unknown }>,
  view: ProbeView,
): Seen {
  const { releases } = view.places;
  if (releases === undefined) return seen('unknown', 'the data names no repository of releases');
  const tree = treeOf(releases, view);
  if (typeof tree === 'string') return seen('unknown', tree);
  const paths = matching(deliverableGlobs(view.name, view.places), tree.paths);
  if (paths.some((path) => !tree.texts.has(path)))
    return seen('unknown', tree.lost ?? 'release files could not be read');
  const files = paths.flatMap((path) => filesOf(path, tree.texts.get(path) ?? '', view.repository));
  const proof = (each: readonly { readonly path: string }[]): readonly Proof[] =>
    each.map(({ path }) => ({ repository: releases, commit: tree.commit, path }));
  if (released === 'any') {
    const [first] = files.toSorted((a, b) => ageOf(b, view) - ageOf(a, view)).slice(-1);
    if (first === undefined) return seen('no', `${releases} has no release of it`);
    return seen('yes', `${first.path}: ${first.last}`, proof([first]));
  }
  const wanted = released === 'latest' ? view.released.slice(-1) : maintained(view, months, files);
  if (wanted.length === 0) return seen('unknown', 'no series was out on the day');
  const found = wanted.map(({ series }) => ({
    name: series.id ?? series.name,
    file: files.find((file) => isOf(file, series)),
  }));
  const lacking = found.filter(({ file }) => file === undefined).map(({ name }) => name);
  const there = found.flatMap(({ file }) => file ?? []);
  if (lacking.length > 0) return seen('no', `no release in ${lacking.join(', ')}`, proof(there));
  return seen('yes', there.map(({ folder, last }) => `${folder} ${last}`).join(', '), proof(there));
}

/** Series that were out for less than so many months, from the first that the project was released with. */
function maintained(
  { released }: ProbeView,
  months: number,
  files: readonly ReleaseFile[],
): ProbeView['released'] {
  const first = released.findIndex(({ series }) => files.some((file) => isOf(file, series)));
  return released.slice(Math.max(0, first)).filter((each) => each.months < months);
}

function isOf({ folder }: ReleaseFile, { name, id }: Series): boolean {
  return folder === name || folder === id;
}

/** How many series have come out since; what belongs to none is older than all. */
function ageOf(file: ReleaseFile, { released, current }: ProbeView): number {
  const order = [
    ...released.map(({ series }) => series),
    ...(current === undefined ? [] : [current]),
  ];
  return order.length - order.findIndex((series) => isOf(file, series));
}

interface ReleaseFile {
  readonly path: string;
  readonly folder: string;
  /** Its newest version. */
  readonly last: string;
}

function filesOf(path: string, text: string, repository: string): readonly ReleaseFile[] {
  const versions = releasesOf(text, repository).filter((version) => /^v?\d/.test(version));
  const last = versions.at(-1);
  return last === undefined ? [] : [{ path, folder: path.split('/')[1] ?? '', last }];
}

/** Versions of a release file that hold the repository, in the order written. */
export function releasesOf(text: string, repository: string): readonly string[] {
  return listOf(fieldsOf(yamlValue(text))['releases'])
    .map(fieldsOf)
    .filter(({ projects }) =>
      listOf(projects).some((each) => textOf(fieldsOf(each)['repo']) === repository),
    )
    .flatMap(({ version }) => textOf(version) ?? []);
}

/** A tag of the repository that the pattern names. */
export function tagSeen({ tag }: Extract<Probe, { tag: string }>, view: ProbeView): Seen {
  const tree = treeOf(view.repository, view);
  if (typeof tree === 'string') return seen('unknown', tree);
  if (tree.tags === undefined) return seen('unknown', 'its tags were not read');
  const found = tree.tags.filter((name) => new RegExp(tag).test(name)).at(-1);
  if (found === undefined) return seen('no', 'it has no such tag');
  return seen('yes', `tag ${found}`, [{ repository: view.repository, tag: found }]);
}

/** Whether anything was brought back to a stable branch. */
export function backportsSeen(
  { backports: months }: Extract<Probe, { backports: number }>,
  view: ProbeView,
): Seen {
  const tree = treeOf(view.repository, view);
  if (typeof tree === 'string') return seen('unknown', tree);
  const found = tree.backports?.get(months);
  if (found === undefined) return seen('unknown', 'its stable branches were not read');
  if (found.state === 'unknown') return seen('unknown', found.reason.detail);
  const [newest] = found.value;
  if (newest === undefined)
    return seen('no', `nothing was brought back to a stable branch in ${months} months`);
  const why = `commits brought back to stable branches in ${months} months: ${found.value.length}`;
  return seen('yes', why, [{ repository: view.repository, commit: newest }]);
}
