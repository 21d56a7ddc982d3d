// Where a token for GitHub may lie. It is optional, never an option of the command line, and never printed.

import { execFile } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** GH_TOKEN, then GITHUB_TOKEN, then what GitHub's own client says. Undefined where there is none. */
export async function githubToken(
  env: Environment,
  askClient: (env: Environment) => Promise<string | undefined> = askGitHubClient,
): Promise<string | undefined> {
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
