// Proposes a card from training rows and says how good such a card is where it had no say. Never part of the product.
//   npm run fit -- --data DIR --labels CSV [--cache DIR] [--json | --page docs/verdict.md [--stadium DIR]]

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { processShell } from '../../src/cli/process.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import type { Sighting } from '../../src/domain/outcome.ts';
import type { CardRow, Policy } from '../../src/domain/verdict.ts';
import { backtest } from '../../src/outlook/backtest.ts';
import { rowOf } from '../../src/outlook/row.ts';
import { teamGroups } from '../../src/outlook/teams.ts';
import { readLabels } from '../../src/registry/labels.ts';
import { loadData } from '../../src/registry/load.ts';
import { type DatedEvidence, judgeOverTime } from '../../src/score/over-time.ts';
import { packagedData } from '../../src/tasks/folders.ts';
import { readPast } from '../../src/tasks/histories.ts';
import { loadScorecard } from '../../src/tasks/scorecard.ts';
import { daysOf, measuredOverTime, sightingsOf } from '../../src/tasks/sightings.ts';
import { candidateRow, candidates, classGroups, policyWith } from './candidates.ts';
import { judgeCards, type Members, membersOf } from './choose.ts';
import { halfByService } from './follow.ts';
import { secondVerdict, verdictPage } from './page.ts';
import { bandRates, type FitReport, fitText, keptCount, summary } from './report.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    labels: { type: 'string' },
    cache: { type: 'string' },
    json: { type: 'boolean' },
    page: { type: 'string' },
    stadium: { type: 'string' },
  },
});
const drawing = { draws: 1000, seed: 20191112 } as const;
/** The last date whose rows may choose, where later rows judge. */
const lastChoosing = '2019-12-31';

const shell = processShell();
const data = loadData(options.data ?? packagedData, packagedData);
const outcomes = readLabels(options.labels ?? 'labels.csv');
const past = await readPast(
  data,
  daysOf(outcomes),
  options.cache === undefined ? {} : { cache: options.cache },
  shell,
);
const shippedMeasures = new Set(
  data.policy.cards.flatMap(({ groups }) =>
    groups.flatMap(({ rows }) => rows.map(({ measure }) => measure)),
  ),
);
const everything = candidates.map(
  ({ measure }): CardRow => ({ measure, bands: [{ atLeast: 0, points: 1, reason: 'any' }] }),
);
const measuring = policyWith(data.policy, [
  {
    classes: classGroups.flatMap(({ classes }) => classes),
    rows: [
      ...everything,
      ...data.policy.cards.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows)),
    ],
  },
]);
/** Every date of a project: other cards judge them again. */
const dates = new Map<string, DatedEvidence[]>();
const { rows: sightings } = await sightingsOf(
  data,
  measuring,
  noted(measuredOverTime(data, measuring, past, outcomes, shell)),
  outcomes,
  (sighting) => sighting,
);
const groupOf = teamGroups(outcomes);
const teamOf = ({ outcome }: Sighting) => groupOf(outcome.team);
const teams = [...new Set(sightings.map(teamOf))].sort();

const proposed = classGroups.map(({ classes, shares }) => {
  const own = sightings.filter(({ evidence }) => classes.includes(evidence.class));
  return { classes, rows: candidates.map((each) => candidateRow(each, own, shares)) };
});
const allRows = policyWith(data.policy, proposed);
const early = sightings.filter(({ outcome }) => outcome.asOf <= lastChoosing);
const late = sightings.filter(({ outcome }) => outcome.asOf > lastChoosing);
const all = judgeCards(sightings, allRows, teamOf, teams);
const before = judgeCards(early, allRows, teamOf, teams);

