// Small real git repositories for tests: chosen authors, dates, paths, merges, notes and tags; also what no sane git writes.
//
//   const repository = aRepository(join(folder, 'openstack', 'example.git'));
//   const first = repository.commit({ files: { 'example/main.py': '1' }, author: ada });
//   repository.commit({ files: { 'example/main.py': '2' }, message: 'Fix\n\nChange-Id: I0123' });
//   repository.note(first, 'Code-Review+2: Ada <ada@example.org>\n');
//
// Without a date each commit is a day later than the one before, from 2024-01-01 on.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

export interface Person {
  /** A buffer holds bytes that are not UTF-8. */
  readonly name: string | Buffer;
  readonly address: string;
}

export interface CommitSpec {
  readonly message?: string | Buffer;
  readonly author?: Person;
  readonly committer?: Person;
  /** Seconds, or any text that stands where a date belongs: `1700000000 +0100`. */
  readonly at?: number | string;
  readonly committedAt?: number | string;
  /** Contents by path; null removes the file. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** By default the newest commit of the branch; `[]` makes a root. */
  readonly parents?: readonly string[];
  readonly branch?: string;
  /** Value of the encoding header. */
  readonly encoding?: string;
}

export interface TestRepository {
  readonly path: string;
  /** Runs any git command in the repository; standard output, trimmed. */
  readonly git: (...args: string[]) => string;
  /** Adds a commit to its branch (`master`) and gives its id. */
  readonly commit: (spec?: CommitSpec) => string;
  /** The same, with the header's bytes as given: dates and names may be nonsense. */
  readonly rawCommit: (spec?: CommitSpec) => string;
  /** Adds many small commits at once. */
  readonly bulk: (count: number, spec?: { readonly bytes?: number }) => void;
  /** An annotated tag, or a lightweight one without a date. */
  readonly tag: (name: string, commit: string, at?: number) => void;
  readonly note: (commit: string, text: string | Buffer) => void;
}

export const ada: Person = { name: 'Ada', address: 'ada@example.org' };
export const ben: Person = { name: 'Ben', address: 'ben@example.com' };

const firstDay = Date.UTC(2024, 0, 1, 12) / 1000;
const day = 86_400;

