// What one collection from Zuul is given.

import type { RepositoryName } from '../../domain/project.ts';
import type { DocumentStore } from '../../domain/stores.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { HttpClient } from '../http/client.ts';

export interface ZuulOptions {
  /** `https://zuul.opendev.org` */
  readonly url: string;
  readonly tenant: string;
  /** Default: gate. */
  readonly pipeline?: string;
  readonly projects: readonly RepositoryName[];
  /** Buildsets since `from` are read. */
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** ISO instant. */
  readonly askedAt: string;
  readonly http: HttpClient;
  readonly documents: DocumentStore;
  /** Gives what earlier runs kept, and asks nothing. */
  readonly offline?: boolean;
  /** Read back only to the newest row of the last complete run; default true. */
  readonly sinceLast?: boolean;
}

export interface ZuulRun extends ZuulOptions {
  readonly base: string;
  readonly pipeline: string;
  readonly tenantAddress: string;
}
