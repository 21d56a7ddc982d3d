// Pages that a folder holds already, as they would be drawn, are not drawn again. What they were drawn as is kept as a hash of each
// under all that they are made from; the folder is read, since a file there may have been changed or removed.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Look, RenderedFile } from '../report/form.ts';
import { type Asked, keptAt, keptPlace, type Question } from '../tasks/kept-answers.ts';
import type { World } from '../tasks/outside-world.ts';
import { type Written, writeTo } from './output.ts';

/** SHA-256 of each file by its path in the folder. */
type Drawn = Readonly<Record<string, string>>;

/** `question` is undefined where the pages show what must not be kept; templates of the reader's own are not looked into. */
export async function drawnInto(
  output: string,
  question: Question | undefined,
  { templates }: Look,
  world: World,
  draw: Asked<readonly RenderedFile[]>['make'],
): Promise<Written> {
  const isKnown = question !== undefined && templates === undefined;
  const place = isKnown ? await keptPlace<Drawn>('pages', question, world) : undefined;
  const found = place?.find();
  if (found !== undefined && isHeld(output, found)) {
    const files = Object.keys(found).map((path) => join(output, path));
    return { output, files, isNewFolder: false, isThere: true };
  }
  const { value: files, isKept } = await keptAt(undefined, draw, world);
  const written = await writeTo(output, files, world.signal);
  if (!isKept) return written;
  // Read again: asked a second time, a page would be drawn a second time.
  const hashes = files.map(({ path }, at) => [path, hashOf(readFileSync(written.files[at] ?? ''))]);
  place?.keep(Object.fromEntries(hashes));
  return written;
}

function isHeld(folder: string, drawn: Drawn): boolean {
  return Object.entries(drawn).every(([path, hash]) => {
    const file = join(folder, path);
    return existsSync(file) && hashOf(readFileSync(file)) === hash;
  });
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