/** Makes a bare repository with the default branch `master`, open to partial clones. */
export function aRepository(path: string): TestRepository {
  mkdirSync(path, { recursive: true });
  run(path, ['init', '--quiet', '--bare', '--initial-branch=master', '.']);
  run(path, ['config', 'uploadpack.allowFilter', 'true']);
  run(path, ['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  let made = 0;
  const git = (...args: string[]): string => run(path, args).toString('utf8').trim();

  function nextDate(): number {
    made += 1;
    return firstDay + (made - 1) * day;
  }

  function commit(spec: CommitSpec = {}): string {
    const at = spec.at ?? nextDate();
    const branch = `refs/heads/${spec.branch ?? 'master'}`;
    const parents = spec.parents ?? tipOf(path, branch);
    const message = Buffer.from(spec.message ?? `Change ${made}`);
    const stream = Buffer.concat([
      Buffer.from(`commit ${branch}\nmark :1\n`),
      personLine('author', spec.author ?? ada, at),
      personLine('committer', spec.committer ?? spec.author ?? ada, spec.committedAt ?? at),
      Buffer.from(spec.encoding === undefined ? '' : `encoding ${spec.encoding}\n`),
      Buffer.from(`data ${message.length}\n`),
      message,
      Buffer.from('\n'),
      ...parents.map((id, index) => Buffer.from(`${index === 0 ? 'from' : 'merge'} ${id}\n`)),
      ...Object.entries(spec.files ?? {}).map(fileLine),
      Buffer.from('\nget-mark :1\n'),
    ]);
    const start = parents.length === 0 ? `reset ${branch}\n` : '';
    const input = Buffer.concat([Buffer.from(start), stream]);
    return importStream(path, input).toString('utf8').trim();
  }

  function rawCommit(spec: CommitSpec = {}): string {
    const at = spec.at ?? nextDate();
    const branch = `refs/heads/${spec.branch ?? 'master'}`;
    const parents = spec.parents ?? tipOf(path, branch);
    const tree =
      parents[0] === undefined
        ? run(path, ['mktree'], Buffer.alloc(0)).toString('utf8').trim()
        : git('rev-parse', `${parents[0]}^{tree}`);
    const object = Buffer.concat([
      Buffer.from(`tree ${tree}\n${parents.map((id) => `parent ${id}\n`).join('')}`),
      personLine('author', spec.author ?? ada, at),
      personLine('committer', spec.committer ?? spec.author ?? ada, spec.committedAt ?? at),
      Buffer.from(`${spec.encoding === undefined ? '' : `encoding ${spec.encoding}\n`}\n`),
      Buffer.from(spec.message ?? `Change ${made}`),
    ]);
    const args = ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'];
    const id = run(path, args, object).toString('utf8').trim();
    git('update-ref', branch, id);
    return id;
  }

  function bulk(count: number, spec: { readonly bytes?: number } = {}): void {
    const tip = tipOf(path, 'refs/heads/master')[0];
    const filler = 'x'.repeat(spec.bytes ?? 40);
    const pieces = Array.from({ length: count }, (_unused, index) => {
      const from = index === 0 && tip !== undefined ? `from ${tip}\n` : '';
      const who = `Person ${index % 7} <person${index % 7}@example.org> ${nextDate()} +0000`;
      const text = `${index} ${filler}`;
      return `commit refs/heads/master\nauthor ${who}\ncommitter ${who}\ndata ${text.length}\n${text}\n${from}M 644 inline folder${index % 50}/file${index % 900}.py\ndata ${text.length}\n${text}\n\n`;
    });
    importStream(path, Buffer.from(pieces.join('')));
  }

  function tag(name: string, target: string, at?: number): void {
    if (at === undefined) git('update-ref', `refs/tags/${name}`, target);
    else {
      const text = `object ${target}\ntype commit\ntag ${name}\ntagger Releases <releases@example.org> ${at} +0000\n\n${name}\n`;
      git(
        'update-ref',
        `refs/tags/${name}`,
        run(path, ['mktag'], Buffer.from(text)).toString().trim(),
      );
    }
  }

  function note(target: string, text: string | Buffer): void {
    const blob = run(path, ['hash-object', '-w', '--stdin'], Buffer.from(text)).toString().trim();
    git('notes', '--ref=review', 'add', '--force', '-C', blob, target);
  }

  return { path, git, commit, rawCommit, bulk, tag, note };
}

function tipOf(path: string, branch: string): string[] {
  const args = ['for-each-ref', '--format=%(objectname)', branch];
  return run(path, args)
    .toString('utf8')
    .split('\n')
    .filter((id) => id !== '');
}

function personLine(role: string, { name, address }: Person, at: number | string): Buffer {
  const when = typeof at === 'number' ? `${at} +0000` : at;
  return Buffer.concat([
    Buffer.from(`${role} `),
    Buffer.from(name),
    Buffer.from(` <${address}> ${when}\n`),
  ]);
}

function fileLine([path, content]: readonly [string, string | null]): Buffer {
  const quoted = JSON.stringify(path);
  if (content === null) return Buffer.from(`D ${quoted}\n`);
  const bytes = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`M 644 inline ${quoted}\ndata ${bytes.length}\n`),
    bytes,
    Buffer.from('\n'),
  ]);
}

function importStream(path: string, input: Buffer): Buffer {
  return run(path, ['fast-import', '--quiet', '--force', '--date-format=raw-permissive'], input);
}

function run(path: string, args: readonly string[], input?: Buffer): Buffer {
  return execFileSync('git', ['-c', 'safe.directory=*', ...args], {
    cwd: path,
    ...(input === undefined ? {} : { input }),
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Notes',
      GIT_AUTHOR_EMAIL: 'notes@example.org',
      GIT_AUTHOR_DATE: `${firstDay} +0000`,
      GIT_COMMITTER_NAME: 'Notes',
      GIT_COMMITTER_EMAIL: 'notes@example.org',
      GIT_COMMITTER_DATE: `${firstDay} +0000`,
    },
  });
}
