// What `stadium candidates` does: the list that a PTG session works from.

import type { Candidate, LegalDay } from '../lifecycle/candidates.ts';
import { lifecycleAt } from '../lifecycle/lifecycle.ts';
import { tableLines, widthFor } from '../words/columns.ts';
import { escapers } from '../words/escape.ts';
import { loadScorecard } from './scorecard.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface CandidatesOptions extends CommonOptions {
  readonly asOf?: string;
  readonly format?: string;
}

/** Prints who is at risk, was called for, or is deprecated, and what is legal when. */
export function listCandidates(options: CandidatesOptions, shell: Shell): void {
  const { scorecard, data, policy } = loadScorecard(options);
  const { projects } = data.registry;
  const lifecycle = lifecycleAt({ ...data, policy, projects, asOf: scorecard.asOf });
  const found = lifecycle.candidates(scorecard.projects);
  if (options.json === true || options.format === 'json') {
    const { team, asOf } = scorecard;
    shell.out(`${JSON.stringify({ schemaVersion: 1, team, asOf, candidates: found }, null, 2)}\n`);
    return;
  }
  const isMarkdown = options.format === 'markdown';
  const escaped = isMarkdown ? escapers.markdown : escapers.text;
  const rows = [heads, ...found.map((candidate) => cells(candidate, escaped))];
  shell.out(isMarkdown ? markdown(rows) : aligned(rows.slice(1), shell.columns));
}

const heads = [
  'project',
  'stage',
  'cycles at risk',
  'called',
  'answer',
  'deprecate from',
  'retire from',
  'remarks',
];

function cells(candidate: Candidate, escaped: (text: string) => string): readonly string[] {
  const { project, stage, cyclesAtRisk, calledOn, answer, answerBy } = candidate;
  return [
    escaped(project),
    stage,
    String(cyclesAtRisk),
    calledOn ?? 'never',
    answer === 'open' ? `open until ${answerBy}` : answer.replace('-', ' '),
    day(candidate.earliestDeprecation),
    day(candidate.earliestRetirement),
    remarks(candidate),
  ];
}

function day(legal: LegalDay | undefined): string {
  if (legal === undefined) return 'done';
  return `${legal.date}${legal.estimated ? ' (estimated)' : ''}`;
}

function remarks({ stadiumFirst, waivedUntil }: Candidate): string {
  return [
    ...(stadiumFirst ? ['through the stadium first'] : []),
    ...(waivedUntil === undefined ? [] : [`waived until ${waivedUntil}`]),
  ].join('; ');
}

function markdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows.map((row) => `| ${row.join(' | ')} |\n`);
  return `${head}|${heads.map(() => '---|').join('')}\n${rest.join('')}`;
}

function aligned(rows: readonly (readonly string[])[], columns: number): string {
  const flexible: Readonly<Record<string, number>> = { stage: 6, answer: 10, remarks: 12 };
  const yields: Readonly<Record<string, number>> = {
    remarks: 1,
    called: 2,
    'cycles at risk': 3,
    stage: 4,
    'retire from': 5,
  };
  const lines = tableLines(
    heads.map((head) => ({
      head,
      ...(flexible[head] === undefined ? {} : { flexible: flexible[head] }),
      ...(yields[head] === undefined ? {} : { yields: yields[head] }),
    })),
    rows.map((row) => row.map((cell) => [cell])),
    { width: widthFor(columns) },
  );
  return `${lines.join('\n')}\n`;
}
