// What every form of the gate says: shares in words, the worst job, what runs more than once, and what a chance assumes.

import {
  chanceAtOnce,
  failureShare,
  firstTryShare,
  type GateBranch,
  type GateJob,
  type GateReport,
  type GateRow,
  type ProjectGate,
  type Share,
  variantsOf,
} from '../../domain/gate.ts';
import { plural } from '../../words/english.ts';
import { percent } from '../../words/figures.ts';

/** What the chance takes for granted: shown wherever it is. */
export const assumption =
  'The chance is the product of what each voting job lets through: it takes for granted that every one of them runs for the change and fails by itself. A broken change fails a job as well, so a good one fares rather better.';

export interface BranchLine {
  readonly project: string;
  readonly branch: GateBranch;
}

/** Each branch of each project that was seen. */
export function branchLines({ projects }: GateReport): readonly BranchLine[] {
  return projects.flatMap(({ name, gate }) =>
    gate.state === 'known' ? gate.value.branches.map((branch) => ({ project: name, branch })) : [],
  );
}

/** `83 %`, `at least 5 %`, `at most 71 %`, `unknown`. */
export function shareWords(share: Share): string {
  if (share.state === 'measured') return percent(share.value);
  if (share.atLeast !== undefined) return `at least ${percent(share.atLeast)}`;
  return share.atMost === undefined ? 'unknown' : `at most ${percent(share.atMost)}`;
}

/** The same with what it was seen of: `83 % of 42`. */
export function sampleWords(share: Share): string {
  return share.state === 'measured'
    ? `${percent(share.value)} of ${share.sample}`
    : shareWords(share);
}

export function votesWords({ isVoting }: GateJob): string {
  if (isVoting === undefined) return 'unknown';
  return isVoting ? 'voting' : 'not voting';
}

export function chanceWords(branch: GateBranch): string {
  return shareWords(chanceAtOnce(branch));
}

export function seenWords(branch: GateBranch): string {
  return sampleWords(firstTryShare(branch));
}

/** `neutron-functional 8 %`; a dash where no voting job failed, `unknown` where none is known to run. */
export function worstWords(branch: GateBranch): string {
  const [worst] = branch.jobs.filter(({ isVoting, failed }) => isVoting !== false && failed > 0);
  if (worst !== undefined) return `${worst.job} ${shareWords(failureShare(worst, branch))}`;
  return branch.jobs.length === 0 ? 'unknown' : '–';
}

/** `master: 8 of 10 runs passed, 75 % of 8 changes at the first try; ...` */
export function branchSentence(branch: GateBranch): string {
  const place =
    branch.pipeline === 'gate' ? branch.branch : `${branch.branch} (${branch.pipeline})`;
  const seen = `${branch.passed} of ${branch.runs} runs passed, first try ${seenWords(branch)}`;
  return `${place}: ${seen}; a good change passes at once with ${chanceWords(branch)}; worst job: ${worstWords(branch)}.`;
}

export function votingCount(branch: GateBranch): string {
  if (branch.unseen !== undefined) return 'unknown';
  return String(branch.jobs.filter(({ isVoting }) => isVoting === true).length);
}

/** What runs more than once, one sentence each. */
export function variantWords(branch: GateBranch, { series }: GateReport): readonly string[] {
  return variantsOf(branch, series).map(({ name, jobs }) => `${name}: ${jobs.join(', ')}`);
}

export function windowWords({ from, asOf, pipelines, url }: GateReport): string {
  const which =
    pipelines.length === 1 && pipelines[0] === 'gate' ? '' : ` (${pipelines.join(', ')})`;
  return `The gate by job${which}, ${from} to ${asOf}, as ${url} tells it`;
}

/** Why projects have no lines, each reason once with those that it holds for. */
export function absences({ projects }: GateReport): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, gate } of projects) {
    const why = absence(gate);
    if (why !== undefined) byReason.set(why, [...(byReason.get(why) ?? []), name]);
  }
  return [...byReason].map(([why, names]) => {
    const rest = names.length - mostNames;
    const shown = names.slice(0, mostNames).join(', ');
    return `${shown}${rest > 0 ? ` and ${rest} more` : ''}: ${why}`;
  });
}

const mostNames = 5;

function absence(gate: GateRow['gate']): string | undefined {
  if (gate.state === 'not-applicable') return gate.reason.detail;
  if (gate.state === 'known') return gapIn(gate.value);
  const hint = gate.reason.code === 'offline' ? ' (`stadium gate` without --offline asks)' : '';
  return `unknown, ${gate.reason.detail}${hint}`;
}

function gapIn({ branches }: ProjectGate): string | undefined {
  if (branches.length === 0) return 'no run was decided in the window';
  const [unseen] = branches.flatMap((each) => each.unseen ?? []);
  return unseen === undefined ? undefined : `not all of it is known, ${unseen.detail} (${asking})`;
}

const asking =
  '`stadium gate` without --offline asks, with --days for fewer where Zuul has forgotten some';

/** Jobs that are configured and ran on no branch, or why nobody can say. */
export function idleWords({ idle }: ProjectGate): string | undefined {
  if (idle.state === 'unknown') return `Jobs that did not run: unknown, ${idle.reason.detail}.`;
  if (idle.value.length === 0) return undefined;
  const names = idle.value.map(({ job }) => job).join(', ');
  return `${plural(idle.value.length, 'job that is', 'jobs that are')} configured did not run, so how often they fail is unknown: ${names}.`;
}
