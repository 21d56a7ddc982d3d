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
import type { AskedNote, FactsNote, RepositoryFile } from '../domain/fact-files.ts';
import type { RepositoryName } from '../domain/project.ts';
import { askedPath, factsPath, noteKey } from './place.ts';
import { gathering, type StoredRow, wanted } from './rows.ts';

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
