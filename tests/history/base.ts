// Where the histories of real repositories are: they are too large to ship, so the environment says.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const howTo = `Set STADIUM_HISTORY_BASE to a git base that holds {repo}, for example

  STADIUM_HISTORY_BASE='file:///SOMEWHERE/{repo}.git' npm run check:history

Each repository of data/stadium.yaml is expected there as a bare repository with its review notes, for example

  git clone --bare https://opendev.org/openstack/networking-sfc SOMEWHERE/openstack/networking-sfc.git
  git -C SOMEWHERE/openstack/networking-sfc.git fetch origin refs/notes/review:refs/notes/review
  git -C SOMEWHERE/openstack/networking-sfc.git config uploadpack.allowFilter true`;

/** The folder of one restored repository, such as `openstack/networking-sfc`. Throws when it is not there. */
export function historyOf(repository: string, base: string = historyBase()): string {
  const folder = fileURLToPath(base.replace('{repo}', repository));
  if (!existsSync(folder)) throw new Error(`${repository} is not at ${folder}.\n${howTo}`);
  return folder;
}

/** The git base of the restored histories, as `--git-base` takes it. Throws with the way to make them when there is none. */
export function historyBase(env: NodeJS.ProcessEnv = process.env): string {
  const base = env['STADIUM_HISTORY_BASE'];
  if (base === undefined || base === '') {
    throw new Error(`STADIUM_HISTORY_BASE is not set.\n${howTo}`);
  }
  if (!/^file:\/\/\/.*\{repo\}/.test(base)) {
    throw new Error(
      `STADIUM_HISTORY_BASE is '${base}', not a file:/// base with {repo}.\n${howTo}`,
    );
  }
  return base;
}
