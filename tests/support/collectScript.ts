// A process of its own that collects one repository and says what that took: collectScript.ts REPOSITORY BASE CACHE [FILE...].
// With files it reads those of the tip below the paths that end in it.

import { readFileSync } from 'node:fs';
import { openCache } from '../../src/cache/open.ts';
import { collectRepository } from '../../src/collect/git/facts.ts';
import { filesAt } from '../../src/collect/git/files.ts';
import { mirror } from '../../src/collect/git/mirror.ts';

const [repository = '', base = '', cacheRoot = '', ...endings] = process.argv.slice(2);
const store = openCache(cacheRoot);
const place = { repository, base, cacheRoot, allowLocal: true };

const { reason, ...rest } = endings.length === 0 ? await facts() : await files();
store.close();
// What `resourceUsage` gives begins with what the parent had.
const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
const peakMiB = Math.round(Number(peak) / 1024);
process.stdout.write(`${JSON.stringify({ code: reason?.code, peakMiB, ...rest })}\n`);

async function facts() {
  const readAt = Date.UTC(2026, 0, 1) / 1000;
  const collected = await collectRepository(repository, { ...place, store, readAt });
  const facts = collected.facts?.();
  const reviews = facts?.reviews.state === 'unknown' ? facts.reviews.reason.code : undefined;
  const { commits, tags } = facts ?? {};
  return { reason: collected.report.reason, commits: commits?.length, tags: tags?.length, reviews };
}

async function files() {
  const found = await mirror(place);
  if (found.state === 'unknown') return { reason: found.reason };
  const choose = (paths: readonly string[]) =>
    paths.filter((path) => endings.some((ending) => path.endsWith(ending)));
  const read = await filesAt(found.value, [found.value.defaultBranch], [], choose);
  return read.state === 'unknown' ? { reason: read.reason } : { reason: undefined };
}
