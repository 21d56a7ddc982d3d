// What one collection from GitHub is given.

import type { RepositoryName } from '../../domain/project.ts';
import type { AskingOptions } from '../question.ts';

export interface GithubOptions extends AskingOptions {
  /** `https://github.com`, `https://api.github.com`, or the address of another server's interface. */
  readonly url: string;
  /** A project's home has its pull requests here; of a mirror only its state is read. */
  readonly repositories: readonly {
    readonly name: RepositoryName;
    readonly role: 'home' | 'mirror';
  }[];
  readonly token?: string;
  /** Numbers of the pull requests that landed in the window by what git shows. */
  readonly landed?: ReadonlyMap<RepositoryName, ReadonlySet<number>>;
}

export interface GithubRun extends GithubOptions {
  readonly base: string;
}
