// The jobs of each project as its configuration has them, with how often each failed in the gate where Zuul was asked.

import type { CriteriaCard, CriteriaTable, ProjectJob } from '../../domain/criteria.ts';
import { failureShare, type GateReport, type Share } from '../../domain/gate.ts';

export interface JobsView {
  readonly table: CriteriaTable;
  readonly gate?: GateReport;
}

export interface JobRow extends ProjectJob {
  readonly pipeline: string;
  /** How often it failed in the gate of the development branch; absent where nobody asked, or in other pipelines. */
  readonly share?: Share;
}

/** Every job of every pipeline; undefined where the day's file holds none. */
export function jobRows(card: CriteriaCard, gate: GateReport | undefined): JobRow[] | undefined {
  if (card.jobs === undefined) return undefined;
  return Object.entries(card.jobs.pipelines).flatMap(([pipeline, jobs]) =>
    jobs.map((job) => {
      const share = shareIn(gate, card.name, pipeline, job.job);
      return { pipeline, ...job, ...(share === undefined ? {} : { share }) };
    }),
  );
}

const developmentBranches: ReadonlySet<string> = new Set(['master', 'main']);

function shareIn(gate: GateReport | undefined, project: string, pipeline: string, job: string) {
  const row = gate?.projects.find(({ name }) => name === project);
  if (row?.gate.state !== 'known' || gate?.pipelines.includes(pipeline) !== true) return undefined;
  const branch = row.gate.value.branches.find(
    (each) => each.pipeline === pipeline && developmentBranches.has(each.branch),
  );
  if (branch === undefined) return undefined;
  const seen = branch.jobs.find((each) => each.job === job) ?? { job, failed: 0 };
  return failureShare(seen, branch);
}

/** Pipelines that test a change; the others only build and publish what passed. */
export function isTesting(pipeline: string): boolean {
  return !/^(merge-check|post|promote|pre-release|release|tag|release-post)$/.test(pipeline);
}

/** One job with all the pipelines that it runs in. */
export interface JobLine {
  readonly job: string;
  readonly pipelines: readonly string[];
  readonly branches: readonly string[];
  readonly share?: Share;
}

/** A line a job, in the order of names; only pipelines that test. */
export function jobLines(rows: readonly JobRow[]): readonly JobLine[] {
  const testing = rows.filter(({ pipeline }) => isTesting(pipeline));
  const names = [...new Set(testing.map(({ job }) => job))].sort();
  return names.map((job) => {
    const own = testing.filter((row) => row.job === job);
    const share = own.find((row) => row.share !== undefined)?.share;
    return {
      job,
      pipelines: own.map(({ pipeline, isVoting }) =>
        isVoting ? pipeline : `${pipeline} (not voting)`,
      ),
      branches: [...new Set(own.flatMap(({ branches = [] }) => branches))],
      ...(share === undefined ? {} : { share }),
    };
  });
}

/** What a reader must know before counting: what was not at hand, and where the gate's figures come from. */
export function jobNotes({ table, gate }: JobsView): readonly string[] {
  const missing = table.projects.flatMap(({ name, jobs }) =>
    (jobs?.missing ?? []).map((each) => `${name}: there may be more, ${each}`),
  );
  const unkept = table.projects.some(({ state, jobs }) => state === 'live' && jobs === undefined)
    ? [
        `the answers of ${table.asOf} were kept without jobs: stadium criteria --as-of ${table.asOf} --keep reads them`,
      ]
    : [];
  const asked =
    gate === undefined
      ? `How often a job failed in the gate is told where Zuul was asked: stadium gate --as-of ${table.asOf}`
      : `Failed: in the gate of the development branch from ${gate.from} to ${gate.asOf}. Jobs that build and publish what passed are left out here, not in CSV and JSON.`;
  return [...missing, ...unkept, asked];
}
