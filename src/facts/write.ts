// Writes the facts of one repository as one Parquet file, under a name of its own until it is whole.

import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { onDisk, writeWhole } from '../disk/write.ts';
import type { AskedNote, FactsRow, RepositoryFile } from '../domain/fact-files.ts';
import type { RepositoryName } from '../domain/project.ts';
import { columns, type Row, schema } from './columns.ts';
import { askedPath, factsPath, noteKey } from './place.ts';

/** Rows that are turned into columns at once. */
const batch = 50_000;

/** Writes the file, or leaves the one that is there. */
export async function writeFacts(
  folder: string,
  file: RepositoryFile,
  commits: readonly FactsRow[],
): Promise<void> {
  const { repository } = file.note;
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    ...{ writer, schema: [...schema] },
    kvMetadata: [{ key: noteKey, value: JSON.stringify(file.note) }],
  });
  const rows = rowsOf(file, commits);
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch);
    const columnData = columns.map(({ name, of }) => ({
      name,
      data: some.map((row) => of(row, repository)),
    }));
    await parquet.write({ columnData, rowGroupSize: batch });
  }
  await parquet.finish();
  putWhole(factsPath(folder, repository), Buffer.from(writer.getBytes()));
}

/** Says when it was asked for, whatever came of it. */
export function writeAsked(folder: string, repository: RepositoryName, asked: AskedNote): void {
  putWhole(askedPath(folder, repository), Buffer.from(`${JSON.stringify(asked)}\n`));
}

function rowsOf(
  { facts, naming, mailmaps, pages }: RepositoryFile,
  commits: readonly FactsRow[],
): readonly Row[] {
  const reviews = facts.reviews.state === 'known' ? facts.reviews.value : [];
  return [
    ...commits.map((commit) => ({ kind: 'commit' as const, id: commit.commit.id, commit })),
    ...facts.tags.map((tag) => ({ kind: 'tag' as const, id: tag.commit, body: tag })),
    ...reviews.map((review) => ({ kind: 'review' as const, id: review.commit, body: review })),
    ...[...naming].flatMap(([id, files]) =>
      files.state === 'unknown'
        ? []
        : files.value.map((body) => ({ kind: 'naming' as const, id, body })),
    ),
    ...[...mailmaps].map(([id, body]) => ({ kind: 'mailmap' as const, id, body })),
    ...[...pages].flatMap(([id, versions]) =>
      versions.state === 'unknown'
        ? []
        : versions.value.map((body) => ({ kind: 'page' as const, id, body })),
    ),
  ];
}

/** Beside its place under a name that no other machine takes, then renamed: a reader sees the old file or the new one. */
function putWhole(path: string, bytes: Buffer): void {
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    writeWhole(draft, bytes);
    onDisk(dirname(path), () => renameSync(draft, path));
  } finally {
    rmSync(draft, { force: true });
  }
}

const draftMs = 60 * 60_000;

/** What killed runs left; a draft of the last hour may be somebody's at work. Once a run: it looks through all files. */
export function removeDrafts(folder: string): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => /\.draft(\.\d+\.part)?$/.test(each))) {
    const draft = join(folder, name);
    if (existsSync(draft) && Date.now() - statSync(draft).mtimeMs > draftMs)
      rmSync(draft, { force: true });
  }
}
