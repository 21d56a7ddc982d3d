// The figures of a mail in words: what was seen, in which window, from how many, where to look.

import type { Measurement } from '../domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { knownWords } from '../words/figures.ts';
import type { LinkList } from './links.ts';

/** As many as a reader takes in; the scorecard has the rest. */
const mostFigures = 6;

export interface Figure {
  readonly text: string;
  /** How to count it by hand. */
  readonly definition: string;
  readonly isKnown: boolean;
  /** Sample and source, for the foot of the mail. */
  readonly foot: string | undefined;
}

/** The figures that weigh most in the verdict, one sentence each, with numbered links. */
export function figuresOf(
  card: ProjectCard,
  scorecard: Scorecard,
  links: LinkList,
): readonly Figure[] {
  return weightiest(card)
    .slice(0, mostFigures)
    .flatMap((id) => {
      const measurement = card.measurements[id];
      if (measurement === undefined || measurement.state === 'not-applicable') return [];
      const measure = scorecard.measures.find((each) => each.id === id);
      const text = `${capital(measure?.title ?? id)}: ${sentence(measurement, links)}.`;
      const isKnown = measurement.state === 'measured';
      const foot = footOf(measure?.title ?? id, measurement);
      return [{ text, definition: measure?.definition ?? '', isKnown, foot }];
    });
}

/** Measures of the deciding reasons first, then those that cost the most points. */
function weightiest(card: ProjectCard): readonly string[] {
  const { verdict } = card;
  if (verdict === undefined) return [];
  const reasons = verdict.reasons.flatMap((reason) => reason.measure ?? []);
  const grades = [...verdict.grades]
    .filter((grade) => grade.worst < grade.of)
    .sort((one, other) => other.of - other.worst - (one.of - one.worst))
    .map((grade) => grade.measure);
  return [...new Set([...reasons, ...grades])];
}

function sentence(measurement: Measurement, links: LinkList): string {
  if (measurement.state === 'not-applicable') return 'does not apply';
  const { window } = measurement;
  const span = window.from === window.to ? `on ${window.to}` : `${window.from} to ${window.to}`;
  if (measurement.state === 'unknown') {
    return `could not be measured (${measurement.reason.detail}), ${span}`;
  }
  const seen = (measurement.links ?? []).slice(0, 2).map((link) => ` ${links.mark(link)}`);
  return `${valueInWords(measurement)}${knownWords(measurement)}, ${span}${seen.join('')}`;
}

function footOf(title: string, measurement: Measurement): string | undefined {
  if (measurement.state !== 'measured') return undefined;
  return `${title} (sample ${measurement.sample}, source ${measurement.source})`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueInWords(measurement: Extract<Measurement, { state: 'measured' }>): string {
  const { value, unit, atMost } = measurement;
  if (unit === 'yes-no') return value === 1 ? 'yes' : 'no';
  if (unit === 'share') return `${Math.round(value * 100)} percent`;
  if (atMost !== undefined) return `${value} to ${atMost} ${unit}`;
  const rounded = Math.round(value * 10) / 10;
  return `${rounded} ${rounded === 1 ? singular[unit] : unit}`;
}

const singular = {
  commits: 'commit',
  people: 'person',
  organisations: 'organisation',
  bugs: 'bug',
  days: 'day',
  releases: 'release',
  changes: 'change',
  buildsets: 'buildset',
  projects: 'project',
  repositories: 'repository',
} as const;
