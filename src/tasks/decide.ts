// What `stadium decide` does: checks the step, then adds it to decisions.yaml and says what work it starts.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import { type Decision, type DecisionKind, decisionKinds } from '../domain/lifecycle.ts';
import { isInTree } from '../domain/project.ts';
import { isDay } from '../domain/time.ts';
import { type ChecklistItem, checklistOf } from '../lifecycle/checklist.ts';
import { lifecycleAt } from '../lifecycle/lifecycle.ts';
import { stepIllegal } from '../lifecycle/steps.ts';
import { appended } from '../registry/append.ts';
import { type Data, loadData } from '../registry/load.ts';
import { dependentsText } from '../report/dependents.ts';
import { patchOf } from '../report/patch.ts';
import { blastRadius } from './dependents.ts';
import { dataFolder, packagedData, today } from './folders.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface DecideOptions extends CommonOptions {
  readonly by: string;
  readonly reason: string;
  readonly link: string;
  readonly date?: string;
  readonly cycle?: string;
  readonly into?: string;
  readonly answerBy?: string;
  readonly until?: string;
  readonly immediate?: boolean;
  readonly dryRun?: boolean;
  readonly gitBase?: string;
}

/** Records the decision, or throws STEP_ILLEGAL naming the rule; then the file is untouched. */
export async function decide(
  project: string,
  kind: string,
  options: DecideOptions,
  shell: Shell,
): Promise<void> {
  const folder = dataFolder(options);
  const data = loadData(folder, packagedData);
  const decision = decisionFrom(project, kind, options, shell);
  refuseIllegal(decision, data, shell);
  if (hurts.includes(decision.kind)) {
    const radius = await blastRadius(
      project,
      data,
      today(shell),
      { ...options, offline: true },
      shell,
    );
    const hint = `\`stadium dependents ${project}\` asks for them`;
    shell.err(dependentsText({ radius, hint }));
  }
  const file = join(folder, 'decisions.yaml');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = appended(file, before === '' ? emptyFile : before, 'decisions', { ...decision });
  if (options.dryRun !== true) writeWhole(file, after);
  const patch = patchOf('decisions.yaml', before, after);
  tell(decision, file, patch, checklistFor(decision, data), options, shell);
}

const hurts: readonly DecisionKind[] = ['consider-deprecation', 'deprecate', 'retire'];

const emptyFile =
  '# What the team decided about its projects. `stadium decide` adds to the end.\ndecisions: []\n';

function decisionFrom(
  project: string,
  kind: string,
  options: DecideOptions,
  shell: Shell,
): Decision {
  if (!decisionKinds.includes(kind as DecisionKind)) {
    throw new StadiumError('USAGE', `there is no decision "${kind}"`, {
      hint: `Decisions: ${decisionKinds.join(', ')}.`,
    });
  }
  const { date, by, reason, link, cycle, into, answerBy, until, immediate } = options;
  const given = { cycle, into, answerBy, until, immediate };
  const optional = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const day of [date, answerBy, until]) refuseNoDay(day);
  return {
    project,
    kind: kind as DecisionKind,
    date: date ?? today(shell),
    by,
    reason,
    link,
    ...(Object.fromEntries(optional) as Partial<Decision>),
  };
}

function refuseNoDay(written: string | undefined): void {
  if (written === undefined || isDay(written)) return;
  throw new StadiumError('USAGE', `"${written}" is not a day`, {
    hint: 'Write a day that exists, as YYYY-MM-DD.',
  });
}

function refuseIllegal(decision: Decision, data: Data, shell: Shell): void {
  const { projects } = data.registry;
  const answer = lifecycleAt({ ...data, projects, asOf: today(shell) }).check(decision);
  if (answer !== 'ok') throw stepIllegal(decision, answer, data.calendar);
}

function checklistFor({ project, kind }: Decision, { registry }: Data): readonly ChecklistItem[] {
  const member = registry.projects.find(({ name }) => name === project);
  const repository = member?.repositories[0] ?? project;
  const livesInTree = member !== undefined && isInTree(member);
  return checklistOf(kind, { name: project, repository, livesInTree }, registry.cycles);
}

function tell(
  decision: Decision,
  file: string,
  patch: string,
  checklist: readonly ChecklistItem[],
  options: DecideOptions,
  shell: Shell,
): void {
  const isDryRun = options.dryRun === true;
  if (options.json === true) {
    shell.out(`${JSON.stringify({ decision, file, isDryRun, patch, checklist }, null, 2)}\n`);
    return;
  }
  shell.out(isDryRun ? patch : `recorded in ${file}: ${decision.project} ${decision.kind}\n`);
  if (checklist.length === 0) return;
  const lines = checklist.map(
    ({ who, text, where, after }, index) =>
      `  ${index + 1}. ${who}, ${where}: ${text}${after.length === 0 ? '' : ` (after: ${after.join(', ')})`}`,
  );
  shell.err(`What it asks for, in order:\n${lines.join('\n')}\n`);
}
