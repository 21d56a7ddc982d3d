// What governance recorded of a team's deliverables, from every version of its two files up to a day.

import type { GovernanceEntry } from '../../domain/facts.ts';
import { dayOf, endOfDay, type IsoDate } from '../../domain/time.ts';
import { cutTeam, type Listing, parseTeam, type TeamBlock } from './blocks.ts';

/** A version of a file, oldest first along the first parents; `content` is undefined where it was removed. */
export interface Version {
  readonly committedAt: number;
  readonly content: string | undefined;
}

export interface TeamHistory {
  readonly entries: readonly GovernanceEntry[];
  /** The team as projects.yaml had it on the day; undefined when it was not there. */
  readonly team: TeamBlock | undefined;
  /** Versions that could not be read as YAML and were passed over. */
  readonly unreadable: number;
}

/** Facts of every deliverable that the team ever had, as of the end of the day, by name. */
export function teamHistory(
  team: string,
  projects: readonly Version[],
  legacy: readonly Version[],
  asOf: IsoDate,
): TeamHistory {
  const listed = blocksOver(team, projects, asOf);
  const left = blocksOver(team, legacy, asOf);
  const retired = new Map(
    (left.blocks.at(-1)?.team?.listings ?? []).map((each) => [each.deliverable, each]),
  );
  const stretches = stretchesOf(listed.blocks);
  const names = [...new Set([...stretches.keys(), ...retired.keys()])].sort();
  return {
    entries: names.map((name) => entryOf(name, team, stretches.get(name), retired.get(name))),
    team: listed.blocks.at(-1)?.team,
    unreadable: listed.unreadable + left.unreadable,
  };
}

/** The last stretch of days in which a deliverable was listed. */
interface Stretch {
  readonly from: IsoDate;
  readonly to: IsoDate | undefined;
  readonly deprecatedOn: IsoDate | undefined;
  readonly listing: Listing;
}

interface DatedBlock {
  readonly day: IsoDate;
  readonly team: TeamBlock | undefined;
}

/** Each different state of the team, with the day on which it began. */
function blocksOver(team: string, versions: readonly Version[], asOf: IsoDate) {
  const blocks: DatedBlock[] = [];
  let last: string | undefined;
  let unreadable = 0;
  for (const { committedAt, content } of versions) {
    if (committedAt > endOfDay(asOf)) break;
    const text = content === undefined ? undefined : cutTeam(content, team);
    if (text === last && blocks.length > 0) continue;
    const parsed = text === undefined ? undefined : parseTeam(text);
    if (text !== undefined && parsed === undefined) {
      unreadable += 1;
      continue;
    }
    last = text;
    blocks.push({ day: dayOf(committedAt), team: parsed });
  }
  return { blocks, unreadable };
}

function stretchesOf(blocks: readonly DatedBlock[]): ReadonlyMap<string, Stretch> {
  const stretches = new Map<string, Stretch>();
  for (const { day, team } of blocks) {
    const listings = new Map((team?.listings ?? []).map((each) => [each.deliverable, each]));
    for (const [name, before] of stretches) {
      if (before.to === undefined && !listings.has(name))
        stretches.set(name, { ...before, to: day });
    }
    for (const [name, listing] of listings)
      stretches.set(name, later(stretches.get(name), listing, day));
  }
  return stretches;
}

function later(before: Stretch | undefined, listing: Listing, day: IsoDate): Stretch {
  const isNew = before === undefined || before.to !== undefined;
  const since = isNew ? undefined : before.deprecatedOn;
  return {
    from: isNew ? day : before.from,
    to: undefined,
    deprecatedOn: isDeprecated(listing) ? (since ?? day) : undefined,
    listing,
  };
}

function isDeprecated({ deprecatedIn, releaseManagement }: Listing): boolean {
  return deprecatedIn !== undefined || releaseManagement === 'deprecated';
}

function entryOf(
  deliverable: string,
  team: string,
  stretch: Stretch | undefined,
  retired: Listing | undefined,
): GovernanceEntry {
  return {
    deliverable,
    team,
    repositories: stretch?.listing.repositories ?? retired?.repositories ?? [],
    listedFrom: stretch?.from,
    listedTo: stretch?.to,
    deprecatedIn: stretch?.listing.deprecatedIn,
    deprecatedOn: stretch?.deprecatedOn,
    retiredOn: retired?.retiredOn,
    releaseManagement: stretch?.listing.releaseManagement,
  };
}
