// What a person wants to know who comes back after weeks.

import type { TimelineEntry } from './lifecycle.ts';
import type { ProjectCard } from './scorecard.ts';
import type { IsoDate } from './time.ts';

export interface WhereThingsStand {
  readonly team: string;
  readonly asOf: IsoDate;
  readonly today: IsoDate;
  readonly daysOld: number;
  /** Judged ones, the most urgent first. */
  readonly projects: readonly Pick<ProjectCard, 'name' | 'verdict'>[];
  readonly overdue: readonly TimelineEntry[];
}
