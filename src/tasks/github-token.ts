// Asks GitHub's own client for its token: the one place that starts it. The token is never an option, never printed.

import { execFile } from 'node:child_process';
import { githubToken } from '../collect/github/token.ts';
import type { Shell } from './world.ts';

/** Undefined where there is none; GitHub then answers 60 requests an hour. */
export function tokenOf({ env }: Pick<Shell, 'env'>): Promise<string | undefined> {
  return githubToken(env, () => askGitHubClient(env));
}

function askGitHubClient(env: Shell['env']): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { env: { PATH: env['PATH'], HOME: env['HOME'] }, timeout: 5000 };
    execFile('gh', ['auth', 'token'], options, (error, printed) => {
      resolve(error === null ? printed : undefined);
    });
  });
}
