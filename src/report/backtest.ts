// The figures of a back-test for readers: aligned columns for a terminal, tables for Markdown.

import { groupBy } from '../domain/group-by.ts';
import type { Difference, Outlook, RuleFigures } from '../domain/outlook.ts';
import { tableLines } from '../words/columns.ts';
import { plural } from '../words/english.ts';
import { widthFor, wrap } from '../words/lines.ts';
import { decimal, percent, periodTables, type Table } from './period-tables.ts';

/** The whole outlook as text. The last line ends with a newline. */
export function outlookText(
  outlook: Outlook,
  form: 'table' | 'markdown',
  columns?: number,
): string {
  const write = form === 'markdown' ? markdown : (table: Table) => aligned(table, columns);
  const parts = [
    opening(outlook),
    ...tables(outlook).map((table) => write(table)),
    notes(outlook.draws),
  ];
  return `${parts.join('\n\n')}\n`;
}

const subsetTitles = {
  'died-code': 'repositories of code that died or lived',
  all: 'all rows',
} as const;

const main = [
  ['died-code', 24],
  ['all', 24],
  ['died-code', 12],
  ['all', 12],
] as const;

function opening({ policyVersion, from, to, repositories, leftOut, rules }: Outlook): string {
  const span = from === undefined ? 'no rows' : `${from} to ${to ?? from}`;
  const left =
    leftOut.length === 0 ? 'no row left out' : `${plural(leftOut.length, 'row', 'rows')} left out`;
  const head = `Back-test of policy ${policyVersion}: ${repositories} repositories, ${span}; ${left}.`;
  return from === undefined || rules.some(({ positives }) => positives > 0)
    ? head
    : `${head}\n${untold}`;
}

/** Every share would be nought, and every rule as good as any other. */
const untold =
  'Nothing was retired in that time: what a verdict foretells in this family cannot be counted.';

function tables(outlook: Outlook): readonly Table[] {
  const isHere =
    (subset: string, months: number) =>
    (row: { readonly subset: string; readonly horizonMonths: number }) =>
      row.subset === subset && row.horizonMonths === months;
  const of = (months: number, subset: keyof typeof subsetTitles) =>
    `${subsetTitles[subset]}, retired within ${months} months`;
  const isTold = ([subset, months]: (typeof main)[number]) =>
    outlook.rules.some((rule) => isHere(subset, months)(rule) && rule.positives > 0);
  return [
    ...main
      .filter(isTold)
      .flatMap(([subset, months]) =>
        rulesTable(of(months, subset), outlook.rules.filter(isHere(subset, months))),
      ),
    ...main
      .slice(0, 2)
      .filter(isTold)
      .flatMap(([subset, months]) => [
        ...periodTables(of(months, subset), outlook.periods.filter(isHere(subset, months))),
        differencesTable(of(months, subset), outlook.differences.filter(isHere(subset, months))),
        {
          title: `What verdicts, levels and points meant: ${of(months, subset)}`,
          head: [
            'verdict, level or points',
            'rows',
            'retired',
            'share',
            'by weight',
            'repositories',
          ],
          rows: outlook.calibration
            .filter(isHere(subset, months))
            .map(({ band, rows, positives, share, weightedShare, repositories }) => [
              band,
              `${rows}`,
              `${positives}`,
              percent(share),
              percent(weightedShare),
              `${repositories}`,
            ]),
        },
        {
          title: `What an alarm catches: ${of(months, subset)}`,
          head: ['alarm', 'rows flagged', 'of all', 'precision', 'recall', 'repositories caught'],
          rows: outlook.thresholds
            .filter(isHere(subset, months))
            .map((row) => [
              row.rule,
              `${row.flagged}`,
              percent(row.flaggedShare),
              percent(row.precision),
              percent(row.recall),
              `${row.repositoriesFlagged} of ${row.repositoriesRetired}`,
            ]),
        },
      ]),
    ...flipTables(outlook),
    leftOutTable(outlook),
  ].filter(({ rows }) => rows.length > 0);
}

