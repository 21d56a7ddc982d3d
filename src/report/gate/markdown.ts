// The gate for a wiki or an etherpad: a table of branches, then the jobs of each.

import { failureShare, type GateReport } from '../../domain/gate.ts';
import { escapers } from '../../words/escape.ts';
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

const { markdown } = escapers;

export function gateMarkdown(report: GateReport): string {
  const lines = branchLines(report);
  const idle = report.projects.flatMap(({ name, gate }) =>
    gate.state === 'known' ? (idleOf(name, idleWords(gate.value)) ?? []) : [],
  );
  const notes = [...absences(report), ...idle, ...report.remarks];
  const parts = [
    `# ${markdown(windowWords(report))}`,
    ...(lines.length === 0 ? [] : [summary(lines), markdown(assumption)]),
    ...lines.map((line) => jobsPart(line, report)),
    ...(notes.length === 0 ? [] : [notes.map((each) => `- ${markdown(each)}`).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function idleOf(name: string, words: string | undefined): string | undefined {
  return words === undefined ? undefined : `${name}: ${words}`;
}

function summary(lines: readonly BranchLine[]): string {
  const heads = [
    'project',
    'branch',
    'pipeline',
    'runs',
    'passed',
    'first try',
    'chance',
    'voting jobs',
    'worst job',
  ];
  return tableOf(
    heads,
    lines.map(({ project, branch }) => [
      project,
      branch.branch,
      branch.pipeline,
      String(branch.runs),
      String(branch.passed),
      seenWords(branch),
      chanceWords(branch),
      votingCount(branch),
      worstWords(branch),
    ]),
  );
}

function jobsPart({ project, branch }: BranchLine, report: GateReport): string {
  const rows = branch.jobs.map((job) => [
    job.job,
    votesWords(job),
    job.runs === undefined ? 'unknown' : String(job.runs),
    String(job.failed),
    shareWords(failureShare(job, branch)),
  ]);
  const twice = variantWords(branch, report).map(
    (each) => `- Runs more than once: ${markdown(each)}`,
  );
  return [
    `## ${markdown(project)}, ${markdown(branch.branch)} (${markdown(branch.pipeline)})`,
    tableOf(['job', 'votes', 'runs', 'failed', 'share'], rows),
    ...(twice.length === 0 ? [] : [twice.join('\n')]),
  ].join('\n\n');
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdown).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
