// The gate for a program: what was counted, with the shares and chances that follow.

import {
  chanceAtOnce,
  failureShare,
  firstTryShare,
  type GateBranch,
  type GateReport,
  variantsOf,
} from '../../domain/gate.ts';
import { assumption } from './view.ts';

/** Raised when a field changes its meaning. */
const schemaVersion = 1;

export function gateJson({ series, projects, ...head }: GateReport): string {
  const branchOf = (branch: GateBranch) => ({
    ...branch,
    firstTry: firstTryShare(branch),
    chanceAtOnce: chanceAtOnce(branch),
    jobs: branch.jobs.map((job) => ({ ...job, failureShare: failureShare(job, branch) })),
    variants: variantsOf(branch, series),
  });
  const rows = projects.map(({ name, gate }) =>
    gate.state === 'known'
      ? {
          ...{ name, state: gate.state },
          branches: gate.value.branches.map(branchOf),
          idle: gate.value.idle,
        }
      : { name, ...gate },
  );
  return `${JSON.stringify({ schemaVersion, ...head, assumption, projects: rows }, null, 2)}\n`;
}
