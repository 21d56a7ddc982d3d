// How long: since somebody last looked after the project, from written to landed, and since it began.

import { dayOf, daysBetween } from '../domain/time.ts';
import { type Answer, atOnce, type Measure, over } from './measure.ts';
import { median } from './statistics.ts';
import type { ProjectView } from './view.ts';
import { isHuman, type Work } from './work.ts';

export const paceMeasures: readonly Measure[] = [
  ...atOnce(
    'days-since-commit',
    'maintenance',
    {
      title: 'days since a commit',
      unit: 'days',
      definition: 'Days from the newest landing of any commit to the as-of day.',
      limits: 'A bot or a sweep makes it small.',
      restsOn: 'project',
      better: 'less',
    },
    (view) => daysSince(view, view.work),
  ),
  ...atOnce(
    'days-since-human-commit',
    'maintenance',
    {
      title: 'days since a human commit',
      unit: 'days',
      definition:
        'Days from the newest landing of a commit whose author is not a bot, merge commits left out, to the as-of day; where there never was one, from the first commit.',
      limits: 'A sweep over many repositories by a person makes it small.',
      restsOn: 'project',
      better: 'less',
    },
    (view) => daysSince(view, view.work.filter(isHuman)),
  ),
  ...atOnce(
    'days-since-own-commit',
    'maintenance',
    {
      title: 'days since an own commit',
      unit: 'days',
      definition:
        'Days from the newest landing of an own commit to the as-of day; where there never was one, from the first commit.',
      limits: 'A finished project may rest without harm.',
      restsOn: 'fleet',
      better: 'less',
    },
    (view) => daysSince(view, view.own(view.windows.named.ever)),
  ),
  ...atOnce(
    'days-since-code-commit',
    'maintenance',
    {
      title: 'days since a code commit',
      unit: 'days',
      definition:
        'Days from the newest landing of a code commit to the as-of day; where there never was one, from the first commit.',
      limits: 'A finished project may rest without harm.',
      restsOn: 'fleet',
      better: 'less',
    },
    (view) => daysSince(view, view.code(view.windows.named.ever)),
  ),
  ...over(
    ['cycle', '365d'],
    'median-days-to-land',
    'maintenance',
    {
      title: 'days from written to landed',
      unit: 'days',
      chaoss: 'Change Request Duration',
      definition:
        'Median over own commits of the days from the author date to the landing on the default branch.',
      limits:
        'The author date is that of the last amend by some tools, and patches that never landed are not in it.',
      restsOn: 'fleet',
      missing: 'either',
      better: 'less',
    },
    daysToLand,
  ),
  ...atOnce(
    'age',
    'maintenance',
    {
      title: 'age',
      unit: 'days',
      definition: 'Days from the first landing to the as-of day.',
      limits: 'Says nothing of health; young projects are judged with care.',
      restsOn: 'project',
      better: 'neither',
    },
    (view) => daysSinceFirst(view, 1),
  ),
];

const noDates: Answer = {
  unknown: { code: 'bad-dates', detail: 'no commit has a date that can be true' },
};

function daysSince(view: ProjectView, work: readonly Work[]): Answer {
  const newest = work.reduce((latest, { landedAt }) => Math.max(latest, landedAt ?? 0), 0);
  if (newest > 0) return { value: daysBetween(dayOf(newest), view.asOf), sample: work.length };
  return daysSinceFirst(view, 0);
}

/** The earliest landing: of several repositories the oldest one's, however they are listed. */
function daysSinceFirst({ work, asOf }: ProjectView, sample: number): Answer {
  const first = work.reduce(
    (earliest, { landedAt }) => Math.min(earliest, landedAt ?? Infinity),
    Infinity,
  );
  return first === Infinity ? noDates : { value: daysBetween(dayOf(first), asOf), sample };
}

function daysToLand(view: ProjectView, window: Parameters<ProjectView['own']>[0]): Answer {
  const waits = view
    .own(window)
    .flatMap(({ commit, landedAt }) =>
      commit.authoredAt === undefined || landedAt === undefined
        ? []
        : [Math.max(0, (landedAt - commit.authoredAt) / 86_400)],
    );
  if (waits.length === 0) {
    return {
      notApplicable: { code: 'nothing-landed', detail: 'no own commit landed in the window' },
    };
  }
  return { value: Math.round(median(waits) * 10) / 10, sample: waits.length };
}
