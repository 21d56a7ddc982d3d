// The report of a fit: what it proposes, how good that is where it had no say, and how each row of the shipped card
// fared in every period and in both halves of the teams.

import type { Sighting } from '../../src/domain/outcome.ts';
import type { Outlook, Subset } from '../../src/domain/outlook.ts';
import type { ProjectClass } from '../../src/domain/project.ts';
import type { CardRow, Policy } from '../../src/domain/verdict.ts';
import { cardFor } from '../../src/score/card.ts';
import { gradeRow } from '../../src/score/grade.ts';

export interface FitReport {
  readonly proposed: readonly {
    readonly classes: readonly ProjectClass[];
    readonly rows: readonly CardRow[];
  }[];
  readonly chosen: Chosen;
  readonly chosenEarly: Chosen;
  readonly chosenWithout: readonly { readonly team: string; readonly members: readonly string[] }[];
  /** AUC of every card of three to seven candidates, on code that died or lived. */
  readonly aucs: readonly number[];
  readonly figures: readonly Summary[];
  readonly rates: readonly BandRate[];
  /** How often the shipped card found a repository finished but kept, and how many of those were retired. */
  readonly kept: KeptCount;
}

export interface KeptCount {
  readonly rows: number;
  readonly repositories: number;
  readonly died: number;
  readonly endedOtherwise: number;
}

interface Chosen {
  readonly best: readonly string[];
  readonly shared: readonly string[];
}

export interface Summary {
  readonly title: string;
  readonly parts: readonly SummaryPart[];
  readonly changed: number;
  readonly changedBack: number;
  readonly repositories: number;
}

interface SummaryPart {
  readonly subset: Subset;
  readonly rows: number;
  readonly retired: number;
  readonly auc: Figure;
  readonly withinTeam: Figure;
  readonly withinDate: number | undefined;
  /** Card minus rule: over all pairs, and within team and date. */
  readonly ahead: readonly {
    readonly name: string;
    readonly all: Figure;
    readonly withinTeam: Figure;
  }[];
  readonly verdicts: readonly {
    readonly verdict: string;
    readonly rows: number;
    readonly retired: number;
    readonly share: number;
  }[];
}

