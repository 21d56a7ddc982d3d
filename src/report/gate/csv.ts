// The gate for a spreadsheet: one row a job of a branch, with what is known of the branch beside it.

import {
  chanceAtOnce,
  failureShare,
  firstTryShare,
  type GateReport,
  type Share,
  variantsOf,
} from '../../domain/gate.ts';
import { csv } from '../formats/csv.ts';
import { branchLines, shareWords, votesWords } from './view.ts';

const head = [
  ...['from', 'to', 'project', 'repository', 'branch', 'pipeline', 'branch runs', 'branch passed'],
  ...[
    'first try',
    'chance at once',
    'job',
    'votes',
    'runs',
    'failed',
    'failure share',
    'variant of',
  ],
];

export function gateCsv(report: GateReport): string {
  const rows = branchLines(report).flatMap(({ project, branch }) => {
    const variants = variantsOf(branch, report.series);
    return branch.jobs.map((job) => [
      ...[report.from, report.asOf, project, branch.repository, branch.branch, branch.pipeline],
      ...[branch.runs, branch.passed, value(firstTryShare(branch)), value(chanceAtOnce(branch))],
      ...[job.job, votesWords(job), job.runs ?? 'unknown', job.failed],
      value(failureShare(job, branch)),
      variants.find(({ jobs }) => jobs.includes(job.job))?.name ?? '',
    ]);
  });
  const lost = report.projects.flatMap(({ name, gate }) =>
    gate.state === 'known'
      ? gate.value.idle.state === 'known'
        ? gate.value.idle.value.map(({ job, pipeline }) => idleRow(report, name, pipeline, job))
        : []
      : [blankRow(report, name, gate.reason.detail)],
  );
  return csv([head, ...rows, ...lost]);
}

function value(share: Share): number | string {
  return share.state === 'measured' ? Math.round(share.value * 10_000) / 10_000 : shareWords(share);
}

function idleRow({ from, asOf }: GateReport, project: string, pipeline: string, job: string) {
  const unknown = 'unknown';
  return [
    ...[from, asOf, project, '', '', pipeline, '', '', '', '', job],
    ...[unknown, 'did not run', unknown, unknown, ''],
  ];
}

function blankRow({ from, asOf }: GateReport, project: string, why: string) {
  return [from, asOf, project, ...Array.from({ length: 7 }, () => ''), why, '', '', '', '', ''];
}
