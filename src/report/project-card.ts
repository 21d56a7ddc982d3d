// The points card of a project page, row by row: what was given, what is missing, what counts neither way, and every other figure.

import type { MeasureDefinition, Measurement } from '../domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Grade, Verdict } from '../domain/verdict.ts';
import { sourceTitle } from '../sources/names.ts';
import { capital, listWords, readable } from '../words/english.ts';
import { webLink } from '../words/escape.ts';
import { measuredWords, windowWords } from '../words/measured.ts';
import { gradeSentence, measureTitle, type Subject } from '../words/reasons.ts';
import { bulletPicture } from './charts/bullet.ts';
import { svgOf } from './charts/picture.ts';
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
  const groups = groupsFor(card, policy);
  const titles = new Map(groups.map((group) => [group.id, group.title]));
  const rows = new Map(groups.flatMap((group) => group.rows).map((row) => [row.measure, row]));
  const ids = [...new Set(verdict.grades.map((grade) => grade.group))];
  return ids.flatMap((id) => {
    const grades = verdict.grades.filter((grade) => grade.group === id && isCounted(grade));
    if (grades.length === 0) return [];
    const group = {
      title: titles.get(id) ?? capital(readable(id)),
      points: given(grades),
      rows: grades.map((grade) => {
        const row = rows.get(grade.measure);
        const title = capital(measureTitle(grade.measure, subject.definitions));
        const miss = verdict.missing.find(({ measure }) => measure === grade.measure);
        const others = othersWith(grade.measure, card, scorecard);
        return {
          ...measureRow(grade.measure, grade.measurement, subject),
          points: given([grade]),
          reason: gradeSentence(grade, subject),
          bullet:
            row === undefined ? null : svgOf(bulletPicture({ title, grade, row, miss, others })),
        };
      }),
    };
    return [group];
  });
}

function isCounted({ measurement }: Grade): boolean {
  return measurement.state !== 'not-applicable';
}

/** Rows of the card that count neither way, in one sentence. */
export function uncountedOf(verdict: Verdict | undefined, subject: Subject): string {
  const out = (verdict?.grades ?? []).filter((grade) => !isCounted(grade));
  const titles = out.map(({ measure }) => measureTitle(measure, subject.definitions));
  const why = [...new Set(out.map(({ measurement }) => measuredWords(measurement)))];
  return out.length === 0 ? '' : `${capital(listWords(titles))}: ${listWords(why)}.`;
}

function othersWith(
  measure: string,
  card: ProjectCard,
  { projects }: Scorecard,
): readonly number[] {
  return projects.flatMap(({ name, role, measurements }) => {
    const seen = measurements[measure];
    return name !== card.name && role === 'judged' && seen?.state === 'measured'
      ? [seen.value]
      : [];
  });
}

/** `8 of 15`, `3–15 of 15` where something is unknown. */
function given(grades: readonly Grade[]): string {
  const sum = (pick: (grade: Grade) => number) =>
    String(Math.round(10 * grades.reduce((all, each) => all + pick(each), 0)) / 10);
  const [worst, best] = [sum((each) => each.worst), sum((each) => each.best)];
  return `${worst === best ? worst : `${worst}–${best}`} of ${sum((each) => each.of)}`;
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
  const graded = new Set(card.verdict?.grades.map((grade) => grade.measure));
  const order = new Map(scorecard.measures.map((each, at) => [each.id, at]));
  const place = (id: string) => order.get(id) ?? order.size;
  return Object.entries(card.measurements)
    .filter(([id]) => !graded.has(id))
    .sort(([left], [right]) => place(left) - place(right) || (left < right ? -1 : 1))
    .map(([id, measurement]) => measureRow(id, measurement, subject));
}

export function limitsOf(verdict: Verdict | undefined, subject: Subject): ProjectPage['limits'] {
  return (verdict?.grades ?? [])
    .map((grade) => subject.definitions.get(grade.measure))
    .filter((each): each is MeasureDefinition => each !== undefined)
    .map((each) => ({ title: capital(each.title), text: each.limits }));
}
