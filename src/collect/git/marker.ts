// The mark of a mirror that is whole: where it came from, its default branch, and what the upstream had then.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Upstream } from './upstream.ts';

/** What a mirror says of itself. */
interface Marker {
  readonly version: 1;
  readonly url: string;
  readonly defaultBranch: string;
  /** Hash of the refs that the upstream had when the mirror was brought up to it. */
  readonly refs?: string;
}

const markerName = 'stadium-mirror.json';

/** Undefined where there is none, or none that can be read: the mirror was never completed. */
export function readMarker(directory: string): Marker | undefined {
  try {
    const marker = JSON.parse(readFileSync(join(directory, markerName), 'utf8'));
    return marker.version === 1 && typeof marker.defaultBranch === 'string' ? marker : undefined;
  } catch {
    return undefined;
  }
}

/** The upstream has what it had when we were done: git need not be asked what we have. */
export function isMarkedFor(upstream: Upstream, marker: Marker | undefined): boolean {
  return marker?.url === upstream.url && marker.refs === hashOf(upstream.refs);
}

function hashOf(refs: Upstream['refs']): string {
  const rows = [...refs].map((row) => row.join(' ')).sort();
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}

/** Put in place whole, and only where it says something new. */
export function writeMarker(directory: string, { url, defaultBranch, refs }: Upstream): void {
  const marker: Marker = { version: 1, url, defaultBranch, refs: hashOf(refs) };
  const text = `${JSON.stringify(marker)}\n`;
  const path = join(directory, markerName);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
