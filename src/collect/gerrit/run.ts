// What one collection from Gerrit is given.

import type { RepositoryName } from '../../domain/project.ts';
import type { DocumentStore } from '../../domain/stores.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { HttpClient } from '../http/client.ts';

export interface GerritOptions {
  /** `https://review.opendev.org`, a path allowed. */
  readonly url: string;
  readonly projects: readonly RepositoryName[];
  /** Changes that were open or touched since `from` are read; the measures cut at their own dates. */
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

export interface GerritRun extends GerritOptions {
  readonly base: string;
}
