// One way to look at a project for each kind of probe, and how the answers of several become one.

import type { Seen } from '../domain/criteria.ts';
import type { Probe } from '../domain/probe.ts';
import { dashboardSeen } from './dashboards.ts';
import { importsSeen } from './imports.ts';
import { jobSeen, runtimesSeen, seriesJobsSeen } from './job-probes.ts';
import { type ProbeView, seen } from './probe-view.ts';
import { backportsSeen, releasedSeen, tagSeen } from './releases.ts';
import { treeSeen } from './tree.ts';
import { workSeen } from './work.ts';

/** What a probe sees of the project. What is not at hand makes the answer unknown, never no. */
export function look(probe: Probe, view: ProbeView): Seen {
  if ('all' in probe) return allOf(probe.all.map((each) => look(each, view)));
  if ('any' in probe) return anyOf(probe.any.map((each) => look(each, view)));
  if ('job' in probe) return jobSeen(probe, view);
  if ('seriesJobs' in probe) return seriesJobsSeen(probe, view);
  if ('runtimes' in probe) return runtimesSeen(probe, view);
  if ('dashboard' in probe) return dashboardSeen(probe, view);
  if ('imports' in probe) return importsSeen(probe, view);
  if ('released' in probe) return releasedSeen(probe, view);
  if ('tag' in probe) return tagSeen(probe, view);
  if ('workIn' in probe) return workSeen(probe, view);
  if ('backports' in probe) return backportsSeen(probe, view);
  return treeSeen(probe, view);
}

/** No where one says no; else unknown where one is; what does not apply asks for nothing. */
export function allOf(parts: readonly Seen[]): Seen {
  return joined(parts, ['no', 'unknown', 'yes', 'not-applicable']);
}

/** Yes where one says yes; else unknown where one is. */
export function anyOf(parts: readonly Seen[]): Seen {
  return joined(parts, ['yes', 'unknown', 'no', 'not-applicable']);
}

/** The first answer of the order that a part gives, with the words and the proof of all parts that give it. */
function joined(parts: readonly Seen[], order: readonly Seen['answer'][]): Seen {
  const answer = order.find((each) => parts.some((part) => part.answer === each));
  if (answer === undefined) return seen('unknown', 'nothing was asked');
  const same = parts.filter((part) => part.answer === answer);
  const why = [...new Set(same.map((part) => part.why))].join('; ');
  return seen(
    answer,
    why,
    same.flatMap((part) => part.proof),
  );
}
