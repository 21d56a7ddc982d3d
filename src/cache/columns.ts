// Commits as columns: a long history takes a third of the memory that as many objects with texts of their own would. A commit is
// a view of its part of them, which reads what it is asked for.

import type { Commit, Identity } from '../domain/facts.ts';
import type { EpochSeconds } from '../domain/time.ts';
import type { Part } from './pack.ts';

/** People and paths of a repository, each once, which all its parts name by number. */
export interface Names {
  readonly people: readonly Identity[];
  readonly paths: readonly string[];
  readonly numberOfPerson: (name: string, address: string) => number;
  readonly numberOfPath: (path: string) => number;
}

interface Columns {
  readonly people: readonly Identity[];
  readonly paths: readonly string[];
  /** Bytes of an id. */
  readonly idLength: number;
  /** Ids of the commits, behind them those of parents in other parts. */
  readonly ids: Buffer;
  /** When each was written and committed; NaN where that is unknown. */
  readonly times: Float64Array;
  /** The subject and the Change-Id of each, and where they end, which is where the next begins. */
  readonly texts: Buffer;
  readonly textEnds: Int32Array;
  /** People, parents and paths of each, by number, and where they end. */
  readonly lists: Int32Array;
  readonly listEnds: Int32Array;
}

const written = 0;
const committed = 1;
const subject = 0;
const changeId = 1;
const people = 0;
const parents = 1;
const paths = 2;

/** The commits of a part, in its order. */
export function commitsOf(part: Part, names: Names): readonly Commit[] {
  const columns = columnsOf(part, names);
  return part.commits.map((_, at) => new CommitView(columns, at));
}

class CommitView implements Commit {
  private readonly columns: Columns;
  private readonly at: number;

  constructor(columns: Columns, at: number) {
    this.columns = columns;
    this.at = at;
  }

  get id(): string {
    return this.idAt(this.at);
  }

  get parents(): readonly string[] {
    return this.list(parents, (each) => this.idAt(each));
  }

  get author(): Identity {
    return this.list(people, (each) => this.person(each))[0] ?? nobody;
  }

  get coAuthors(): readonly Identity[] {
    return this.list(people, (each) => this.person(each)).slice(1);
  }

  get authoredAt(): EpochSeconds | undefined {
    return this.time(written);
  }

  get committedAt(): EpochSeconds | undefined {
    return this.time(committed);
  }

  get subject(): string {
    const { from, to } = this.text(subject);
    return this.columns.texts.toString('utf8', from, to);
  }

  get changeId(): string | undefined {
    const { texts } = this.columns;
    const { from, to } = this.text(changeId);
    if (from === to) return undefined;
    if (texts[from] === inHex) return `I${texts.toString('hex', from + 1, to)}`;
    return texts.toString('utf8', from, to);
  }

  get paths(): readonly string[] {
    return this.list(paths, (each) => this.columns.paths[each] ?? '');
  }

  private idAt(position: number): string {
    const { ids, idLength } = this.columns;
    return ids.toString('hex', position * idLength, (position + 1) * idLength);
  }

  private person(number: number): Identity {
    return this.columns.people[number] ?? nobody;
  }

  private time(which: number): EpochSeconds | undefined {
    const time = this.columns.times[this.at * 2 + which];
    return Number.isNaN(time) ? undefined : time;
  }

  private text(which: number) {
    const { textEnds } = this.columns;
    const place = this.at * 2 + which;
    return { from: textEnds[place - 1] ?? 0, to: textEnds[place] ?? 0 };
  }

  private list<T>(which: number, of: (number: number) => T): readonly T[] {
    const { lists, listEnds } = this.columns;
    const place = this.at * 3 + which;
    const end = listEnds[place] ?? 0;
    const found: T[] = [];
    for (let next = listEnds[place - 1] ?? 0; next < end; next += 1)
      found.push(of(lists[next] ?? -1));
    return found;
  }
}

const nobody: Identity = { name: '', address: '' };

function columnsOf({ commits, ...part }: Part, names: Names): Columns {
  const personOf = part.people.map(([name, address]) => names.numberOfPerson(name, address));
  const pathOf = part.paths.map(names.numberOfPath);
  const ids = commits.map(([id]) => id);
  const positions = new Map(ids.map((id, at) => [id, at]));
  const positionOf = (id: string) => {
    if (!positions.has(id)) positions.set(id, ids.push(id) - 1);
    return positions.get(id) ?? -1;
  };
  const texts = joined<Buffer>(({ length }) => length);
  const lists = joined<number>(() => 1);
  const times: number[] = [];
  for (const [
    ,
    from,
    author,
    coAuthors,
    writtenAt,
    committedAt,
    subject,
    change,
    touched,
  ] of commits) {
    times.push(writtenAt ?? Number.NaN, committedAt ?? Number.NaN);
    texts.add([Buffer.from(subject)]);
    texts.add(change === null ? [] : [changeBytes(change)]);
    lists.add([author, ...coAuthors].map((each) => personOf[each] ?? -1));
    lists.add(from.map(positionOf));
    lists.add(touched.map((each) => pathOf[each] ?? -1));
  }
  return {
    ...{ people: names.people, paths: names.paths, idLength: (commits[0]?.[0].length ?? 0) / 2 },
    ids: apart(Buffer.from(ids.join(''), 'hex')),
    times: Float64Array.from(times),
    texts: apart(Buffer.concat(texts.all)),
    textEnds: Int32Array.from(texts.ends),
    lists: Int32Array.from(lists.all),
    listEnds: Int32Array.from(lists.ends),
  };
}

/** In memory of its own: a small buffer lies in a pool of node's, and keeps all of it alive. */
function apart(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** What Gerrit makes takes half as much as its letters would; no text begins with this byte. */
const inHex = 0;

function changeBytes(change: string): Buffer {
  if (!/^I[0-9a-f]{40}$/.test(change)) return Buffer.from(change);
  return Buffer.from(`00${change.slice(1)}`, 'hex');
}

/** Lists one behind the other, and where each ends. */
function joined<T>(lengthOf: (each: T) => number) {
  const all: T[] = [];
  const ends: number[] = [];
  let end = 0;
  function add(list: readonly T[]): void {
    for (const each of list) {
      all.push(each);
      end += lengthOf(each);
    }
    ends.push(end);
  }
  return { all, ends, add };
}
