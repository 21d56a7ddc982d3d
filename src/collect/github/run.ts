// What one collection from GitHub is given.

import type { RepositoryName } from '../../domain/project.ts';
import type { DocumentStore } from '../../domain/stores.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { HttpClient } from '../http/client.ts';

export interface GithubOptions {
  /** `https://github.com`, `https://api.github.com`, or the address of another server's interface. */
  readonly url: string;
  /** A project's home has its pull requests here; of a mirror only its state is read. */
  readonly repositories: readonly {
    readonly name: RepositoryName;
    readonly role: 'home' | 'mirror';
  }[];
  /** Pull requests that were open or touched since `from` are read. */
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** ISO instant. */
  readonly askedAt: string;
  readonly http: HttpClient;
  readonly documents: DocumentStore;
  readonly token?: string;
  /** Gives what earlier runs kept, and asks nothing. */
  readonly offline?: boolean;
  /** Ask only for what was touched since the last complete run; default true. */
  readonly sinceLast?: boolean;
}

export interface GithubRun extends GithubOptions {
  readonly base: string;
}