const oneCard: Policy = {
  ...data.policy,
  cards: data.policy.cards
    .slice(0, 1)
    .map((card) => ({ ...card, classes: classGroups.flatMap(({ classes }) => classes) })),
};
const shippedMembers = candidates.flatMap(({ measure }, index) =>
  shippedMeasures.has(measure) ? [index] : [],
);
const fixed = judge(sightings, () => data.policy);
const ruled = judge(sightings, () => policyOf(shippedMembers));
const followed = halfByService(fixed);
const nested = judge(sightings, (team) => policyOf(all.shared(team)));
const report: FitReport = {
  proposed,
  chosen: { best: named(all.best(-1)), shared: named(all.shared(-1)) },
  chosenEarly: { best: named(before.best(-1)), shared: named(before.shared(-1)) },
  aucs: all.aucs(),
  chosenWithout: teams.map((team, index) => ({ team, members: named(all.shared(index)) })),
  figures: [
    summary('the shipped card (it was chosen on these rows)', figures(fixed)),
    summary('its measures with the bands that the rule proposes', figures(ruled)),
    summary('chosen without the team, teams held out in turn', figures(nested)),
    summary(
      'the same, taking the one best card',
      figures(judge(sightings, (team) => policyOf(all.best(team)))),
    ),
    summary('one card for all classes', figures(judge(sightings, () => oneCard))),
    summary(
      'the shipped card without use by others',
      figures(judge(sightings, () => without('lively-dependents-365d'))),
    ),
    summary(
      'the shipped card without code commits',
      figures(judge(sightings, () => without('code-commits-365d'))),
    ),
    summary(
      'the shipped card without code people',
      figures(judge(sightings, () => without('code-people-730d'))),
    ),
    summary('the shipped card, companions half judged by their service', figures(followed)),
    summary('the shipped card on dates after 2019', figures(later(fixed))),
    summary(
      'chosen on dates up to 2019, judged on later ones',
      figures(later(judge(sightings, () => policyOf(before.shared(-1))))),
    ),
    summary(
      'chosen on dates up to 2019 without the team, judged on later ones',
      figures(later(judge(sightings, (team) => policyOf(before.shared(team))))),
    ),
  ],
  rates: bandRates(sightings, data.policy),
  kept: keptCount(fixed),
};
if (options.page !== undefined) {
  const place = options.stadium === undefined ? {} : { data: options.stadium };
  const on = (asOf: string) => loadScorecard({ asOf, ...place }).scorecard;
  const scorecards = { november: on('2019-11-12'), june: on(secondVerdict) };
  writeFileSync(options.page, verdictPage(data.policy, report, figures(fixed), scorecards));
} else shell.out(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : fitText(report));

async function* noted(measured: AsyncIterable<DatedEvidence>): AsyncGenerator<DatedEvidence> {
  for await (const each of measured) {
    const { name } = each.evidence;
    dates.set(name, [...(dates.get(name) ?? []), each]);
    yield each;
  }
}

/** The shipped policy with one measure taken off its cards. */
function without(measure: string): Policy {
  const cards = data.policy.cards.map(({ classes, groups }) => ({
    classes,
    groups: groups
      .map((group) => ({ ...group, rows: group.rows.filter((row) => row.measure !== measure) }))
      .filter(({ rows }) => rows.length > 0),
  }));
  return { ...data.policy, cards };
}

function named(members: Members): readonly string[] {
  return members.map((index) => candidates[index]?.measure ?? '');
}

function policyOf(members: Members): Policy {
  return policyWith(
    data.policy,
    proposed.map(({ classes, rows }) => ({ classes, rows: membersOf(rows, members) })),
  );
}

/** The rows with the verdicts of the policy that may judge their team, at every day that was measured. */
function judge(
  rows: readonly Sighting[],
  policyFor: (team: number) => Policy,
): readonly Sighting[] {
  return [...groupBy(rows, teamOf)].flatMap(([team, own]) => {
    const policy = policyFor(teams.indexOf(team));
    return [...groupBy(own, ({ evidence }) => evidence.name)].flatMap(([name, labelled]) => {
      const verdicts = new Map(
        judgeOverTime(policy, dates.get(name) ?? []).map(({ asOf, verdict }) => [asOf, verdict]),
      );
      return labelled.flatMap((row) => {
        const verdict = verdicts.get(row.outcome.asOf);
        return verdict === undefined ? [] : [{ ...row, verdict }];
      });
    });
  });
}

function later(rows: readonly Sighting[]): readonly Sighting[] {
  const days = new Set(late.map(({ outcome }) => outcome.asOf));
  return rows.filter(({ outcome }) => days.has(outcome.asOf));
}

function figures(rows: readonly Sighting[]) {
  const { version, thresholds } = data.policy;
  const common = { leftOut: [], policyVersion: version, healthyFrom: thresholds.healthy };
  return backtest({ ...drawing, ...common, rows: rows.map(rowOf) });
}
