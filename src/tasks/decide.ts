// Records a decision where its day puts it, or takes one back that was recorded by mistake. Says no before anything is
// written: an illegal step, or a file that would not be read back.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import {
  type ActionItem,
  type Decision,
  type DecisionKind,
  decisionKinds,
} from '../domain/lifecycle.ts';
import { isInTree } from '../domain/project.ts';
import { type IsoDate, isDay } from '../domain/time.ts';
import { type ChecklistItem, checklistOf } from '../lifecycle/checklist.ts';
import { type Lifecycle, lifecycleAt } from '../lifecycle/lifecycle.ts';
import { placeOf, stepIllegal } from '../lifecycle/steps.ts';
import { withEntryAt, withoutEntry } from '../registry/append.ts';
import { parseDecision, parseDecisions } from '../registry/decisions.ts';
import { type Data, loadData, refuseMisnamed } from '../registry/load.ts';
import { nearestHint } from '../words/nearest.ts';
import { patchOf } from '../words/unified-diff.ts';
import { dataFolder, packagedData } from './folders.ts';

/** A decision as a person gives it; the rest is checked here. */
export interface DecideRequest {
  readonly data?: string;
  readonly project: string;
  readonly kind: string;
  /** Today: nothing is recorded before it was decided. */
  readonly today: IsoDate;
  readonly date?: string;
  readonly by: string;
  readonly reason: string;
  readonly link: string;
  readonly cycle?: string;
  readonly into?: string;
  readonly instead?: string;
  readonly answeredFor?: string;
  /** `release liaison: cut the last release by milestone-2`, as often as there is something to do. */
  readonly action?: readonly string[];
  readonly answerBy?: string;
  readonly notBefore?: string;
  readonly until?: string;
  readonly immediate?: boolean;
  readonly dryRun?: boolean;
}

export interface Recorded {
  readonly decision: Decision;
  readonly file: string;
  readonly isDryRun: boolean;
  readonly patch: string;
  readonly checklist: readonly ChecklistItem[];
  /** The command that comes next. */
  readonly next: string;
}

/** Records the decision, or throws STEP_ILLEGAL naming the rule; then the file is untouched. */
export function decide(request: DecideRequest): Recorded {
  const { data, file, text, lifecycle } = bookOf(request);
  const decision = decisionFrom(request);
  const answer = lifecycle.check(decision);
  if (answer !== 'ok') throw stepIllegal(decision, answer, data.calendar);
  const { followed: _never, ...entry } = decision;
  refuseMisnamed(parseDecision(entry), data.registry, data.calendar);
  const start = text === '' ? emptyFile : text;
  const after = withEntryAt(file, start, 'decisions', entry, placeOf(data.decisions, decision));
  write(file, after, data, request);
  return {
    ...{ decision, file, isDryRun: request.dryRun === true },
    patch: patchOf('decisions.yaml', text, after),
    checklist: checklistFor(decision, data),
    next: nextCommand(decision),
  };
}

export type UndoRequest = Pick<
  DecideRequest,
  'data' | 'project' | 'kind' | 'date' | 'today' | 'dryRun'
>;

/** Takes back the newest such decision, or that of the day, where the record stays legal without it. */
export function undoDecision(request: UndoRequest): Omit<Recorded, 'checklist'> {
  const { data, file, text, lifecycle } = bookOf(request);
  const { project, kind, date } = request;
  refuseNoDay(date);
  const index = data.decisions.findLastIndex(
    (each) =>
      each.project === project && each.kind === kind && (date === undefined || each.date === date),
  );
  const decision = data.decisions[index];
  if (decision === undefined) throw notRecorded(request, data.decisions);
  const answer = lifecycle.checkUndo(decision);
  if (answer !== 'ok') throw stepIllegal(decision, answer, data.calendar);
  const after = withoutEntry(file, text, 'decisions', index);
  write(file, after, data, request);
  return {
    ...{ decision, file, isDryRun: request.dryRun === true },
    patch: patchOf('decisions.yaml', text, after),
    next: `stadium timeline -p ${project}`,
  };
}

const emptyFile =
  '# What the team decided about its projects. `stadium decide` inserts by date.\ndecisions: []\n';