function rulesTable(title: string, rules: readonly RuleFigures[]): readonly Table[] {
  const [first] = rules;
  if (first === undefined) return [];
  return [
    {
      title: `${title}: ${first.rows} rows, ${first.positives} retired`,
      head: ['rule', 'AUC', '95 %', 'AP', 'same date', 'same team and date', '95 %'],
      rows: rules.map((rule) => [
        rule.title,
        decimal(rule.auc),
        range(rule.low, rule.high),
        decimal(rule.averagePrecision),
        decimal(rule.withinDateAuc),
        decimal(rule.withinTeamAuc),
        range(rule.withinTeamLow, rule.withinTeamHigh),
      ]),
    },
  ];
}

function differencesTable(title: string, differences: readonly Difference[]): Table {
  const all = differences.filter(({ pairs }) => pairs === 'all');
  return {
    title: `How far the card is ahead: ${title}`,
    head: ['of', 'AUC', '95 %', 'same team and date', '95 %'],
    rows: all.map(({ name, difference, low, high }) => {
      const team = differences.find((each) => each.name === name && each.pairs === 'within-team');
      return [
        name,
        signed(difference),
        signedRange(low, high),
        signed(team?.difference),
        signedRange(team?.low, team?.high),
      ];
    }),
  };
}

function flipTables({ flips }: Outlook): readonly Table[] {
  const share = (part: number, whole: number) => percent(whole === 0 ? undefined : part / whole);
  return [
    {
      title: 'How steady the verdicts were',
      head: ['what', 'number', 'of', 'share'],
      rows: [
        [
          'verdicts that changed from one date to the next',
          `${flips.changed}`,
          `${flips.pairs}`,
          share(flips.changed, flips.pairs),
        ],
        [
          'repositories whose verdict changed back within two dates',
          `${flips.repositoriesChangedBack}`,
          `${flips.repositories}`,
          share(flips.repositoriesChangedBack, flips.repositories),
        ],
      ],
    },
    {
      title: 'Who changed verdict',
      head: ['repository', 'date', 'from', 'to', 'and back'],
      rows: flips.changes.map(({ repository, asOf, from, to, changedBack }) => [
        repository,
        asOf,
        from,
        to,
        changedBack ? 'yes' : '',
      ]),
    },
  ];
}

function leftOutTable({ leftOut }: Outlook): Table {
  return {
    title: 'Rows left out (--json names each)',
    head: ['reason', 'rows', 'repositories', 'from', 'to'],
    rows: [...groupBy(leftOut, ({ reason }) => reason)].map(([reason, rows]) => {
      const days = rows.map(({ asOf }) => asOf).sort();
      const repositories = new Set(rows.map(({ repository }) => repository)).size;
      return [reason, `${rows.length}`, `${repositories}`, days[0] ?? '', days.at(-1) ?? ''];
    }),
  };
}

function notes(draws: number): string {
  return [
    'AUC: the chance that a repository that was retired had fewer points than one that was not; 0.5 is a coin.',
    `95 %: the middle of ${draws} samples of whole teams, drawn with replacement.`,
    'AP: average precision.',
  ].join('\n');
}

function signed(value: number | undefined): string {
  return value === undefined ? '-' : `${value < 0 ? '' : '+'}${value.toFixed(3)}`;
}

function range(low: number | undefined, high: number | undefined): string {
  return low === undefined ? '-' : `${decimal(low)} to ${decimal(high)}`;
}

function signedRange(low: number | undefined, high: number | undefined): string {
  return low === undefined ? '-' : `${signed(low)} to ${signed(high)}`;
}

function aligned({ title, head, rows }: Table, columns: number | undefined): string {
  const width = widthFor(columns);
  const lines = tableLines(
    head.map((name, at) => ({ head: name, ...(at === 0 && { flexible: 16 }) })),
    rows.map((row) => row.map((cell) => [cell])),
    { width },
  );
  return [...wrap(title, width), ...lines].join('\n');
}

function markdown({ title, head, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [`## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
