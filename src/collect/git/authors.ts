// Who wrote what landed in a time: one entry a commit, merges aside. Read straight from the mirror, for questions about a few
// repositories on one day.

import type { Identity, Known } from '../../domain/facts.ts';
import type { EpochSeconds } from '../../domain/time.ts';
import { readGit } from './fault.ts';
import type { FileOptions } from './files.ts';
import { known, type Mirror } from './mirror.ts';

export async function authorsIn(
  { directory, defaultBranch }: Mirror,
  time: { readonly from: EpochSeconds; readonly to: EpochSeconds },
  { signal }: FileOptions,
): Promise<Known<readonly Identity[]>> {
  const args = [
    ...['log', '--no-merges', '--format=%an%x00%ae', `--since=${time.from}`, `--until=${time.to}`],
    ...[`refs/heads/${defaultBranch}`, '--'],
  ];
  return await known(async () => {
    const text = (await readGit(args, { directory, signal })).toString('utf8');
    return text.split('\n').flatMap((row) => {
      const [name = '', address = ''] = row.split('\0');
      return row === '' ? [] : [{ name, address: address.toLowerCase() }];
    });
  });
}
