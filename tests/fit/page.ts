// docs/verdict.md: the card as the policy has it, and every figure beside the command that prints it.

import type { Outlook } from '../../src/domain/outlook.ts';
import type { ProjectCard, Scorecard } from '../../src/domain/scorecard.ts';
import {
  type Condition,
  type Policy,
  usualLevels,
  type Verdict,
  type VerdictName,
} from '../../src/domain/verdict.ts';
import { agreement } from '../../src/lifecycle/stage.ts';
import { measureDefinitions } from '../../src/sources/table.ts';
import { markOf } from '../../src/words/verdicts.ts';
import {
  decimal,
  type Figure,
  type FitReport,
  figure,
  percent,
  type Summary,
  spread,
  taken,
} from './report.ts';

const fitCommand = 'npm run fit -- --data DIR --labels CSV';
/** The row of the table whose cards the judged teams had no say in. */
const heldOut = 'chosen without the team, teams held out in turn';
const backtestCommand = 'stadium backtest --data DIR --labels CSV';

/** The whole page. */
export function verdictPage(
  policy: Policy,
  report: FitReport,
  outlook: Outlook,
  scorecards: { readonly november: Scorecard; readonly june: Scorecard },
): string {
  const parts = [
    `# How a verdict is made, and how good it is

A verdict says whether somebody looks after a project. It follows from \`data/policy.yaml\` alone; people's decisions
stand beside it and never change it. This page is written by \`${fitCommand} --page docs/verdict.md\`
from 122 OpenStack repositories outside the stadium (42 teams, 17 release dates from 2016 to 2024, 180 rows retired
within 24 months), which are not part of this project. Where a command is named, it prints the figures below it.`,
    cardSection(policy),
    levelSection(policy),
    trainingSection(outlook),
    accuracySection(report, outlook),
    bandSection(report),
    stadiumSection(scorecards.november, policy),
    secondVerdictSection(scorecards.june),
    howSection(report),
    limitsSection,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The cards of a policy: a test holds this part of the page against the shipped one. */
export function cardSection({ cards, thresholds }: Policy): string {
  const titles = new Map(measureDefinitions.map(({ id, title }) => [id, title]));
  const tables = cards.map(({ classes, groups, kept = [] }) =>
    [
      `For ${classes.join(', ')}:`,
      '',
      '| group | measure | from | points |',
      '| --- | --- | --- | --- |',
      ...groups.flatMap(({ title, rows }) =>
        rows.flatMap(({ measure, bands }) =>
          bands.map(
            ({ atLeast, points }) =>
              `| ${title} | ${titles.get(measure) ?? measure} (\`${measure}\`) | ${atLeast} | ${points} |`,
          ),
        ),
      ),
      ...(kept.length === 0 ? [] : ['', keptSection(kept)]),
    ].join('\n'),
  );
  return [
    `## The cards

Points add up, what does not apply to a project is taken out, and the rest is scaled to 100. From ${thresholds.healthy} points a project
is healthy, below it is at risk. What is unknown is scored at its worst and at its best; where the two differ in verdict, or
less than ${percent(thresholds.minimumCoverage)} of the card was measured, or the project is younger than ${thresholds.youngDays} days, it is undetermined. A verdict changes at once
when the points are ${thresholds.margin} beyond the threshold, otherwise when the new side has shown in ${thresholds.snapshotsToFlip} snapshots
and for ${thresholds.daysToFlip ?? 0} days.

Seven rows from git, one for each thing that keeps a project alive: people who know it, people who change it, companies that
pay for it, a team that can step in, work, releases, and somebody who needs it. Every step is one point. Libraries, dashboards
and tempest plugins have lower bands, because a healthy companion of a service needs fewer people and changes than the
service.

The rows of review capacity and gate count only where Gerrit, GitHub or Zuul was asked; otherwise they do not apply and their
points are taken out. No data were at hand to choose them on: they are few, set by argument, and no figure below rests on them.`,
    ...tables,
  ].join('\n\n');
}

function keptSection(kept: readonly Condition[]): string {
  const bounds = kept.map((condition) => {
    const bound =
      'below' in condition ? `below ${condition.below}` : `at least ${condition.atLeast}`;
    return `\`${condition.measure}\` ${bound}${condition.whereAsked === true ? ' (where it was asked)' : ''}`;
  });
  return `Finished but kept, and healthy whatever the points, where all of this holds: ${bounds.join(', ')}.`;
}

/** The levels of a policy and what they meant: a test holds this part of the page against the shipped one. */
export function levelSection({
  levels = usualLevels,
  signs = [],
  meaning,
  thresholds,
}: Policy): string {
  const { days, kept, withoutCycles } = levels.silent;
  const rule = {
    healthy: `${thresholds.healthy} points or more, or finished but kept`,
    silent: `more than ${days} days without any landed commit, whatever the points (${kept} where finished but kept, ${withoutCycles} in a family without cycles)`,
    failing: `at risk, below ${levels.failing} points`,
    thin: 'any other at risk, held ones included',
  };
  const rows = (['silent', 'failing', 'thin', 'healthy'] as const).map((kind) => {
    const { share = undefined, low, high } = meaning?.of[kind] ?? {};
    const bounds =
      low === undefined || high === undefined ? '' : ` [${percent(low)}, ${percent(high)}]`;
    return `| ${kind} | ${rule[kind]} | ${percent(share)}${bounds} |`;
  });
  return `## Levels, and what they meant

A project at risk is silent, failing or thin. Failing and thin are held like the verdict; silent is entered and left at once, does
not apply below ${thresholds.youngDays} days of age or after the end, and an unknown date is not silence. What alarms goes by level.

| level | rule | gone within ${meaning?.months ?? 24} months |
| --- | --- | --- |
${rows.join('\n')}

The shares were counted ${meaning?.period ?? 'nowhere'}: a second look at the split, to be confirmed on repositories kept
apart. Inside a level those stand first that show more of these signs, then those without a human commit for longer:
${signs.map(({ says }) => says).join(', ')}.

**The lead over simple rules is not established.** On those other teams the points were ahead of organisations by .041 [-.026, .112], of
commits in 90 days by .027 [-.004, .072] and of the criticality score by .007: nothing that another set could not turn. At the top of the list
the simple rule was better, and silence is that rule. "Healthy" was followed by an end in 21 of 414 verdicts there: it is no promise.`;
}

/** What the study of levels found on the same rows, and what this program counted at its facts of then: fixed, for comparison. */
const then: Readonly<Record<string, readonly [study: string, program: string]>> = {
  silent: ['12 %, 29.8 %', '12.2 %, 30.2 %'],
  failing: ['31 %, 14.9 %', '30.7 %, 14.9 %'],
  thin: ['16 %, 7.1 %', '16.0 %, 7.1 %'],
  none: ['41 %, 0.8 %', '41.1 %, 0.8 %'],
};

/** Levels and orderings on the training rows with today's facts, beside those of the study, as a whole and by period. */
export function trainingSection({ calibration, periods, rules }: Outlook): string {
  const isHere = (row: { subset: string; horizonMonths: number }) =>
    row.subset === 'died-code' && row.horizonMonths === 24;
  const verdicts = calibration.filter((row) => isHere(row) && row.of === 'verdict');
  const all = verdicts.reduce((sum, { rows }) => sum + rows, 0);
  const own = periods.filter(isHere);
  const levelRow = (level: string) => {
    const found = own.flatMap(({ levels }) => levels.filter((each) => each.level === level));
    const rows = found.reduce((sum, each) => sum + each.rows, 0);
    const retired = found.reduce((sum, each) => sum + each.positives, 0);
    const [study = '', program = ''] = then[level] ?? [];
    const shares = own.map(({ levels }) => {
      const { rows: count = 0, positives = 0 } = levels.find((each) => each.level === level) ?? {};
      return percent(count === 0 ? undefined : positives / count);
    });
    const today = `${percent(rows / all)}, ${percent(rows === 0 ? undefined : retired / rows)} (${retired} of ${rows})`;
    return `| ${level === 'none' ? 'healthy or undetermined' : level} | ${study} | ${program} | ${today} | ${shares.join(' | ')} |`;
  };
  const orderRow = ({ name, title, auc, averagePrecision }: (typeof rules)[number]) => {
    const cells = own.map(({ orderings }) => {
      const found = orderings.find((each) => each.name === name);
      return `${decimal(found?.auc)}, ${decimal(found?.averagePrecision)}`;
    });
    return `| ${title} | ${decimal(auc)} | ${decimal(averagePrecision)} | ${cells.join(' | ')} |`;
  };
  const heads = own.map(({ period, rows, positives }) => `${period} (${positives} of ${rows})`);
  return `## Levels and orders on the training rows

Share of the rows, then how many of them died within 24 months, on code that died or lived (\`${backtestCommand}\`). The study that
chose the bounds counted other facts: a third of the co-authors was lost, sweeps were told otherwise. What this program gave
with the facts of then agrees with it; today's facts move the figures, and no bound was moved to get them back:

| level | the study | this program, facts of then | today's facts | ${heads.join(' | ')} |
| --- | --- | --- | --- | ${heads.map(() => '---').join(' | ')} |
${['silent', 'failing', 'thin', 'none'].map(levelRow).join('\n')}

How whole orders do, AUC and average precision. With the facts of then: points .819 and .286, levels then signs then days
.816 and .321:

| order | AUC | average precision | ${heads.join(' | ')} |
| --- | --- | --- | ${heads.map(() => '---').join(' | ')} |
${rules.filter(isHere).map(orderRow).join('\n')}`;
}

function accuracySection(report: FitReport, outlook: Outlook): string {
  const rules = outlook.rules.filter(
    ({ subset, horizonMonths }) => subset === 'died-code' && horizonMonths === 24,
  );
  const all = outlook.rules.filter(
    ({ subset, horizonMonths }) => subset === 'all' && horizonMonths === 24,
  );
  const other = (name: string) => all.find((each) => each.name === name);
  return `## How well it orders repositories

ROC AUC at 24 months: the chance that a repository that was retired had fewer points than one that was not. In brackets the
middle 95 % of 1000 samples of whole teams. "Died" leaves out what was merged, moved or left governance, and charms and
puppet modules. First the shipped card beside simple rules on the same rows (\`${backtestCommand}\`); the card
was chosen on these rows, so its figures here flatter it:

| rule | died | same date | same team and date | all rows |
| --- | --- | --- | --- | --- |
${rules
  .map(
    (rule) =>
      `| ${rule.title} | ${figure({ value: rule.auc, low: rule.low, high: rule.high })} | ${decimal(rule.withinDateAuc)} | ${figure({ value: rule.withinTeamAuc, low: rule.withinTeamLow, high: rule.withinTeamHigh })} | ${decimal(other(rule.name)?.auc)} |`,
  )
  .join('\n')}

Then what can be claimed: the same procedure where the judged rows had no say (\`${fitCommand}\`):

| card | died | ahead of organisations | ahead of commits in 90 days | same team and date | ahead of commits in 90 days | all rows | changed back |
| --- | --- | --- | --- | --- | --- | --- | --- |
${report.figures.map(summaryRow).join('\n')}

"Changed back": repositories whose verdict changed and changed back within two dates. An interval of a lead that holds 0 is
not beyond noise. The pairs within one team at one date are few: read those columns as a hint.

${leadSentence(report)}`;
}

/** The honest summary of the table: by how much the card leads where it had no say, and whether that is beyond noise. */
function leadSentence({ figures }: FitReport): string {
  const nested = figures.find(({ title }) => title === heldOut);
  const died = nested?.parts.find(({ subset }) => subset === 'died-code');
  const leads = ['organisations-365d', 'commits-90d', 'criticality-score'].map((name) => {
    const found = died?.ahead.find((each) => each.name === name);
    const words = (lead: Figure | undefined) =>
      `${decimal(lead?.value)} (${(lead?.low ?? 0) > 0 ? 'beyond noise' : 'not beyond noise'})`;
    return `| ${name} | ${words(found?.all)} | ${words(found?.withinTeam)} |`;
  });
  return [
    'With teams held out in turn the card is ahead of the best raw counts by:',
    '',
    '| ahead of | died | same team and date |',
    '| --- | --- | --- |',
    ...leads,
    '',
    `So nobody should read a lead into it that is not there: what the card adds to a raw count is mostly its reasons, that it says
what it does not know, and that it changes its mind seldom.`,
  ].join('\n');
}

function summaryRow({ title, parts, changedBack, repositories }: Summary): string {
  const died = parts.find(({ subset }) => subset === 'died-code');
  const all = parts.find(({ subset }) => subset === 'all');
  const ahead = (name: string) => died?.ahead.find((each) => each.name === name);
  const none = { value: undefined, low: undefined, high: undefined };
  const cells = [
    title,
    figure(died?.auc ?? none),
    figure(ahead('organisations-365d')?.all ?? none),
    figure(ahead('commits-90d')?.all ?? none),
    figure(died?.withinTeam ?? none),
    figure(ahead('commits-90d')?.withinTeam ?? none),
    figure(all?.auc ?? none),
    `${changedBack} of ${repositories}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function bandSection({ rates }: FitReport): string {
  return `## Whether each row holds in every period

Share of the rows in each band that were retired within 24 months, on code that died or lived (\`${fitCommand}\`):

| measure | class | from | points | rows | retired | to 2018 | 2019 to 2021 | from 2022 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rates
  .map(
    (rate) =>
      `| \`${rate.measure}\` | ${rate.classes[0]} | ${rate.band} | ${rate.points} | ${rate.rows} | ${percent(rate.rows === 0 ? undefined : rate.retired / rate.rows)} | ${rate.periods.map(percent).join(' | ')} |`,
  )
  .join('\n')}`;
}

export function stadiumSection({ asOf, projects }: Scorecard, { thresholds }: Policy): string {
  const decided = projects.filter(
    ({ verdict, decision }) => verdict !== undefined && decision?.date === asOf,
  );
  const repositories = decided.filter(({ paths }) => paths.length === 0);
  const agree = repositories.filter(({ agreement }) => agreement === 'agree');
  const byPoints = repositories.filter(
    ({ verdict, decision }) =>
      agreement(sideOfDay(verdict, thresholds.healthy), decision, asOf) === 'agree',
  );
  return `## The table of November 2019

The Neutron team sorted the stadium by hand on 12 November 2019. By measurement alone the same verdict comes out for ${agree.length} of its ${repositories.length}
repositories, with one card for all of a class and no rule for a project (\`stadium report --as-of 2019-11-12\`); the drivers inside
neutron that the team talked about are listed as well:

| project | points | verdict | what the team said | |
| --- | --- | --- | --- | --- |
${decided.map(stadiumRow).join('\n')}

By the points of that day alone it is ${byPoints.length} of ${repositories.length}. What makes the difference, and why no bound was moved for it:

- networking-odl: nobody of those who did most of the work was still active. The team knew more: one person was named and had
  own commits here within 180 days (\`stadium explain networking-odl --as-of 2019-11-12\`).
- neutron-fwaas: the verdict is held since the release four weeks before, when it had 75 points with six releases in the year;
  on the day of the mail there were four, and 69 points. The study had 63 points on both days: it cut the ties at the fifth maintainer
  by the spelling of addresses. Everybody who is tied counts since, and two of the six were still active (git alone tells the same).
- neutron-vpnaas: no possible value of the day is healthy. Four weeks before it lay between 69 and 75, because fewer than half of
  its commits tell an employer, which is a range since the study: if it was healthy then, it is held.

Holding is not mended for this table. Nobody looked before October 2019; had the release days from Pike to Stein been measured as well, six
repositories more would still have been held as healthy, or left open, on that day, and 6 of 13 would agree: a team that looks at
the day sees a fall up to half a year before a verdict that waits for a second look.`;
}

function stadiumRow({ name, verdict, decision, agreement: says }: ProjectCard): string {
  const mark = markOf(verdict);
  const words = `${verdict?.name}${mark === undefined ? '' : ` (${mark})`}`;
  const { worst = 0, best = 0 } = verdict?.range ?? {};
  const points = worst === best ? `${best}` : `${worst} to ${best}`;
  return `| ${name} | ${points} | ${words} | ${decision?.kind} | ${says} |`;
}

/** What the points of a day say by themselves, whatever stood before. */
function sideOfDay(verdict: Verdict | undefined, healthy: number): VerdictName {
  if (verdict === undefined || verdict.range.worst >= healthy) return 'healthy';
  if (markOf(verdict) === 'kept') return 'healthy';
  return verdict.range.best < healthy ? 'at-risk' : 'undetermined';
}

/** The day on which the team judged the stadium for the second time. */
export const secondVerdict = '2020-06-10';

/** The eight judgements of June 2020 beside what was measured a month before, and whether the first call was answered. */
export function secondVerdictSection({ asOf, projects }: Scorecard): string {
  const judged = projects.flatMap((card) => {
    const said = card.decisions.find(({ date }) => date === secondVerdict);
    return said === undefined || card.verdict === undefined ? [] : [judgementOf(card, said.kind)];
  });
  const agreeing = (isKept: (each: Judgement) => boolean) =>
    judged.filter((each) => isKept(each) === (each.said === 'keep')).length;
  const rows = judged.map(
    ({ name, points, level, here, named, answered, said }) =>
      `| ${[name, points, level, here, named, answered ?? 'none', said].join(' | ')} |`,
  );
  return `## The second verdict, June 2020

The virtual PTG of June 2020 judged ${judged.length} repositories again, and looked at who answers, not at volume. Figures as of ${asOf}
(\`stadium report --as-of ${secondVerdict}\`); "at work here" counts people with three or more own commits in 180 days:

| project | points | level | at work here | of those named, seen here in 180 days | a new name after the call of 2019 | what the team said |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

"One person at work here" agrees with ${agreeing(({ here }) => Number(here) > 0)} of the ${judged.length} judgements, "healthy by points" with ${agreeing(({ level }) => level === 'healthy')}. Two meetings, two standards: no
single card can be both, so both stand side by side and the team weighs them.`;
}

interface Judgement {
  readonly name: string;
  readonly points: string;
  readonly level: string;
  readonly here: string;
  readonly named: string;
  /** The day on which the call of 2019 was answered. */
  readonly answered: string | undefined;
  readonly said: string;
}

const firstVerdict = '2019-11-12';

function judgementOf(
  { name, verdict, measurements, decisions }: ProjectCard,
  said: string,
): Judgement {
  const words = (id: string) => {
    const found = measurements[id];
    return found?.state === 'measured' ? `${found.value}` : (found?.state ?? 'not counted');
  };
  return {
    name,
    points: `${verdict?.points ?? '-'}`,
    level: verdict?.level ?? verdict?.name ?? '',
    here: words('people-here-180d'),
    named: `${words('named-people-seen-here-180d')} of ${words('named-people')}`,
    answered: decisions.find(
      ({ kind, date }) => kind === 'volunteers' && firstVerdict < date && date <= secondVerdict,
    )?.date,
    said,
  };
}

function howSection(report: FitReport): string {
  return `## How the cards were chosen

1. Eleven measures with an argument each; leadership seats and announcements are not among them, because they did not carry over
   to other teams.
2. Bands at round numbers near the quartiles of what repositories of the class have, without looking at outcomes; steps of one
   point. The shipped bands were then set by hand near the proposed ones.
3. All ${report.aucs.length} cards of three to seven measures are compared on code that died or lived: over all rows, over rows of one date, and in the
   worst of three periods. Their AUC without any choice: ${spread(report.aucs)} (\`${fitCommand}\`).
4. A card is what more than half of the best twentieth share. On all rows that is ${report.chosen.shared.join(', ')}; on dates up to 2019
   ${report.chosenEarly.shared.join(', ')}. Where each of the ${report.chosenWithout.length} groups of teams is left out in turn (teams that share a
   repository are one group), the measures are taken so often: ${taken(report)}.
5. The shipped card has these five and two more. People who write code over two years tells best inside one team, where the
   people of the team are the same for all; code commits tell a service that is worked on from one that is kept afloat, which
   is what the team judged in 2019. Both are a reason that readers ask for, and both steady the verdicts: without either more
   repositories change their verdict and change it back. Neither moves the figures by more than noise.
6. A small library with little to do is finished but kept where it is needed, released and answered for. The bounds are argued,
   and were looked at once against outcomes: ${report.kept.rows} rows of ${report.kept.repositories} repositories, of which ${report.kept.died} died and ${report.kept.endedOtherwise} ended otherwise within 24 months
   (\`${fitCommand}\`). That is too few to prove anything; it is a promise to the people who keep such libraries, not a forecast.

What was tried and left out:

- Taking the one best card instead of what the best ones share: AUC ${decimal(aucOf(report, 'the same, taking the one best card'))} against ${decimal(aucOf(report, heldOut))} with teams held out. The best of hundreds is luck.
- Days since a code commit, own commits in half a year, dedicated people, people who stayed: hardly ever taken.
- One card for all classes, that of the services: AUC ${decimal(aucOf(report, 'one card for all classes'))}.
- Without code commits: AUC ${decimal(aucOf(report, 'the shipped card without code commits'))}; without people who write code: ${decimal(aucOf(report, 'the shipped card without code people'))}; without use by others: ${decimal(aucOf(report, 'the shipped card without use by others'))}.
- Companions (dashboard, client, tempest plugin, puppet module) judged half by the service that they follow: AUC ${decimal(aucOf(report, 'the shipped card, companions half judged by their service'))}, and within one
  team ${decimal(withinTeamOf(report, 'the shipped card, companions half judged by their service'))} against ${decimal(withinTeamOf(report, 'the shipped card (it was chosen on these rows)'))}. Left out: one project's verdict would hang on another's, which is hard to answer when it
  is challenged, and inside a team it tells no better.`;
}

function aucOf({ figures }: FitReport, title: string): number | undefined {
  const found = figures.find((each) => each.title === title);
  return found?.parts.find(({ subset }) => subset === 'died-code')?.auc.value;
}

function withinTeamOf({ figures }: FitReport, title: string): number | undefined {
  const found = figures.find((each) => each.title === title);
  return found?.parts.find(({ subset }) => subset === 'died-code')?.withinTeam.value;
}

const limitsSection = `## What it cannot tell

- Company decisions, mergers and moves: nothing in git announces them. Read the mailing list.
- When: retirement is a clean-up that a team does when it gets to it. Many false alarms are early ones.
- Review capacity: the training repositories carry no review data, so that no points were fitted for it. Where Gerrit or
  GitHub was asked its few points are set by argument.
- Use by others: only repositories of the fleet are asked. A driver or a dashboard is used by operators, whom no file names.
- Fifteen teams hold all the deaths. Whatever is within five hundredths of something else is the same.`;
