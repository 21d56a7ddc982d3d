// What `stadium people` finds out: whom a family's people.yaml does not tell yet. Reads the histories, writes nothing.

import type { DoubtfulPeople } from '../domain/doubtful-people.ts';
import type { NamedForProject } from '../domain/named-people.ts';
import type { IsoDate } from '../domain/time.ts';
import { fleetAt } from '../measure/fleet-day.ts';
import { doubtfulPeople } from '../measure/identities.ts';
import { namedAt, namedByProject } from '../measure/named-people.ts';
import { loadData } from '../registry/load.ts';
import { dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { readPast } from './histories.ts';
import type { Places, World } from './outside-world.ts';

export interface PeopleRequest extends Places {
  readonly asOf?: string;
  readonly gitBase?: string;
}

export interface PeopleFound extends DoubtfulPeople {
  readonly team: string;
  /** Who is named to answer; empty where no page was read. */
  readonly named: readonly NamedForProject[];
  readonly asOf: IsoDate;
}

/** Whom to look at, as of a day; names and addresses are in it. */
export async function findPeople(request: PeopleRequest, world: World): Promise<PeopleFound> {
  const data = loadData(dataFolder(request), packagedData);
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, data.calendar);
  const past = await readPast(data, [asOf], request, world);
  const at = fleetAt(past.fleet, asOf, past.directoryAt?.(asOf));
  const named = past.named === undefined ? [] : namedByProject(namedAt(at, past.named));
  return { team: data.registry.team, asOf, ...doubtfulPeople(at, data.people), named };
}
