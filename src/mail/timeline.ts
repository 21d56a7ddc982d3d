// The dates of a mail, taken from the project's timeline.

import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { ProjectCard } from '../domain/scorecard.ts';

export type Step = 'answer-by' | 'deprecate-by' | 'retire-by';

/** The step that is still ahead, or else the last of its kind. */
export function dateOf(card: ProjectCard, step: Step): TimelineEntry | undefined {
  const entries = card.timeline.filter((entry) => entry.step === step);
  return entries.find((entry) => entry.state !== 'done') ?? entries.at(-1);
}

/** `2021-04-14 (Wallaby, estimated)`. */
export function dateInWords(entry: TimelineEntry): string {
  const series = entry.series === undefined ? [] : [titled(entry.series)];
  const remarks = entry.estimated ? [...series, 'estimated'] : series;
  return remarks.length === 0 ? entry.date : `${entry.date} (${remarks.join(', ')})`;
}

function titled(series: string): string {
  return series.charAt(0).toUpperCase() + series.slice(1);
}
