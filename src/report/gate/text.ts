// The gate for a terminal: a line a branch; of a single project every job.

import { failureShare, type GateReport } from '../../domain/gate.ts';
import { tableLines } from '../../words/columns.ts';
import { visible } from '../../words/escape.ts';
import { widthFor, wrap } from '../../words/lines.ts';
import type { Look } from '../form.ts';
import {
  absences,
  assumption,
  type BranchLine,
  branchLines,
  chanceWords,
  idleWords,
  seenWords,
  shareWords,
  variantWords,
  votesWords,
  votingCount,
  windowWords,
  worstWords,
} from './view.ts';

export function gateText(report: GateReport, { columns }: Look): string {
  const width = widthFor(columns);
  const said = (text: string) => wrap(visible(text), width);
  const lines = branchLines(report);
  const isOne = report.projects.length === 1;
  const parts = [
    said(windowWords(report)),
    lines.length === 0 ? [] : summary(lines, report, width),
    ...(isOne
      ? lines.map((line) => jobLines(line, report, width))
      : [variantLines(lines, report, width)]),
    notes(report).flatMap(said),
    lines.length === 0 ? [] : said(assumption),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

/** What is not known, each reason once; of a single project also which jobs did not run. */
function notes(report: GateReport): readonly string[] {
  const isOne = report.projects.length === 1;
  const idle = report.projects.map(({ gate }) =>
    isOne && gate.state === 'known' ? idleWords(gate.value) : undefined,
  );
  const told = [...absences(report), ...idle, ...report.remarks];
  return [...new Set(told)].flatMap((each) => each ?? []);
}

function summary(lines: readonly BranchLine[], report: GateReport, width: number) {
  const isMixed = report.pipelines.length > 1;
  return tableLines(
    [
      { head: 'Project', flexible: 12 },
      { head: 'Branch', flexible: 10 },
      ...(isMixed ? [{ head: 'Pipeline' }] : []),
      { head: 'Runs', align: 'right' },
      { head: 'Passed', align: 'right' },
      { head: 'First try', yields: 2 },
      { head: 'Chance' },
      { head: 'Voting', align: 'right', yields: 3 },
      { head: 'Worst job', flexible: 20, yields: 1 },
    ],
    lines.map(({ project, branch }) => [
      [visible(project)],
      [visible(branch.branch)],
      ...(isMixed ? [[visible(branch.pipeline)]] : []),
      [String(branch.runs)],
      [String(branch.passed)],
      [seenWords(branch)],
      [chanceWords(branch)],
      [votingCount(branch)],
      [visible(worstWords(branch))],
    ]),
    { width },
  );
}

function jobLines({ branch }: BranchLine, report: GateReport, width: number): readonly string[] {
  const rows = branch.jobs.map((job) => {
    const share = failureShare(job, branch);
    const runs = job.runs === undefined ? 'unknown' : String(job.runs);
    return [
      [visible(job.job)],
      [votesWords(job)],
      [runs],
      [String(job.failed)],
      [shareWords(share)],
    ];
  });
  const head = `${visible(branch.branch)} (${visible(branch.pipeline)}): a good change passes at once with ${chanceWords(branch)}; seen ${seenWords(branch)}`;
  const twice = variantWords(branch, report).map((each) => `Runs more than once: ${each}`);
  return [
    ...wrap(head, width),
    ...tableLines(
      [
        { head: 'Job', flexible: 20 },
        { head: 'Votes' },
        { head: 'Runs', align: 'right' },
        { head: 'Failed', align: 'right' },
        { head: 'Share' },
      ],
      rows,
      { width },
    ),
    ...twice.flatMap((each) => wrap(visible(each), width)),
  ];
}

function variantLines(lines: readonly BranchLine[], report: GateReport, width: number) {
  const told = lines.flatMap(({ project, branch }) =>
    variantWords(branch, report).map((each) => `${project}, ${branch.branch}: ${each}`),
  );
  if (told.length === 0) return [];
  return ['Runs more than once', ...told.flatMap((each) => wrap(visible(each), width))];
}
