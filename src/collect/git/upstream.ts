// What the upstream says of itself before anything is fetched: its default branch, its tags, whether it keeps review notes.

import { GitFault, readGit } from './fault.ts';
import type { GitOptions } from './run.ts';

export interface Upstream {
  /** The address that answered; another than was asked after a redirect on the same host. */
  readonly url: string;
  readonly defaultBranch: string;
  /** Object ids by full name of the ref: the default branch, the tags, the review notes. */
  readonly refs: ReadonlyMap<string, string>;
}

export const notesRef = 'refs/notes/review';

/**
 * Asks with one `ls-remote`.
 *
 * @throws GitFault with the reason when it is empty or cannot be asked.
 */
export async function askUpstream(url: string, options: GitOptions): Promise<Upstream> {
  try {
    return await ask(url, options);
  } catch (error) {
    if (!(error instanceof GitFault) || !/^https?:/.test(url)) throw error;
    return await lookCloser(url, options, error);
  }
}

async function ask(url: string, options: GitOptions): Promise<Upstream> {
  const answer = await readGit(
    ['ls-remote', '--symref', '--', url, 'HEAD', 'refs/heads/*', 'refs/tags/*', notesRef],
    { ...options, network: true },
  );
  const lines = answer.toString('utf8').split('\n');
  const rows = lines.map((line) => line.split('\t')).filter((row) => row.length === 2);
  const all = new Map(
    rows.filter(([id]) => !id?.startsWith('ref: ')).map(([id = '', ref = '']) => [ref, id]),
  );
  if (all.size === 0) throw new GitFault('empty', `${url} holds no commit and no branch.`);
  const defaultBranch = defaultBranchOf(url, rows, all);
  const wanted = [...all].filter(
    ([ref]) =>
      ref === `refs/heads/${defaultBranch}` ||
      ref === notesRef ||
      (ref.startsWith('refs/tags/') && !ref.endsWith('^{}')),
  );
  return { url, defaultBranch, refs: new Map(wanted) };
}

function defaultBranchOf(
  url: string,
  rows: readonly (readonly string[])[],
  refs: ReadonlyMap<string, string>,
): string {
  const symbolic = rows.find(([id, ref]) => ref === 'HEAD' && id?.startsWith('ref: refs/heads/'));
  const named = symbolic?.[0]?.slice('ref: refs/heads/'.length);
  if (named !== undefined && refs.has(`refs/heads/${named}`)) return named;
  const branches = [...refs.keys()].filter((ref) => ref.startsWith('refs/heads/'));
  const same = branches.find((ref) => refs.get(ref) === refs.get('HEAD'));
  if (same !== undefined) return same.slice('refs/heads/'.length);
  const list = branches.slice(0, 5).map((ref) => ref.slice('refs/heads/'.length));
  throw new GitFault(
    branches.length === 0 ? 'empty' : 'bad-answer',
    `HEAD of ${url} names no branch that exists${list.length > 0 ? `; there are ${list.join(', ')}` : ''}.`,
  );
}

/** git follows no redirect for us, and does not say what came instead of a repository: one plain request tells. */
async function lookCloser(url: string, options: GitOptions, fault: GitFault): Promise<Upstream> {
  if (fault.reason.code === 'moved') return await follow(url, options);
  // git takes any page for an old server's list of refs, and finds none on it.
  if (fault.reason.code !== 'not-git' && fault.reason.code !== 'empty') throw fault;
  const answer = await request(url, options);
  if (answer.type === 'application/x-git-upload-pack-advertisement') throw fault;
  const start = answer.start.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 80);
  throw new GitFault('not-git', `${url} answered ${answer.status} with "${start}".`);
}

async function follow(url: string, options: GitOptions): Promise<Upstream> {
  const { location } = await request(url, options);
  const target =
    location !== null && URL.canParse(location, url) ? new URL(location, url) : undefined;
  const before = new URL(url);
  const moved = target?.href.replace(/\/info\/refs(\?.*)?$/, '');
  if (target === undefined || moved === undefined)
    throw new GitFault('moved', `${url} redirects without saying where to.`);
  const isSafe = target.origin === before.origin && target.username === '';
  if (!isSafe) throw new GitFault('moved', `${url} has moved to ${moved}, on another host.`);
  return await ask(moved, options);
}

interface PlainAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly type: string | null;
  readonly start: string;
}

/** What a plain request may take, in seconds: git itself has longer. */
const mostSeconds = 15;

async function request(url: string, options: GitOptions): Promise<PlainAnswer> {
  const seconds = Math.min(mostSeconds, options.deadlineSeconds ?? mostSeconds);
  const late = new GitFault('timeout', `${url} was not answered within ${seconds} s.`);
  const ending = new AbortController();
  const stop = () => ending.abort(options.signal?.reason);
  // Held by hand: on Node 20 the garbage collector takes a timer that `AbortSignal.timeout` made.
  const timer = setTimeout(() => ending.abort(late), seconds * 1000);
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    return await plainAnswer(url, ending.signal);
  } catch (cause) {
    options.signal?.throwIfAborted();
    if (cause === late) throw late;
    throw new GitFault('unreachable', `${url}: ${cause instanceof Error ? cause.message : cause}`);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
  }
}

async function plainAnswer(url: string, signal: AbortSignal): Promise<PlainAnswer> {
  const address = `${url}/info/refs?service=git-upload-pack`;
  const response = await fetch(address, { redirect: 'manual', signal });
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return {
    status: response.status,
    location: response.headers.get('location'),
    type: response.headers.get('content-type'),
    start: Buffer.from(first?.value ?? []).toString('latin1', 0, 200),
  };
}
