// The report of a question, kept from an earlier run where nothing has changed since. Names and commits of people are kept nowhere.

import { type Asked, kept, type Question } from './kept-answers.ts';
import type { World } from './outside-world.ts';
import type { Report, ReportRequest } from './report.ts';

/** Everything that moves it; undefined where it must not be kept. */
export function reportQuestion(request: ReportRequest): Question | undefined {
  const { data, cache, asOf, policy, withPrevious = false, people, commits } = request;
  if (people === true || commits === true) return undefined;
  return { data, cache, asOf, policy, withPrevious, withCriteria: withPrevious };
}

export async function keptReport(request: ReportRequest, world: World): Promise<Report> {
  return await kept(reportAsked(request), world);
}

export function reportAsked(request: ReportRequest): Asked<Report> {
  return {
    task: 'report',
    question: reportQuestion(request),
    make: async (world) => {
      const { report } = await import('./report.ts');
      return await report(request, world);
    },
  };
}
