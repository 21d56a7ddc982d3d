// Facts from short descriptions, for tests that count by hand: who, when it landed, what it touched.
//
//   const fwaas = aRepository('openstack/neutron-fwaas', [
//     { by: 'ada', landed: '2019-05-02', paths: ['neutron_fwaas/agent.py'] },
//     { landed: '2019-05-03', merges: [{ by: 'ben', landed: '2019-04-20' }] },
//   ]);
//   measured([fwaas], { asOf: '2019-11-12' })('own-commits-cycle'); // 2
//
// Each commit stands on the one before it; `merges` is a side branch that left the line at the commit before.

import type { Commit, Identity, RepositoryFacts } from '../../src/domain/facts.ts';
import type { Measurement } from '../../src/domain/measurement.ts';
import { nobodyKnown, type People, peopleDirectory } from '../../src/domain/people.ts';
import type { Project } from '../../src/domain/project.ts';
import type { ProjectEvidence } from '../../src/domain/snapshot.ts';
import { measureProjects, prepare } from '../../src/measure/project.ts';
import { calendar } from '../lifecycle/fixture.ts';

export interface CommitSketch {
  readonly id?: string;
  /** `ada` is Ada at example.org; an address stands for itself. */
  readonly by?: string;
  readonly with?: readonly string[];
  /** A day (noon, UTC) or an instant; null is a date that cannot be true. */
  readonly landed: string | null;
  /** Author date; that of the landing when absent. */
  readonly written?: string;
  readonly paths?: readonly string[];
  readonly subject?: string;
  readonly parents?: readonly string[];
  readonly merges?: readonly CommitSketch[];
}

const folder = 'example';

/** Seconds of a day's noon, or of an instant. */
export function at(when: string): number {
  return Date.parse(when.includes('T') ? when : `${when}T12:00:00Z`) / 1000;
}

export function anIdentity(who: string): Identity {
  return { name: who, address: who.includes('@') ? who : `${who}@example.org` };
}

function aCommit(sketch: CommitSketch & { readonly id: string }): Commit {
  const committedAt = sketch.landed === null ? undefined : at(sketch.landed);
  const isMerge = (sketch.parents?.length ?? 0) > 1;
  return {
    id: sketch.id,
    parents: sketch.parents ?? [],
    author: anIdentity(sketch.by ?? 'ada'),
    coAuthors: (sketch.with ?? []).map(anIdentity),
    authoredAt: sketch.written === undefined ? committedAt : at(sketch.written),
    committedAt,
    subject: sketch.subject ?? `Change ${sketch.id}`,
    changeId: undefined,
    paths: isMerge ? [] : (sketch.paths ?? [`${folder}/main.py`]),
  };
}

export function aRepository(
  repository: string,
  sketches: readonly CommitSketch[],
  more: Partial<RepositoryFacts> = {},
): RepositoryFacts {
  const commits: Commit[] = [];
  const add = (sketch: CommitSketch, before: string | undefined): string => {
    const ends = (sketch.merges ?? []).length === 0 ? [] : [line(sketch.merges ?? [], before)];
    const parents = sketch.parents ?? [before, ...ends].filter((each) => each !== undefined);
    const id = sketch.id ?? `${repository}#${commits.length}`;
    commits.push(aCommit({ ...sketch, id, parents }));
    return id;
  };
  const line = (each: readonly CommitSketch[], from: string | undefined): string | undefined =>
    each.reduce<string | undefined>((before, sketch) => add(sketch, before), from);
  return {
    repository,
    defaultBranch: 'master',
    tip: line(sketches, undefined) ?? '',
    commits,
    tags: [],
    reviews: {
      state: 'unknown',
      reason: { code: 'no-notes', detail: 'the mirror carries no notes' },
    },
    ...more,
  };
}

export function aProject(name: string, more: Partial<Project> = {}): Project {
  return {
    name,
    class: 'service-plugin',
    repositories: [`openstack/${name}`],
    paths: [],
    role: 'judged',
    host: 'gerrit',
    listed: {},
    ...more,
  };
}

export interface Question {
  readonly asOf: string;
  readonly people?: Partial<People>;
  /** By default the whole of the first repository. */
  readonly project?: Project;
  /** Projects whose repositories are one family; none by default. */
  readonly family?: readonly Project[];
}

/** What the snapshot says of one project; undefined when it is left out. */
export function evidenceOf(
  repositories: readonly RepositoryFacts[],
  { asOf, people, project, family }: Question,
): ProjectEvidence | undefined {
  const facts = new Map(
    repositories.map((value) => [value.repository, { state: 'known' as const, value }]),
  );
  const asked = project ?? wholeOf(repositories);
  const directory = peopleDirectory({ ...nobodyKnown, ...people });
  const past = prepare(facts, [], directory, family ?? []);
  return measureProjects([asked], past, calendar, asOf)[0];
}

/** Asks for measurements by id: the value where there is one, else the state and the code of its reason. */
export function measured(
  repositories: readonly RepositoryFacts[],
  question: Question,
): (id: string) => number | string {
  const evidence = evidenceOf(repositories, question);
  return (id) => told(evidence?.measurements[id]);
}

export function told(measurement: Measurement | undefined): number | string {
  if (measurement === undefined) return 'left out';
  return measurement.state === 'measured'
    ? measurement.value
    : `${measurement.state}: ${measurement.reason.code}`;
}

function wholeOf([first]: readonly RepositoryFacts[]): Project {
  return aProject('example', { repositories: first === undefined ? [] : [first.repository] });
}
