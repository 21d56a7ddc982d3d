// Copies the packaged templates, never over one that somebody changed.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeAll } from '../disk/write.ts';
import { packagedMailTemplates } from '../words/mail-templates.ts';
import { packagedTemplates } from '../words/templates.ts';

export interface CopiedTemplates {
  readonly written: readonly string[];
  /** Names that the folder had already. */
  readonly kept: readonly string[];
}

export function copyTemplates(folder: string): CopiedTemplates {
  const all = [...packagedTemplates(), ...packagedMailTemplates()];
  const fresh = all.filter(({ path }) => !existsSync(join(folder, path)));
  writeAll(folder, fresh);
  const written = fresh.map(({ path }) => path);
  return { written, kept: all.map(({ path }) => path).filter((path) => !written.includes(path)) };
}
