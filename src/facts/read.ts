// Reads what a shard left: what a file says of itself, and all that it holds.

import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import { StadiumError } from '../domain/errors.ts';
import type { AskedNote, FactsNote, RepositoryFile } from '../domain/fact-files.ts';
import type { Known } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { askedPath, factsPath, noteKey } from './place.ts';
import { gathering, type StoredRow, wanted } from './rows.ts';

/** What a file says of itself, or why it cannot be read; undefined where there is none. */
export async function readNote(
  folder: string,
  repository: RepositoryName,
): Promise<Known<FactsNote> | undefined> {
  const path = factsPath(folder, repository);
  if (!existsSync(path)) return undefined;
  try {
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(path));
    return { state: 'known', value: noteIn(metadata) };
  } catch (cause) {
    // What the system says has a path of this machine in it.
    const { code, message } = cause as NodeJS.ErrnoException;
    const detail = `its file of facts, ${relative(folder, path)}, cannot be read (${code ?? message})`;
    return { state: 'unknown', reason: { code: 'corrupt', detail } };
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

function noteIn({ key_value_metadata: pairs = [] }: FileMetaData): FactsNote {
  const text = pairs.find(({ key }) => key === noteKey)?.value;
  if (text === undefined) throw new Error('it does not say what it is');
  return JSON.parse(text) as FactsNote;
}
