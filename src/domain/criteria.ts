// Criteria: questions that a family asks of its members, kept as data, and the answers with their proof.

import type { UnknownReason } from './facts.ts';
import type { GoalRow } from './goals.ts';
import type { Probe } from './probe.ts';
import type { ProjectClass, RepositoryName } from './project.ts';
import type { IsoDate } from './time.ts';

export type SeenAnswer = 'yes' | 'no' | 'unknown' | 'not-applicable';

/** What an answer rests on: a path in a tree, or a job in a pipeline. */
export interface Proof {
  readonly repository: RepositoryName;
  readonly commit?: string;
  readonly path?: string;
  readonly line?: string;
  readonly job?: string;
  readonly pipeline?: string;
  readonly branch?: string;
  readonly isVoting?: boolean;
  readonly template?: string;
  readonly tag?: string;
}

/** What a probe saw. */
export interface Seen {
  readonly answer: SeenAnswer;
  readonly why: string;
  readonly proof: readonly Proof[];
}

export interface Question {
  readonly id: string;
  /** In words that follow a project's name in a table of questions. */
  readonly words: string;
  /** Kinds of project that it is asked of; all of them when absent. */
  readonly kinds?: readonly ProjectClass[];
  /** First and last series in whose cycle it is asked. */
  readonly from?: string;
  readonly to?: string;
  readonly source: string;
  /** Absent where only a person can tell. */
  readonly probe?: Probe;
  /** Not applicable where this says no. */
  readonly when?: Probe;
  /** What a person should look at; never an answer. */
  readonly hint?: Probe;
  /** What to say instead of the probe's own words where it answers no and this says yes. */
  readonly says?: readonly { readonly when: Probe; readonly text: string }[];
  readonly mend: string;
}

/** A column of the summary: met when each question it needs is answered yes, or does not apply. */
export interface Dimension {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly string[];
}

/** Jobs told by name, or by the number of their nodes. */
export interface JobKind {
  readonly match: string;
  readonly not?: string;
  /** Also those that run on so many nodes or more. */
  readonly nodes?: number;
  /** A test whose failure rate belongs on a dashboard. */
  readonly isTest?: boolean;
}

/** Repositories that answers need besides the project's own. */
export interface CriteriaPlaces {
  /** Which jobs each repository runs, and the dashboards. */
  readonly config?: RepositoryName;
  /** Where templates and jobs are defined. */
  readonly jobs?: readonly RepositoryName[];
  readonly releases?: RepositoryName;
  /** Release files that may hold the project beside one of its own name. */
  readonly deliverables?: readonly string[];
}

export interface CriteriaSet {
  readonly title: string;
  readonly source: string;
  readonly places: CriteriaPlaces;
  readonly dimensions: readonly Dimension[];
  readonly questions: readonly Question[];
  readonly jobs: Readonly<Record<string, JobKind>>;
  /** Templates that live where nobody looks, and the jobs they stand for, by pipeline. */
  readonly templates: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Python versions that need a unit job of their own, by series. */
  readonly runtimes: Readonly<Record<string, readonly string[]>>;
  /** What things of a project are called elsewhere. */
  readonly names: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Projects that were assessed and that the registry does not hold then. */
  readonly assessed: readonly Assessed[];
}

export interface Assessed {
  readonly project: string;
  readonly repository: RepositoryName;
  readonly class: ProjectClass;
  readonly from: string;
  readonly to: string;
}

/** What a person said of one question. */
export interface PersonAnswer {
  readonly project: string;
  readonly question: string;
  readonly answer: 'yes' | 'no' | 'exempt';
  readonly date: IsoDate;
  readonly reason: string;
  readonly link: string;
  readonly until?: IsoDate;
}

export interface CriterionAnswer {
  readonly answer: SeenAnswer | 'exempt';
  readonly by: 'probe' | 'person';
  readonly why: string;
  readonly proof: readonly Proof[];
  readonly link?: string;
  readonly until?: IsoDate;
  /** The probe's own answer where a person's stands. */
  readonly probe?: Seen;
}

export type DimensionState = 'met' | 'needs-work' | 'unknown' | 'not-applicable';

/** A job as a project runs it on its development branch. */
export interface ProjectJob {
  readonly job: string;
  readonly isVoting: boolean;
  /** Patterns of branches as they are written, `!` in front of those that are left out; every branch where there are none. */
  readonly branches?: readonly string[];
}

export interface ProjectJobs {
  readonly pipelines: Readonly<Record<string, readonly ProjectJob[]>>;
  /** Why there may be more, one phrase each. */
  readonly missing: readonly string[];
}

/** The scorecard of one project. */
export interface CriteriaCard {
  readonly name: string;
  readonly repository: RepositoryName;
  readonly class: ProjectClass;
  /** A retired tree is one word, not twenty-four answers. */
  readonly state: 'live' | 'retired' | 'unreadable';
  readonly reason?: UnknownReason;
  readonly commit?: string;
  readonly answers: Readonly<Record<string, CriterionAnswer>>;
  readonly dimensions: Readonly<Record<string, DimensionState>>;
  /** Absent where no question looks at jobs. */
  readonly jobs?: ProjectJobs;
}

export interface CriteriaTable {
  readonly asOf: IsoDate;
  readonly series: string;
  readonly title: string;
  readonly source: string;
  readonly dimensions: readonly Dimension[];
  readonly questions: readonly Pick<Question, 'id' | 'words' | 'mend' | 'source'>[];
  /** The commits that were read; undefined where a repository was not at hand. */
  readonly pins: readonly { readonly repository: RepositoryName; readonly commit?: string }[];
  readonly projects: readonly CriteriaCard[];
  /** Practices and community goals of the day, where they were asked as well. */
  readonly goals?: readonly GoalRow[];
}
