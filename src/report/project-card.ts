// The points card of a project page, row by row: what was given, what is missing, what counts neither way, and every other figure.

import { groupBy } from '../domain/group-by.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Verdict } from '../domain/verdict.ts';
import { sourceTitle } from '../sources/names.ts';
import { capital } from '../words/english.ts';
import { webLink } from '../words/escape.ts';
import { measuredWords, windowWords } from '../words/measured.ts';
import { gradeSentence, measureTitle, type Subject } from '../words/reasons.ts';
import { bulletPicture, type Shared } from './charts/bullet.ts';
import { svgOf } from './charts/picture.ts';
import { gradedDefinitions, gradedGroups, pointsGiven, withoutPoints } from './explained.ts';
import type { PageOptions } from './page-options.ts';
import type { MeasureRow, ProjectPage } from './page-schema.ts';
import { groupsFor } from './prospects.ts';

export function groupsOf(
  card: ProjectCard,
  verdict: Verdict,
  scorecard: Scorecard,
  { policy }: PageOptions,
  subject: Subject,
): ProjectPage['groups'] {
  const bands = groupsFor(card, policy).flatMap((group) => group.rows);
  const rows = new Map(bands.map((row) => [row.measure, row]));
  return gradedGroups(card, policy).map(({ title: group, grades }) => {
    const shown = grades.map((grade) => {
      const row = rows.get(grade.measure);
      const title = capital(measureTitle(grade.measure, subject.definitions));
      const miss = verdict.missing.find(({ measure }) => measure === grade.measure);
      const others = othersWith(grade.measure, card, scorecard);
      return {
        ...measureRow(grade.measure, grade.measurement, subject),
        points: pointsGiven([grade]),
        reason: gradeSentence(grade, subject),
        bullet:
          row === undefined ? null : svgOf(bulletPicture({ title, grade, row, miss, others })),
      };
    });
    return { title: group, points: pointsGiven(grades), rows: shown };
  });
}

/** What the others of the family have. */
export function othersWith(measure: string, card: ProjectCard, scorecard: Scorecard): Shared {
  const own = card.measurements[measure];
  const all = judgedWith(measure, scorecard);
  if (card.role !== 'judged' || own?.state !== 'measured') return all;
  return all.flatMap(([value, count]): Shared => {
    const others = value === own.value ? count - 1 : count;
    return others === 0 ? [] : [[value, others]];
  });
}

/** Looked up once for all pages: each project's page shows all the others. */
const shared = new WeakMap<Scorecard, Map<string, Shared>>();

function judgedWith(measure: string, scorecard: Scorecard): Shared {
  const known = shared.get(scorecard) ?? new Map<string, Shared>();
  shared.set(scorecard, known);
  const found = known.get(measure);
  if (found !== undefined) return found;
  const values = scorecard.projects.flatMap(({ role, measurements }) => {
    const seen = measurements[measure];
    return role === 'judged' && seen?.state === 'measured' ? [seen.value] : [];
  });
  const counts = [...groupBy(values, (value) => value)];
  const made = counts
    .map(([value, { length }]) => [value, length] as const)
    .sort(([one], [other]) => one - other);
  known.set(measure, made);
  return made;
}

function measureRow(id: string, measurement: Measurement, subject: Subject): MeasureRow {
  const definition = subject.definitions.get(id);
  const links = measurement.state === 'measured' ? (measurement.links ?? []) : [];
  return {
    id,
    title: measureTitle(id, subject.definitions),
    definition: definition?.definition ?? null,
    value: measuredWords(measurement),
    isUnknown: measurement.state !== 'measured',
    window:
      measurement.window.name === 'as-of'
        ? 'that day'
        : windowWords(measurement.window.name, subject.cycle),
    sample: measurement.state === 'measured' ? String(measurement.sample) : 'none',
    source: sourceTitle(measurement.source),
    links: links.map(webLink).flatMap((href) => (href === null ? [] : [{ text: 'see it', href }])),
  };
}

export function othersOf(card: ProjectCard, scorecard: Scorecard, subject: Subject): MeasureRow[] {
  return withoutPoints(card, scorecard).map(([id, seen]) => measureRow(id, seen, subject));
}

export function limitsOf(card: ProjectCard, subject: Subject): ProjectPage['limits'] {
  const definitions = gradedDefinitions(card, subject);
  return definitions.map(({ title, limits }) => ({ title: capital(title), text: limits }));
}
