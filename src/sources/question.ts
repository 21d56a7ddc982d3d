// What every source is asked, and given to answer with.

import type { Known, RepositoryFacts } from '../domain/facts.ts';
import { isInTree, type Project, type RepositoryName } from '../domain/project.ts';
import type { DocumentStore } from '../domain/stores.ts';
import type { IsoDate } from '../domain/time.ts';
import type { HttpClient } from '../http/client.ts';

export interface AskingOptions {
  /** What was open or touched since `from` is read; the measures cut at their own dates. */
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** ISO instant. */
  readonly askedAt: string;
  readonly http: HttpClient;
  readonly documents: DocumentStore;
  /** Gives what earlier runs kept, and asks nothing. */
  readonly offline?: boolean;
  /** Ask only for what was touched since the last complete run; default true. */
  readonly sinceLast?: boolean;
}

export interface Question extends AskingOptions {
  readonly url: string;
  /** Whether the address was typed for this run, and not read from a data folder. */
  readonly isTyped?: boolean;
  /** What else the registry says of the source. */
  readonly settings: Readonly<Record<string, string>>;
  readonly projects: readonly Project[];
  /** What git told before: no source is believed against it. */
  readonly histories: ReadonlyMap<RepositoryName, Known<RepositoryFacts>>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Changes and gate runs belong to whole repositories: an in-tree component has none of its own. */
export function repositoriesHostedBy(
  host: string,
  projects: readonly Project[],
): readonly RepositoryName[] {
  const own = projects.filter((project) => project.host === host && !isInTree(project));
  return [...new Set(own.flatMap(({ repositories }) => repositories))];
}
