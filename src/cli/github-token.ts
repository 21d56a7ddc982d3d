// The token for GitHub: from the environment, else from GitHub's own client. Never an option, never printed.

import { execFile } from 'node:child_process';
import type { Shell } from './shell.ts';

/** Undefined where there is none; GitHub then answers 60 requests an hour. */
export async function githubToken({ env }: Pick<Shell, 'env'>): Promise<string | undefined> {
  const given = env['GH_TOKEN'] ?? env['GITHUB_TOKEN'];
  if (given !== undefined && given !== '') return given;
  return await askGitHubClient(env);
}

function askGitHubClient(env: Shell['env']): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { env: { PATH: env['PATH'], HOME: env['HOME'] }, timeout: 5000 };
    execFile('gh', ['auth', 'token'], options, (error, printed) => {
      const token = printed.trim();
      resolve(error === null && token !== '' ? token : undefined);
    });
  });
}