export interface Figure {
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface BandRate {
  readonly measure: string;
  readonly classes: readonly ProjectClass[];
  readonly band: number;
  readonly points: number;
  readonly rows: number;
  readonly retired: number;
  /** Share retired on dates up to 2018, 2019 to 2021, and later. */
  readonly periods: readonly (number | undefined)[];
}

/** What counts of an outlook, at 24 months. */
export function summary(title: string, outlook: Outlook): Summary {
  return {
    title,
    parts: (['died-code', 'all'] as const).map((subset) => part(outlook, subset)),
    changed: outlook.flips.changed,
    changedBack: outlook.flips.repositoriesChangedBack,
    repositories: outlook.flips.repositories,
  };
}

function part(outlook: Outlook, subset: Subset): SummaryPart {
  const isHere = (row: { subset: Subset; horizonMonths: number }) =>
    row.subset === subset && row.horizonMonths === 24;
  const rules = outlook.rules.filter(isHere);
  const card = rules.find(({ name }) => name === 'card');
  const differences = outlook.differences.filter(isHere);
  const ahead = (name: string, pairs: 'all' | 'within-team'): Figure => {
    const found = differences.find((each) => each.name === name && each.pairs === pairs);
    return { value: found?.difference, low: found?.low, high: found?.high };
  };
  return {
    subset,
    rows: card?.rows ?? 0,
    retired: card?.positives ?? 0,
    auc: { value: card?.auc, low: card?.low, high: card?.high },
    withinTeam: {
      value: card?.withinTeamAuc,
      low: card?.withinTeamLow,
      high: card?.withinTeamHigh,
    },
    withinDate: card?.withinDateAuc,
    ahead: rules
      .filter(({ name }) => name !== 'card')
      .map(({ name }) => ({
        name,
        all: ahead(name, 'all'),
        withinTeam: ahead(name, 'within-team'),
      })),
    verdicts: outlook.calibration
      .filter((row) => isHere(row) && row.of === 'verdict')
      .map(({ band, rows, positives, share }) => ({
        verdict: band,
        rows,
        retired: positives,
        share,
      })),
  };
}

/** How often repositories in each band of the shipped card were retired, on code that died or lived. */
export function bandRates(sightings: readonly Sighting[], policy: Policy): readonly BandRate[] {
  const rows = sightings.filter(
    ({ outcome }) =>
      outcome.stratum === 'code' &&
      ['', 'died'].includes(outcome.kind) &&
      outcome.retired[24] !== undefined,
  );
  return policy.cards.flatMap((card) => {
    const own = rows.filter(({ evidence }) => cardFor(policy, evidence) === card);
    return card.groups.flatMap((group) =>
      group.rows.flatMap((row) =>
        row.bands.map((band) => {
          const here = own.filter(({ evidence }) => {
            const measurement = evidence.measurements[row.measure];
            return (
              measurement !== undefined &&
              gradeRow(group, row, measurement).reason.code === band.reason
            );
          });
          return {
            measure: row.measure,
            classes: card.classes,
            band: band.atLeast,
            points: band.points,
            rows: here.length,
            retired: here.filter(isRetired).length,
            periods: [
              shareOf(here.filter(({ outcome }) => outcome.asOf < '2019')),
              shareOf(
                here.filter(({ outcome }) => '2019' <= outcome.asOf && outcome.asOf < '2022'),
              ),
              shareOf(here.filter(({ outcome }) => '2022' <= outcome.asOf)),
            ],
          };
        }),
      ),
    );
  });
}

/** The rows that are healthy with few points, because they are finished but kept. */
export function keptCount(sightings: readonly Sighting[]): KeptCount {
  const kept = sightings.filter(({ verdict }) => verdict.reasons[0].code === 'finished-but-kept');
  const retired = kept.filter(isRetired);
  const died = retired.filter(({ outcome }) => ['', 'died'].includes(outcome.kind));
  return {
    rows: kept.length,
    repositories: new Set(kept.map(({ outcome }) => outcome.repository)).size,
    died: died.length,
    endedOtherwise: retired.length - died.length,
  };
}

function isRetired({ outcome }: Sighting): boolean {
  return outcome.retired[24] === true;
}

function shareOf(rows: readonly Sighting[]): number | undefined {
  return rows.length === 0 ? undefined : rows.filter(isRetired).length / rows.length;
}

/** The report in Markdown. */
export function fitText(report: FitReport): string {
  const lines = [
    `On all rows the best cards share: ${report.chosen.shared.join(', ')}; the best one is ${report.chosen.best.join(', ')}.`,
    `On dates up to 2019 they share: ${report.chosenEarly.shared.join(', ')}; the best one is ${report.chosenEarly.best.join(', ')}.`,
    `AUC of the ${report.aucs.length} cards of three to seven candidates, without choosing: ${spread(report.aucs)}.`,
    `How many of the ${report.chosenWithout.length} choices without one team took each measure: ${taken(report)}.`,
    '',
    ...report.figures.flatMap(summaryLines),
    `Finished but kept: ${report.kept.rows} rows of ${report.kept.repositories} repositories, ${report.kept.died} died and ${report.kept.endedOtherwise} ended otherwise within 24 months.`,
    '',
    '## Bands that are proposed',
    '',
    ...report.proposed.flatMap(({ classes, rows }) => [
      `${classes.join(', ')}:`,
      '',
      ...rows.map(
        ({ measure, bands }) =>
          `- ${measure}: ${bands.map(({ atLeast, points }) => `${atLeast}+ ${points}`).join(', ')}`,
      ),
      '',
    ]),
    '## How often repositories in each band of the shipped card were retired',
    '',
    '| measure | class | from | points | rows | retired | to 2018 | 2019-21 | from 2022 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...report.rates.map(
      (rate) =>
        `| ${rate.measure} | ${rate.classes[0]} | ${rate.band} | ${rate.points} | ${rate.rows} | ${percent(rate.rows === 0 ? undefined : rate.retired / rate.rows)} | ${rate.periods.map(percent).join(' | ')} |`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function summaryLines({
  title,
  parts,
  changed,
  changedBack,
  repositories,
}: Summary): readonly string[] {
  return [
    `## ${title}`,
    '',
    ...parts.flatMap((each) => [
      `- ${each.subset}: ${each.rows} rows, ${each.retired} retired; AUC ${figure(each.auc)}; same date ${decimal(each.withinDate)}; same team and date ${figure(each.withinTeam)}`,
      ...each.ahead.map(
        ({ name, all, withinTeam }) =>
          `  - ahead of ${name}: ${figure(all)}; same team and date ${figure(withinTeam)}`,
      ),
      ...each.verdicts.map(
        ({ verdict, rows, retired, share }) =>
          `  - ${verdict}: ${retired} of ${rows} retired within 24 months (${percent(share)})`,
      ),
    ]),
    `- verdicts changed ${changed} times; ${changedBack} of ${repositories} repositories changed back within two dates`,
    '',
  ];
}

export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => decimal(sorted[Math.round(share * (sorted.length - 1))]);
  return `median ${at(0.5)}, from ${at(0)} to ${at(1)}`;
}

export function taken({ chosenWithout }: FitReport): string {
  const counts = new Map<string, number>();
  for (const { members } of chosenWithout) {
    for (const member of members) counts.set(member, (counts.get(member) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

export function figure({ value, low, high }: Figure): string {
  return `${decimal(value)} [${decimal(low)}, ${decimal(high)}]`;
}

export function decimal(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3);
}

export function percent(value: number | undefined): string {
  return value === undefined ? '-' : `${(100 * value).toFixed(1)} %`;
}
