// Reads what a shard left: what a file says of itself, and all that it holds.

import { existsSync, readFileSync } from 'node:fs';
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import { StadiumError } from '../domain/errors.ts';
import type { AskedNote, FactsNote, PageVersion, RepositoryFile } from '../domain/fact-files.ts';
import type {
  Commit,
  Identity,
  Known,
  MergedReview,
  NamingFile,
  RepositoryFacts,
  Tag,
} from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { identityOf } from './columns.ts';
import { askedPath, factsPath, noteKey } from './place.ts';

/** What a file says of itself; undefined where there is none, or none that can be read. */
export async function readNote(
  folder: string,
  repository: RepositoryName,
): Promise<FactsNote | undefined> {
  const path = factsPath(folder, repository);
  if (!existsSync(path)) return undefined;
  try {
    return noteIn(await parquetMetadataAsync(await asyncBufferFromFile(path)));
  } catch {
    return undefined;
  }
}

/** When the repository was last asked for; undefined where nobody has. */
export function readAsked(folder: string, repository: RepositoryName): AskedNote | undefined {
  const path = askedPath(folder, repository);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as AskedNote;
  } catch {
    return undefined;
  }
}

/** The whole file, a group of rows at a time. */
export async function readFacts(
  folder: string,
  repository: RepositoryName,
): Promise<RepositoryFile> {
  return await undamaged(factsPath(folder, repository), async (file) => {
    const metadata = await parquetMetadataAsync(file);
    const note = noteIn(metadata);
    if (note === undefined) throw new Error('it does not say what it is');
    const gathered = gathering();
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      const rows = await parquetReadObjects({ file, metadata, columns: wanted, rowStart, rowEnd });
      for (const row of rows) gathered.take(row as unknown as StoredRow);
      rowStart = rowEnd;
    }
    return gathered.file(note);
  });
}

/** Throws STORE for a file that cannot be read as it was written: a shard writes it whole or not at all. */
async function undamaged<Value>(
  path: string,
  read: (file: AsyncBuffer) => Promise<Value>,
): Promise<Value> {
  try {
    return await read(await asyncBufferFromFile(path));
  } catch (cause) {
    throw new StadiumError('STORE', `${path} is damaged: ${(cause as Error).message}`, {
      hint: 'Delete it, and run the share again that its repository belongs to.',
      cause,
    });
  }
}

/** What the rows of one kind hold beside their columns, by the commit that they speak of; of a page by its paths. */
export async function readBodies<Body>(
  folder: string,
  repository: RepositoryName,
  kind: 'mailmap' | 'page',
): Promise<readonly { readonly id: string; readonly body: Body }[]> {
  return await undamaged(factsPath(folder, repository), async (file) => {
    const rows = await parquetReadObjects({ file, columns: ['kind', 'id', 'body'] });
    return rows.flatMap((row) =>
      row['kind'] === kind
        ? [{ id: String(row['id']), body: JSON.parse(String(row['body'])) as Body }]
        : [],
    );
  });
}

function noteIn({ key_value_metadata: pairs = [] }: FileMetaData): FactsNote | undefined {
  const text = pairs.find(({ key }) => key === noteKey)?.value;
  return text === undefined ? undefined : (JSON.parse(text) as FactsNote);
}

interface StoredRow {
  readonly kind: string;
  readonly id: string;
  readonly parents: readonly string[];
  readonly people: readonly string[];
  readonly authored_at: bigint | null;
  readonly committed_at: bigint | null;
  readonly subject: string | null;
  readonly change_id: string | null;
  readonly paths: readonly string[];
  readonly body: string | null;
}

const wanted = [
  'kind',
  'id',
  'parents',
  'people',
  'authored_at',
  'committed_at',
  'subject',
  'change_id',
  'paths',
  'body',
];

