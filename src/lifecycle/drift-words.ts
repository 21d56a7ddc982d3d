// What repositories and pages of people say, held against what was decided. Nothing of it is a step: each is a proposal.

import type { Drift } from '../domain/drift.ts';
import type { DecisionKind } from '../domain/lifecycle.ts';
import type { NamedLedger, NamedList } from '../domain/named-people.ts';
import type { DatedSaying, SayingCode } from '../domain/sayings.ts';
import { dayOf, endOfDay, type IsoDate } from '../domain/time.ts';
import type { Scene } from './scene.ts';
import { type Standing, standingOf } from './stage.ts';

/** What is read of members besides governance; a project of which nothing was read is left out. */
export interface MemberWords {
  readonly said?: ReadonlyMap<string, readonly DatedSaying[]>;
  /** Who was named to answer for it, with the address of a commit of that page. */
  readonly named?: ReadonlyMap<string, NamedLedger>;
  readonly commitLink?: (repository: string, commit: string) => string;
  /** Projects of which nobody who is named was seen for a year, by the newest figures. */
  readonly unseen?: ReadonlyMap<string, IsoDate>;
}

export function againstWords(scene: Scene & MemberWords): readonly Drift[] {
  return scene.projects.flatMap(({ name }) => {
    const standing = standingOf(scene, name);
    return isOver(standing)
      ? []
      : [...saysEnded(name, standing, scene), ...namedNow(name, standing, scene)];
  });
}

/** What is deprecated or gone by decision may say so. */
function isOver({ stage }: Standing): boolean {
  return stage === 'deprecated' || stage === 'retired' || stage === 'merged';
}

const steps: Partial<Readonly<Record<SayingCode, DecisionKind>>> = {
  deprecated: 'deprecate',
  retired: 'deprecate',
  archived: 'deprecate',
  inactive: 'deprecate',
  moved: 'supersede',
  unmaintained: 'call',
  experimental: 'experimental',
};

/** A release note says what was true of its day: whatever was decided later goes before it. */
function saysEnded(
  project: string,
  { stage, decisions }: Standing,
  { said }: MemberWords,
): readonly Drift[] {
  const last = decisions.at(-1)?.date ?? '';
  const found = (said?.get(project) ?? []).find(
    ({ code, path, since }) =>
      steps[code] !== undefined &&
      !(code === 'experimental' && stage === 'experimental') &&
      !(path.startsWith('releasenotes/') && since <= last),
  );
  if (found === undefined) return [];
  const { code, path, text, since } = found;
  const decision = steps[code] ?? 'deprecate';
  const mend = { kind: 'decide', project, decision } as const;
  return [{ code: 'says-ended', project, args: { path, text }, since, mend }];
}

function namedNow(
  project: string,
  standing: Standing,
  { named, unseen, asOf, commitLink }: Scene & MemberWords,
): readonly Drift[] {
  const ledger = named?.get(project);
  const lists = (ledger?.lists ?? []).filter(({ committedAt }) => committedAt <= endOfDay(asOf));
  const answer = answerToCall(standing, lists);
  if (ledger !== undefined && answer !== undefined) {
    const since = dayOf(answer.committedAt);
    const link = commitLink?.(ledger.repository, answer.commit) ?? '';
    const decision = 'volunteers' as const;
    const mend = { kind: 'decide', project, decision, date: since, link } as const;
    return [{ code: 'named-since-call', project, args: { link }, since, mend }];
  }
  const [before, last] = lists.slice(-2);
  if (last?.names.length === 0 && (before?.names.length ?? 0) > 0) {
    return [{ code: 'nobody-named', project, args: {}, since: dayOf(last.committedAt) }];
  }
  const day = unseen?.get(project);
  return day === undefined ? [] : [{ code: 'named-unseen', project, args: { day } }];
}

/** The first change after an open call by which somebody came who was not named before. */
function answerToCall(
  { stage, decision }: Standing,
  lists: readonly NamedList[],
): NamedList | undefined {
  if (stage !== 'calling' || decision === undefined) return undefined;
  const called = endOfDay(decision.date);
  return lists.find(({ committedAt, names }, at) => {
    const before = lists[at - 1]?.names ?? [];
    return committedAt > called && names.some((name) => !before.includes(name));
  });
}
