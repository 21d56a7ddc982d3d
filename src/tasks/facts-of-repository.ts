// All that a measuring run will ask of one repository, gathered where its mirror is.

import type { CollectOptions } from '../collect/git/facts.ts';
import { readMailmaps } from '../collect/git/mailmaps.ts';
import { mirror } from '../collect/git/mirror.ts';
import { readNaming } from '../collect/git/naming.ts';
import { versionsOf } from '../collect/named-people/read.ts';
import type { FactsNote, RepositoryFile } from '../domain/fact-files.ts';
import type { RepositoryFacts, SourceReport, UnknownReason } from '../domain/facts.ts';
import type { Cache } from '../domain/stores.ts';
import { type EpochSeconds, type IsoDate, isDay } from '../domain/time.ts';
import { landingHistory, tipAt } from '../measure/history.ts';
import type { Data } from '../registry/load.ts';
import { factsDefinitions, pageKey, pagesIn } from './facts-folder.ts';

/** What a share is read with, and where it goes. */
export interface FactsPlace {
  readonly data: Data;
  readonly asOf: IsoDate;
  readonly folder: string;
  readonly shard: string;
  readonly now: EpochSeconds;
  readonly options: CollectOptions & { readonly store: Cache };
}

/** The file of a repository that was just read; days that the file before it knew are kept. */
export async function fileOf(
  facts: RepositoryFacts,
  { remarks }: SourceReport,
  before: FactsNote | undefined,
  { asOf, options, shard, now, data }: FactsPlace,
): Promise<RepositoryFile> {
  const { repository } = facts;
  const days = daysOf(facts, [...new Set([...Object.keys(before?.days ?? {}), asOf])].sort());
  const tips = Object.values(days).flatMap((commit) =>
    commit === null ? [] : [{ repository, commit }],
  );
  const naming = (await readNaming(tips, options)).get(repository) ?? new Map();
  const mailmaps = await readMailmaps(tips, options);
  const pages: RepositoryFile['pages'] = new Map(
    await Promise.all(
      pagesIn(repository, data.registry).map(
        async (page) => [pageKey(page), await versionsOf(page, options)] as const,
      ),
    ),
  );
  const mirrored = await mirror({ ...options, repository, offline: true });
  const note: FactsNote = {
    ...{ definitions: factsDefinitions, repository, shard, days, remarks },
    ...{ defaultBranch: facts.defaultBranch, tip: facts.tip, readAt: now },
    refs: mirrored.state === 'known' ? mirrored.value.refs : undefined,
    hasOddDates: hasOddDates(facts),
    ...(facts.reviews.state === 'unknown' && { reviewsUnknown: facts.reviews.reason }),
    unreadFiles: reasonsIn(naming),
    unreadMailmaps: mailmaps.unread.get(repository),
    pages: Object.fromEntries(
      [...pages].map(([key, each]) => [key, each.state === 'unknown' ? each.reason : null]),
    ),
  };
  return { note, facts, naming, mailmaps: new Map(mailmaps.texts), pages };
}

function daysOf(facts: RepositoryFacts, days: readonly string[]): FactsNote['days'] {
  const history = landingHistory(facts);
  return Object.fromEntries(days.filter(isDay).map((day) => [day, tipAt(history, day) ?? null]));
}

function hasOddDates({ commits, tags }: RepositoryFacts): boolean {
  return (
    commits.some(({ authoredAt, committedAt }) => !authoredAt || !committedAt) ||
    tags.some(({ taggedAt }) => taggedAt === undefined)
  );
}

function reasonsIn(naming: RepositoryFile['naming']): Readonly<Record<string, UnknownReason>> {
  return Object.fromEntries(
    [...naming].flatMap(([commit, each]) =>
      each.state === 'unknown' ? [[commit, each.reason]] : [],
    ),
  );
}
