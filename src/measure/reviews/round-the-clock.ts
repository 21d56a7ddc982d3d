// Accounts that answer within minutes around the clock: nobody sleeps so little. They are set apart as machines.

import type { Change, Identity, Sourced, SourceReport } from '../../domain/facts.ts';
import { looksLikeMachine } from '../../domain/machines.ts';
import type { PeopleDirectory } from '../../domain/people.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { type EpochSeconds, endOfDay, type IsoDate } from '../../domain/time.ts';

/** Fewer answers may come at all hours by chance. */
const fewestAnswers = 10;
/** Seconds after a push within which a machine answers, and the share of its answers that come so soon. */
const soon = 15 * 60;
const shareSoon = 0.9;
/** Hours of the day without an answer: everybody who has more of them in a row may be asleep. */
const longestBreak = 6;

type Facts = ReadonlyMap<RepositoryName, Sourced<readonly Change[]>>;

/** The directory as it is for changes: who answered like a machine by the end of the day is one, unless people.yaml says otherwise. */
export function withoutTireless(
  people: PeopleDirectory,
  facts: Facts,
  asOf: IsoDate,
): PeopleDirectory {
  const tireless = tirelessAccounts(facts, endOfDay(asOf));
  if (tireless.size === 0) return people;
  const machineKind: PeopleDirectory['machineKind'] = (identity) =>
    people.machineKind(identity) ??
    (tireless.has(keyOf(identity)) && !people.isStatedPerson(identity) ? 'looks' : undefined);
  return { ...people, machineKind, isBot: (identity) => machineKind(identity) !== undefined };
}

/** The reports, with how many accounts on each repository's changes are set apart; who they are is not said there. */
export function withTireless(
  reports: readonly SourceReport[],
  facts: Facts,
): readonly SourceReport[] {
  const tireless = tirelessAccounts(facts, Infinity);
  return reports.map((report) => {
    const changes = report.repository === '*' ? undefined : facts.get(report.repository);
    if (changes?.state !== 'known') return report;
    const answering = changes.value.flatMap(({ responses }) => responses.map(({ by }) => by));
    const apart = new Set(
      answering.filter((by) => tireless.has(keyOf(by)) || looksLikeMachine(by)).map(keyOf),
    );
    if (apart.size === 0) return report;
    const remark = `${apart.size} of those who answer are set apart as machines: a name that ends in CI, or answers within minutes around the clock`;
    return { ...report, remarks: [...(report.remarks ?? []), remark] };
  });
}

function keyOf({ name, address }: Identity): string {
  return `${address}\0${name}`;
}

interface Answers {
  readonly delays: number[];
  readonly hours: Set<number>;
  isReviewer: boolean;
}

function tirelessAccounts(facts: Facts, until: EpochSeconds): ReadonlySet<string> {
  const byAccount = new Map<string, Answers>();
  for (const each of facts.values()) {
    if (each.state !== 'known') continue;
    for (const change of each.value) takeAnswers(change, until, byAccount);
  }
  return new Set([...byAccount].flatMap(([key, each]) => (isTireless(each) ? [key] : [])));
}

function takeAnswers(change: Change, until: EpochSeconds, byAccount: Map<string, Answers>): void {
  for (const { by, at, votes } of change.responses) {
    if (at > until || keyOf(by) === keyOf(change.owner)) continue;
    const known = byAccount.get(keyOf(by)) ?? { delays: [], hours: new Set(), isReviewer: false };
    const pushed = change.patchSets.findLast((each) => each.at <= at)?.at ?? change.createdAt;
    known.delays.push(at - pushed);
    known.hours.add(Math.floor((at % 86_400) / 3600));
    if (votes.some(({ label, value }) => label === 'Code-Review' && Math.abs(value) === 2))
      known.isReviewer = true;
    byAccount.set(keyOf(by), known);
  }
}

function isTireless({ delays, hours, isReviewer }: Answers): boolean {
  if (isReviewer || delays.length < fewestAnswers) return false;
  const quick = delays.filter((delay) => delay <= soon).length;
  return quick >= shareSoon * delays.length && longestGap(hours) <= longestBreak;
}

/** Hours in a row without an answer, midnight being no border. */
function longestGap(hours: ReadonlySet<number>): number {
  let longest = 0;
  let gap = 0;
  for (let hour = 0; hour < 48; hour++) {
    gap = hours.has(hour % 24) ? 0 : gap + 1;
    longest = Math.max(longest, gap);
  }
  return longest;
}