function gathering() {
  const commits: Commit[] = [];
  const tags: Tag[] = [];
  const reviews: MergedReview[] = [];
  const naming = new Map<string, NamingFile[]>();
  const mailmaps = new Map<string, string>();
  const pages = new Map<string, PageVersion[]>();
  const toCommit = commitReader();
  function take(row: StoredRow): void {
    if (row.kind === 'commit') {
      commits.push(toCommit(row));
      return;
    }
    const body = JSON.parse(row.body ?? 'null');
    if (row.kind === 'tag') tags.push({ ...body, taggedAt: body.taggedAt });
    else if (row.kind === 'review') reviews.push(toReview(body));
    else if (row.kind === 'naming') add(naming, row.id, body);
    else if (row.kind === 'mailmap') mailmaps.set(row.id, body);
    else if (row.kind === 'page') add(pages, row.id, { ...body, content: body.content });
  }
  return {
    take,
    file: (note: FactsNote): RepositoryFile => ({
      note,
      facts: factsOf(note, { commits, tags, reviews }),
      naming: knownOf(Object.values(note.days), note.unreadFiles, naming),
      mailmaps,
      pages: knownOf(Object.keys(note.pages), note.pages, pages),
    }),
  };
}

function factsOf(
  { repository, defaultBranch, tip, reviewsUnknown }: FactsNote,
  rows: Pick<RepositoryFacts, 'commits' | 'tags'> & { readonly reviews: readonly MergedReview[] },
): RepositoryFacts {
  const reviews: RepositoryFacts['reviews'] =
    reviewsUnknown === undefined
      ? { state: 'known', value: rows.reviews }
      : { state: 'unknown', reason: reviewsUnknown };
  return { repository, defaultBranch, tip, commits: rows.commits, tags: rows.tags, reviews };
}

/** What was asked for and could be read is known, also where no row tells of it. */
function knownOf<T>(
  asked: readonly (string | null)[],
  unread: FactsNote['unreadFiles'] | FactsNote['pages'],
  rows: ReadonlyMap<string, readonly T[]>,
): ReadonlyMap<string, Known<readonly T[]>> {
  return new Map(
    asked.flatMap((key) => {
      if (key === null) return [];
      const reason = unread[key] ?? undefined;
      return [
        [
          key,
          reason === undefined
            ? { state: 'known', value: rows.get(key) ?? [] }
            : { state: 'unknown', reason },
        ],
      ];
    }),
  );
}

/** One object for the same person and the same path: a long history would hold thousands of copies. */
function commitReader(): (row: StoredRow) => Commit {
  const people = new Map<string, Identity>();
  const paths = new Map<string, string>();
  const person = (text: string) => remembered(people, text, () => identityOf(text));
  const nobody: Identity = { name: '', address: '' };
  return (row) => {
    const [author = nobody, ...coAuthors] = row.people.map(person);
    return {
      ...{ id: row.id, parents: row.parents, author, coAuthors },
      authoredAt: secondsOf(row.authored_at),
      committedAt: secondsOf(row.committed_at),
      subject: row.subject ?? '',
      changeId: row.change_id ?? undefined,
      paths: row.paths.map((path) => remembered(paths, path, () => path)),
    };
  };
}

function remembered<T>(memo: Map<string, T>, key: string, make: () => T): T {
  const known = memo.get(key) ?? make();
  memo.set(key, known);
  return known;
}

function secondsOf(value: bigint | null): number | undefined {
  return value === null ? undefined : Number(value);
}

/** JSON leaves out what is undefined; the type asks for every key. */
function toReview(
  stored: Partial<MergedReview> & Pick<MergedReview, 'commit' | 'votes'>,
): MergedReview {
  const { changeNumber, url, project, branch, submitter, submittedAt } = stored;
  const { commit, votes } = stored;
  return { commit, changeNumber, url, project, branch, votes, submitter, submittedAt };
}

function add<T>(groups: Map<string, T[]>, key: string, each: T): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [each]);
  else known.push(each);
}
