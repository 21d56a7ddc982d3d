// What the rows of a repository's file of facts hold: commits, tags, reviews and what was read of its trees.

import type { FactsNote, PageVersion, RepositoryFile } from '../domain/fact-files.ts';
import type {
  Commit,
  Identity,
  Known,
  MergedReview,
  NamingFile,
  RepositoryFacts,
  Tag,
} from '../domain/facts.ts';
import { identityOf } from './columns.ts';

/** A row of any kind, as Parquet gives it. */
export interface StoredRow {
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

/** The columns that are read. */
export const wanted = [
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

/** Takes the rows of a file, one by one and in any order, and gives what they hold together. */
export function gathering() {
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
