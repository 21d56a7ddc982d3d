// Where a token for GitHub may lie. It is optional, never an option of the command line, and never printed.

import { execFile } from 'node:child_process';
import { interfaceOf } from './address.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Host {
  readonly url: string;
  /** Whether the user named it on the command line, and not a data folder. */
  readonly isTyped?: boolean;
}

/**
 * For GitHub itself GH_TOKEN, then GITHUB_TOKEN, then what its own client says. Another host gets STADIUM_GITHUB_TOKEN;
 * those of the user alone where the user typed its address, for a data folder may name any. Undefined where there is none.
 */
export async function githubToken(
  { url, isTyped = false }: Host,
  env: Environment,
  askClient: (env: Environment) => Promise<string | undefined> = askGitHubClient,
): Promise<string | undefined> {
  const users = env['GH_TOKEN']?.trim() || env['GITHUB_TOKEN']?.trim();
  if (interfaceOf(url) === 'https://api.github.com') {
    return users || (await askClient(env))?.trim() || undefined;
  }
  return env['STADIUM_GITHUB_TOKEN']?.trim() || (isTyped ? users : undefined) || undefined;
}

function askGitHubClient(env: Environment): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { env: { PATH: env['PATH'], HOME: env['HOME'] }, timeout: 5000 };
    execFile('gh', ['auth', 'token'], options, (error, printed) => {
      resolve(error === null ? printed : undefined);
    });
  });
}
