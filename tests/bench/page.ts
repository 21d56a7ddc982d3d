// docs/performance.json, which keeps the newest answer to each question, and the table of docs/performance.md that is made of it.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './benchmark.ts';

interface Taken extends Figure {
  readonly taken: string;
  /** Index into the machines. */
  readonly machine: number;
}

interface Record {
  readonly machines: readonly string[];
  readonly figures: readonly Taken[];
}

const docs = join(import.meta.dirname, '../../docs');
const [json, page] = [join(docs, 'performance.json'), join(docs, 'performance.md')];
const [begin, end] = ['<!-- made by `npm run bench -- --write` -->', '<!-- end -->'];

/** Takes the new figures in place of those of the same question; what was skipped replaces nothing. */
export function writePage(figures: readonly Figure[]): void {
  const { machines: known, figures: before } = recordAt(json);
  const here = machine();
  const machines = known.includes(here) ? known : [...known, here];
  const stamp = { taken: new Date().toISOString().slice(0, 10), machine: machines.indexOf(here) };
  const fresh = figures.map((figure): Taken => ({ ...figure, ...stamp }));
  const isSame = (one: Figure, other: Figure) => keyOf(one) === keyOf(other);
  const replaced = before.map((old) => {
    const found = fresh.find((each) => isSame(each, old));
    return found === undefined || found.state === 'skipped' ? old : found;
  });
  const added = fresh.filter((each) => !before.some((old) => isSame(each, old)));
  const record = used(machines, [...replaced, ...added]);
  writeFileSync(json, `${JSON.stringify(record, null, 2)}\n`);
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), tableOf(record)));
  execFileSync('npx', ['biome', 'format', '--write', page]);
}

function recordAt(file: string): Record {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { machines: [], figures: [] };
}

/** Machines that no figure was taken on any more are dropped. */
function used(machines: readonly string[], figures: readonly Taken[]): Record {
  const kept = machines.filter((_, at) => figures.some((each) => each.machine === at));
  const numbered = figures.map((each) => ({
    ...each,
    machine: kept.indexOf(machines[each.machine] ?? ''),
  }));
  return { machines: kept, figures: numbered };
}

function keyOf({ what, against }: Figure): string {
  return `${what} ${against}`;
}

function machine(): string {
  const [first] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim();
  const load = (loadavg()[0] ?? 0).toFixed(0);
  return `${cpus().length} cores of ${first?.model ?? 'a processor'}, ${gib} GiB, Node ${process.versions.node}, ${git}, load ${load}`;
}

export function tableOf({ machines, figures }: Record): string {
  const rows = figures.map((each) =>
    [
      each.what,
      each.against,
      each.goal,
      each.found,
      each.state === 'missed' ? '**missed**' : each.state,
      `${each.taken}${machines.length > 1 ? ` (${each.machine + 1})` : ''}`,
    ].join(' | '),
  );
  const head = ['what | against | goal | found | | taken', '--- | --- | --- | --- | --- | ---'];
  const where = machines.map((each, at) => `${machines.length > 1 ? `(${at + 1}) ` : ''}${each}`);
  return `${where.join('  \n')}\n\n${[...head, ...rows].map((row) => `| ${row} |`).join('\n')}`;
}

function withTable(text: string, table: string): string {
  const [before = '', rest = ''] = text.split(begin);
  const [, after = ''] = rest.split(end);
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
}
