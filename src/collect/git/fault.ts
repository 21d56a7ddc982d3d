// What git's exit and its words on standard error mean: each failure becomes a reason with a stable code.

import { StadiumError } from '../../domain/errors.ts';
import type { UnknownCode, UnknownReason } from '../../domain/facts.ts';
import { bounds } from './bounds.ts';
import { type GitOptions, type GitOutcome, runGit, visible } from './run.ts';

/** A git command that did not give what was asked; it ends as `unknown(reason)`, never as a number. */
export class GitFault extends Error {
  override readonly name = 'GitFault';
  readonly reason: UnknownReason;

  constructor(code: UnknownCode, detail: string) {
    super(detail);
    this.reason = { code, detail };
  }
}

interface Meaning {
  readonly pattern: RegExp;
  readonly code: UnknownCode;
}

/** First match wins. Texts are those of git 2.39 to 2.50 in the C locale, of libcurl, and of Gerrit's quota plugin. */
const meanings: readonly Meaning[] = [
  // The system ends the child of git that writes the pack, and git says no more than this.
  {
    pattern:
      /^fatal: fetch-pack: invalid index-pack output$|File too large|Out of memory|out of memory/,
    code: 'too-big',
  },
  {
    pattern: /returned error: 30[1-378]|unable to update url base from redirection/,
    code: 'moved',
  },
  { pattern: /returned error: 429|rate.?limit|quota|too many requests/i, code: 'rate-limited' },
  {
    pattern: /Authentication failed|could not read (Username|Password)|returned error: 40[13]/,
    code: 'auth',
  },
  { pattern: /dubious ownership|Permission denied/, code: 'not-visible' },
  { pattern: /Unable to create '.*\.lock'|cannot lock ref|could not lock/, code: 'locked' },
  { pattern: /shallow update not allowed|source repository is shallow/, code: 'shallow' },
  {
    pattern:
      /repository '.*' not found|does not appear to be a git repository|error: (404|410|451)/,
    code: 'not-found',
  },
  { pattern: /not valid: is this a git repository|invalid server response/, code: 'not-git' },
  { pattern: /returned error: (304|4\d\d)/, code: 'bad-answer' },
  { pattern: /SSL|TLS|certificate/, code: 'tls' },
  { pattern: /Operation too slow|timed out|Timeout/, code: 'timeout' },
  {
    pattern:
      /Could not resolve|Failed to connect|Connection (refused|reset)|early EOF|RPC failed|hung up|unexpected disconnect|returned error: 5\d\d|Empty reply|transfer closed|unable to access/,
    code: 'unreachable',
  },
  {
    pattern:
      /lazy fetching disabled|could not fetch .* from promisor|corrupt|bad object|missing object|unable to read|could not (read|parse)|bad tree|inflate|does not match index|not a (tree|commit|valid object)|cannot be accessed|file .* is (far )?too|loose object|Failed to traverse|did not send all necessary|not a git repository|bad revision|failed to unpack|revision walk setup failed|Could not read|invalid object/i,
    code: 'corrupt',
  },
];

/**
 * Runs git and insists on success; gives the outcome, as git also warns of what went wrong.
 *
 * @throws GitFault with the reason when git failed.
 */
export async function askGit(args: readonly string[], options: GitOptions): Promise<GitOutcome> {
  const outcome = await runGit(args, options);
  if (outcome.exitCode === 0 && !outcome.timedOut) return outcome;
  if (isDiskFull(outcome)) throw diskFull(outcome, options);
  throw faultOf(outcome, options);
}

/** Ours is full, not the server's: that says nothing of the repository. */
function isDiskFull({ message }: GitOutcome): boolean {
  const lines = message.split('\n');
  return lines.some((line) => /^(?!.*remote).*No space left on device$/.test(line));
}

function diskFull(outcome: GitOutcome, { directory }: GitOptions): StadiumError {
  const place = directory === undefined ? '' : ` for ${directory}`;
  const said = firstLines(outcome.message);
  return new StadiumError('STORE', `the disk is full: git has no room${place}. ${said}`, {
    hint: 'Make room, or name a cache folder on another disk with --cache; then run this again.',
  });
}

/** The same, with standard output as one buffer. Throws GitFault `too-big` for an answer that nobody could hold. */
export async function readGit(
  args: readonly string[],
  options: GitOptions,
  mostBytes = bounds.answerBytes,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const onOutput = (chunk: Buffer) => {
    length += chunk.length;
    if (length > mostBytes) throw tooBig(`what git ${args[0]} answers`, mostBytes, 'bytes');
    chunks.push(chunk);
  };
  await askGit(args, { ...options, onOutput });
  return Buffer.concat(chunks);
}

export function tooBig(what: string, most: number, unit: string): GitFault {
  return new GitFault('too-big', `${what} comes to more than ${most} ${unit}.`);
}

function faultOf(outcome: GitOutcome, options: GitOptions): GitFault {
  const said = firstLines(outcome.message);
  if (outcome.timedOut)
    return new GitFault('timeout', `git did not end within its deadline. ${said}`.trim());
  const meaning = meanings.find((each) => each.pattern.test(outcome.message));
  if (outcome.endedBy !== null) {
    // On a damaged pack git 2.39 calls itself until its stack is full.
    const code = meaning?.code === 'corrupt' ? 'corrupt' : 'git-died';
    return new GitFault(code, `git was ended by ${outcome.endedBy}. ${said}`.trim());
  }
  const otherwise = options.network === true ? 'unreachable' : 'corrupt';
  return new GitFault(meaning?.code ?? otherwise, said || `git ended with ${outcome.exitCode}.`);
}

/** Enough of git's words to act on, warnings only where they are all; no address with a secret is ever used. */
function firstLines(message: string): string {
  const all = message.split('\n').filter((line) => line.trim() !== '');
  const causes = all.filter((line) => !/^(remote: )?warning:/i.test(line));
  const lines = causes.length > 0 ? causes : all;
  return visible(lines.slice(0, 3).join(' ')).slice(0, 300);
}
