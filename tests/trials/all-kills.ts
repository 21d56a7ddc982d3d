// Everything that writes, ended by a signal at random moments and run again: the next run has to give the bytes of an undisturbed one. A mail may be
// of unknown fate instead: then it is listed, the program ends with 5, and nothing sends it again. What is asked to stop ends with its code, in words.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Course, count, type Figures, noFigures, stopped, sumOf } from './kill-figures.ts';
import { aMail } from './kill-mail.ts';
import { anOrganisation, contents, type Trial, trials } from './kill-subjects.ts';
import { run, runCounted, type Stop } from './killed.ts';

interface Ways {
  readonly by?: Stop;
  /** How often one folder is met before a run is left alone. */
  readonly inARow?: number;
  readonly onRound?: (figures: Figures) => void;
}

export async function killEverything(
  kills: number,
  random: () => number,
  { by = 'SIGKILL', inARow = 1, onRound = () => undefined }: Ways = {},
): Promise<Figures> {
  const root = mkdtempSync(join(tmpdir(), 'stadium-kills-'));
  const github = await anOrganisation();
  const figures = noFigures();
  const course: Course = { root, random, by, inARow, figures, undisturbed: new Map() };
  try {
    const all = await trials(root, github.url);
    for (let turn = 0; sumOf(figures.kills) < kills; turn += 1) {
      const trial = all[turn % (all.length + 1)];
      if (trial === undefined) await aMail(course);
      else await disturbed(trial, course);
      figures.rounds += 1;
      onRound(figures);
    }
    return figures;
  } finally {
    await github.close();
    rmSync(root, { recursive: true, force: true });
  }
}

async function disturbed(trial: Trial, course: Course) {
  const { name, args } = trial;
  const { root, figures, undisturbed, inARow } = course;
  const whole = undisturbed.get(name) ?? (await measured(trial, course));
  const folder = mkdtempSync(join(root, `${name}-`));
  rmSync(folder, { recursive: true });
  trial.prepare(folder);
  const isDone = () => trial.isDone?.(folder) ?? false;
  for (let time = 0; time < inARow && !isDone(); time += 1) {
    const before = contents(folder);
    const { isKilled, out } = await stopped(course, name, args(folder));
    if (isKilled && !isDone() && contents(folder) !== before) count(figures.inside, name);
    if (out.includes('recorded in') && !isDone()) figures.decisionsLost += 1;
    if (!isKilled) break;
  }
  if (!isDone()) {
    const { code, err, ms } = await run(args(folder));
    whole.ms = ms;
    if (code !== 0) figures.differences.push(`${name}, the next run: ${code} ${err}`);
  }
  const bytes = trial.result(folder);
  if (bytes !== whole.bytes)
    figures.differences.push(`${name}, other bytes: ${firstUnlike(bytes, whole.bytes)}`);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function firstUnlike(one: string, other: string): string {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = others.findIndex((line, index) => line !== lines[index]);
  return `line ${at + 1}: ${lines[at]} for ${others[at]}`;
}

async function measured(trial: Trial, { root, undisturbed }: Course) {
  const folder = join(root, `${trial.name}-undisturbed`);
  trial.prepare(folder);
  const ran = await runCounted(trial.args(folder), join(root, `${trial.name}.calls`));
  if (ran.code !== 0) throw new Error(`${trial.name} fails undisturbed: ${ran.code} ${ran.err}`);
  const found = { bytes: trial.result(folder), ms: ran.ms, calls: ran.calls };
  undisturbed.set(trial.name, found);
  return found;
}
