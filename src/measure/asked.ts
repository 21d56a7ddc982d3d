// Measures of the sources that a run asked besides git: changes and gate runs, for each project they belong to.

import type {
  Change,
  GateBuildset,
  HostedRepository,
  Known,
  Sourced,
  SourceName,
} from '../domain/facts.ts';
import type { Measurement, Measurements } from '../domain/measurement.ts';
import type { PeopleDirectory } from '../domain/people.ts';
import { isInTree, type Project, type RepositoryName } from '../domain/project.ts';
import { gateMeasures } from './gate.ts';
import { archived, archivedAnswer } from './hosted.ts';
import { describe } from './measure.ts';
import { reviewMeasures } from './reviews/catalogue.ts';
import { gerritLinks, githubLinks, zuulLinks } from './reviews/links.ts';
import { factsOf } from './reviews/sourced.ts';
import type { Windows } from './windows.ts';

type Facts<T> = ReadonlyMap<RepositoryName, Sourced<readonly T[]>>;

/** What was asked; a part that is absent was not asked for, and has no measurements at all. */
export interface AskedFacts {
  readonly gerrit?: { readonly url: string; readonly changes: Facts<Change> };
  readonly github?: {
    readonly url: string;
    readonly changes: Facts<Change>;
    readonly hosted: ReadonlyMap<RepositoryName, Known<HostedRepository>>;
  };
  readonly zuul?: {
    readonly url: string;
    readonly tenant: string;
    readonly buildsets: Facts<GateBuildset>;
  };
}

/** Measurements of one project from all that was asked for it. */
export function askedMeasurements(
  project: Project,
  asked: AskedFacts,
  windows: Windows,
  people: PeopleDirectory,
): Measurements {
  return {
    ...changeMeasurements(project, asked, windows, people),
    ...gateMeasurements(project, asked, windows),
    ...hostMeasurements(project, asked, windows),
  };
}

function changeMeasurements(
  project: Project,
  asked: AskedFacts,
  windows: Windows,
  people: PeopleDirectory,
): Measurements {
  const source: SourceName = project.host;
  const from = project.host === 'github' ? asked.github : asked.gerrit;
  if (from === undefined) return {};
  const linksTo = project.host === 'github' ? githubLinks : gerritLinks;
  const input = {
    facts: factsOf(project, from.changes),
    source,
    windows: windows.named,
    people,
    links: linksTo(from.url, project.repositories),
  };
  return byId(reviewMeasures.map(({ definition, measure }) => [definition.id, measure(input)]));
}

function gateMeasurements(project: Project, { zuul }: AskedFacts, windows: Windows): Measurements {
  if (zuul === undefined || project.host === 'github') return {};
  const input = {
    facts: factsOf(project, zuul.buildsets),
    source: 'zuul' as const,
    windows: windows.named,
    links: zuulLinks(zuul.url, zuul.tenant, project.repositories),
  };
  return byId(gateMeasures.map(({ definition, measure }) => [definition.id, measure(input)]));
}

function hostMeasurements(
  project: Project,
  { github }: AskedFacts,
  windows: Windows,
): Measurements {
  if (github === undefined || isInTree(project)) return {};
  const window = windows.named['as-of'];
  const hosted = project.repositories.map((name) => github.hosted.get(name));
  return {
    [archived.id]: describe(archived, window, archivedAnswer(hosted, window, github.url, project)),
  };
}

function byId(rows: readonly (readonly [string, Measurement])[]): Measurements {
  return Object.fromEntries(rows);
}
