// Where a token for GitHub may lie. It is optional, never an option of the command line, and never printed.

import { execFile } from 'node:child_process';
import { interfaceOf } from './address.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * For GitHub itself GH_TOKEN, then GITHUB_TOKEN, then what its own client says. Another host, which a data folder may
 * name, gets STADIUM_GITHUB_TOKEN alone: the user's own token is not for it. Undefined where there is none.
 */
export async function githubToken(
  url: string,
  env: Environment,
  askClient: (env: Environment) => Promise<string | undefined> = askGitHubClient,
): Promise<string | undefined> {
  if (interfaceOf(url) !== 'https://api.github.com') {
    return env['STADIUM_GITHUB_TOKEN']?.trim() || undefined;
  }
  const found =
    env['GH_TOKEN']?.trim() || env['GITHUB_TOKEN']?.trim() || (await askClient(env))?.trim();
  return found || undefined;
}

function askGitHubClient(env: Environment): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { env: { PATH: env['PATH'], HOME: env['HOME'] }, timeout: 5000 };
    execFile('gh', ['auth', 'token'], options, (error, printed) => {
      resolve(error === null ? printed : undefined);
    });
  });
}
