// What a source is: how it is called, what the data folder may say of it, what it measures, and how it is asked.

import type { Sourced, SourceReport } from '../domain/facts.ts';
import type { ProjectGate } from '../domain/gate.ts';
import type { MeasureDefinition, Measurements } from '../domain/measurement.ts';
import type { PeopleDirectory } from '../domain/people.ts';
import type { Project } from '../domain/project.ts';
import type { Saying } from '../domain/sayings.ts';
import type { InputPin } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type { HttpClient } from '../http/client.ts';
import type { WaitingChange } from '../measure/reviews/clocks.ts';
import type { ChangeLinks } from '../measure/reviews/links.ts';
import type { Windows } from '../measure/windows.ts';
import type { OtherSource } from './names.ts';
import type { Question } from './question.ts';

/** A key of the data folder, with what an editor is told about it. */
export interface Key {
  readonly kind: 'address' | 'name' | 'names';
  readonly description: string;
  readonly isOptional?: boolean;
}

export interface Keys {
  readonly description: string;
  readonly keys: Readonly<Record<string, Key>>;
}

/** Git is none of these: every measurement begins with it. */
export interface Source {
  /** As `--source` takes it, and the key of the registry's `sources`. */
  readonly name: OtherSource;
  /** What the registry's `sources.NAME` holds; the address is its `url`. */
  readonly settings: Keys & { readonly keys: { readonly url: Key } };
  /** What an entry of the registry may hold under NAME; absent where the source knows a project by its repositories. */
  readonly ofProject?: Keys;
  /** Whether changes are proposed there: such a source can be the `host` of a project. */
  readonly takesChanges: boolean;
  /** Every measure that is made from it. Two sources may share some: they answer for different projects. */
  readonly definitions: readonly MeasureDefinition[];
  /** Never throws for an ill source: that is a failed report. */
  readonly ask: (question: Question) => Promise<Answer>;
  /** The gate by job over the window of the question; absent where no gate runs there. */
  readonly gate?: (question: GateQuestion) => Promise<GateAnswer>;
  /** Everything that an owner has there, where the host can list it; undefined for an owner it does not know. */
  readonly ownedBy?: (
    owner: string,
    asked: Asked,
  ) => Promise<readonly ListedRepository[] | undefined>;
}

export interface GateQuestion extends Question {
  readonly pipelines: readonly string[];
}

export interface GateAnswer {
  /** By project. */
  readonly gates: ReadonlyMap<string, Sourced<ProjectGate>>;
  /** What it does not show of the window. */
  readonly remarks: readonly string[];
}

/** Where a host is, and what to ask it with. */
export interface Asked {
  readonly url: string;
  /** Whether the address was typed for this run, and not read from a data folder. */
  readonly isTyped?: boolean;
  readonly http: HttpClient;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a host says of a repository in its list. */
export interface ListedRepository {
  readonly name: string;
  /** `prometheus/procfs`. */
  readonly repository: string;
  readonly isArchived: boolean;
  readonly isFork: boolean;
  readonly description?: string;
  /** Topics and language, which hint at the class. */
  readonly hints: readonly string[];
}

export interface Answer {
  readonly reports: readonly SourceReport[];
  readonly pins: readonly InputPin[];
  /** The measurements of one project; none where the source is not the one to ask about it. */
  readonly measure: (project: Project, scene: Scene) => Measurements;
  /** The changes of a project that wait, with the searches that show them; absent where no changes are proposed. */
  readonly waits?: (project: Project, scene: Scene) => WaitingChanges;
  /** What it shows of a project in the project's own words. */
  readonly say?: (project: Project, asOf: IsoDate) => readonly Saying[];
}

export interface WaitingChanges {
  readonly changes: Sourced<readonly WaitingChange[]>;
  readonly links: ChangeLinks;
}

export interface Scene {
  readonly windows: Windows;
  readonly people: PeopleDirectory;
}