function bookOf({ data: named, today }: Pick<DecideRequest, 'data' | 'today'>): {
  readonly data: Data;
  readonly file: string;
  readonly text: string;
  readonly lifecycle: Lifecycle;
} {
  const folder = dataFolder(named === undefined ? {} : { data: named });
  const data = loadData(folder, packagedData);
  const file = join(folder, 'decisions.yaml');
  return {
    ...{ data, file },
    text: existsSync(file) ? readFileSync(file, 'utf8') : '',
    lifecycle: lifecycleAt({ ...data, projects: data.registry.projects, asOf: today }),
  };
}

/** The file as it would be is read like any other before it is one. */
function write(
  file: string,
  text: string,
  { registry, calendar }: Data,
  { dryRun }: Pick<DecideRequest, 'dryRun'>,
): void {
  try {
    refuseMisnamed(parseDecisions(file, text), registry, calendar);
  } catch (cause) {
    if (!(cause instanceof StadiumError)) throw cause;
    const hint = 'Nothing was written; give another value.';
    throw new StadiumError(cause.code, cause.message, { hint, cause });
  }
  if (dryRun !== true) writeWhole(file, text);
}

function decisionFrom(request: DecideRequest): Decision {
  const { project, today, date, by, reason, link } = request;
  const kind = decisionNamed(request.kind);
  const { cycle, into, instead, answeredFor, answerBy, notBefore, until, immediate } = request;
  const given = { cycle, into, instead, answeredFor, answerBy, notBefore, until, immediate };
  const optional = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const day of [date, answerBy, until]) refuseNoDay(day);
  return {
    ...{ project, kind, date: date ?? today, by, reason, link },
    ...(Object.fromEntries(optional) as Partial<Decision>),
    ...(request.action === undefined ? {} : { actions: request.action.map(actionFrom) }),
  };
}

/** Throws USAGE for a word that is none of the decisions, with the nearest that is. */
export function decisionNamed(written: string): DecisionKind {
  const kind = decisionKinds.find((each) => each === written);
  if (kind !== undefined) return kind;
  throw new StadiumError('USAGE', `there is no decision "${written}"`, {
    hint: nearestHint(written, decisionKinds),
  });
}

function actionFrom(written: string): ActionItem {
  const [, role, what, due] = /^([^:]+): (.+) by (\S+)$/.exec(written.trim()) ?? [];
  if (role !== undefined && what !== undefined && due !== undefined) return { what, role, due };
  throw new StadiumError('USAGE', `"${written}" is no action item`, {
    hint: 'Write who, what and until when: --action "release liaison: cut the last release by milestone-2".',
  });
}

function refuseNoDay(written: string | undefined): void {
  if (written === undefined || isDay(written)) return;
  throw new StadiumError('USAGE', `"${written}" is not a day`, {
    hint: 'Write a day that exists, as YYYY-MM-DD.',
  });
}

function notRecorded(
  { project, kind, date }: UndoRequest,
  decisions: readonly Decision[],
): StadiumError {
  const day = date === undefined ? '' : ` of ${date}`;
  const newest = decisions
    .filter((each) => each.project === project)
    .slice(-5)
    .map((each) => `${each.kind} of ${each.date}`);
  return new StadiumError('USAGE', `no "${kind}"${day} is recorded about ${project}`, {
    hint:
      newest.length === 0 ? 'Nothing is recorded about it.' : `The newest: ${newest.join(', ')}.`,
  });
}

function checklistFor({ project, kind }: Decision, { registry }: Data): readonly ChecklistItem[] {
  const member = registry.projects.find(({ name }) => name === project);
  const repository = member?.repositories[0] ?? project;
  const livesInTree = member !== undefined && isInTree(member);
  return checklistOf(kind, { name: project, repository, livesInTree }, registry.cycles);
}

function nextCommand({ project, kind }: Decision): string {
  const mails: Partial<Record<DecisionKind, string>> = {
    call: '',
    volunteers: ' --thanks',
    deprecate: ' --notice',
  };
  const mail = mails[kind];
  return mail === undefined ? `stadium timeline -p ${project}` : `stadium call ${project}${mail}`;
}
