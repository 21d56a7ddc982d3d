// What every part of an explanation is written from, and how its lines are set in.

import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Policy } from '../domain/verdict.ts';
import { wrap } from '../words/lines.ts';
import type { Painter } from '../words/paint.ts';
import type { Subject } from '../words/reasons.ts';

/** One project, and the terminal it is written for. */
export interface Page {
  readonly scorecard: Scorecard;
  readonly card: ProjectCard;
  readonly subject: Subject;
  readonly width: number;
  readonly paint: Painter;
  readonly policy: Policy | undefined;
}

/** The text in lines of the width, each behind blanks. */
export function indented(text: string, width: number, by = 2): string[] {
  return wrap(text, width - by).map((line) => `${' '.repeat(by)}${line}`);
}
