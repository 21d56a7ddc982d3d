// Whether the git of this machine can do what the mirrors need, found out by doing it on a repository of one file.

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { makeFolder, onDisk, ownerOnly, writeWhole } from '../../disk/write.ts';
import { StadiumError } from '../../domain/errors.ts';
import { GitFault, readGit } from './fault.ts';
import { runGit } from './run.ts';

export interface GitCapability {
  /** As git prints it: `2.39.5`. */
  readonly version: string;
  /** It clones without file contents. */
  readonly clonesPartially: boolean;
  /** It fails when a missing object would have to be fetched, instead of fetching it unasked. */
  readonly refusesLazyFetch: boolean;
}

const oneFile = [
  'commit refs/heads/main',
  'committer nobody <nobody@example.org> 0 +0000',
  'data 5',
  'probe',
  'M 100644 inline probe',
  'data 5',
  'probe',
  '',
].join('\n');

/** Tries the git on the path, in the cache's folder. Throws ENVIRONMENT when there is none, or it cannot work there. */
export async function gitCapability(cacheRoot: string): Promise<GitCapability> {
  const printed = (await readGit(['--version'], {})).toString('utf8');
  const folder = onDisk(cacheRoot, () => {
    makeFolder(cacheRoot, ownerOnly);
    return mkdtempSync(join(cacheRoot, 'git-probe-'));
  });
  try {
    const origin = join(folder, 'origin.git');
    const mirror = join(folder, 'mirror.git');
    await readGit(['init', '--quiet', '--bare', '--initial-branch=main', origin], {});
    await readGit(['fast-import', '--quiet'], { directory: origin, stdin: oneFile });
    await readGit(['config', 'uploadpack.allowFilter', 'true'], { directory: origin });
    return {
      version: /\d+(\.\d+)+/.exec(printed)?.[0] ?? printed.trim(),
      clonesPartially: await clonesPartially(origin, mirror),
      refusesLazyFetch: await refusesLazyFetch(mirror),
    };
  } catch (cause) {
    if (!(cause instanceof GitFault)) throw cause;
    const what = `git cannot make a repository in ${cacheRoot}: ${cause.reason.detail}`;
    throw new StadiumError('ENVIRONMENT', what, {
      hint: 'See that its disk is well and may be written, or name another folder with --cache.',
      cause,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Throws ENVIRONMENT when this git would not keep what was measured apart from what it fetched unasked. A git that passed is
 * not tried again until another stands in its place.
 */
export async function requireCapableGit(cacheRoot: string): Promise<void> {
  const mark = join(cacheRoot, 'git-is-capable');
  const program = programOnPath();
  if (program !== undefined && isMarked(mark, program)) return;
  const found = await gitCapability(cacheRoot);
  if (found.clonesPartially && found.refusesLazyFetch) {
    if (program !== undefined) writeWhole(mark, program);
    return;
  }
  const lack = found.clonesPartially
    ? 'refuse to fetch missing objects unasked'
    : 'clone partially';
  throw new StadiumError('ENVIRONMENT', `git ${found.version} cannot ${lack}`, {
    hint: 'Use git 2.45 or newer, or a distribution git with the security fixes of 2024 (Debian 12 has them in 2.39.5).',
  });
}

/** The file that would be started, with what tells it from another build of the same version. */
function programOnPath(): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, 'git');
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile() === true) return `${path} ${found.size} ${found.mtimeMs} ${found.ino}\n`;
  }
  return undefined;
}

function isMarked(mark: string, program: string): boolean {
  try {
    return readFileSync(mark, 'utf8') === program;
  } catch {
    return false;
  }
}

async function clonesPartially(origin: string, mirror: string): Promise<boolean> {
  const clone = ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${origin}`, mirror];
  const { exitCode } = await runGit(clone, { network: true, allowLocal: true });
  if (exitCode !== 0) return false;
  const missing = await readGit(['rev-list', '--objects', '--missing=print', 'HEAD'], {
    directory: mirror,
  });
  return /^\?/m.test(missing.toString('latin1'));
}

async function refusesLazyFetch(directory: string): Promise<boolean> {
  const { exitCode } = await runGit(['cat-file', '-e', 'HEAD:probe'], {
    directory,
    allowLocal: true,
  });
  return exitCode !== 0;
}
