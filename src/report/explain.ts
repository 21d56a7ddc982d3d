// Everything behind one verdict, for a terminal: what was seen, what it gave, what would change it, and what it cannot tell.

import { StadiumError } from '../domain/errors.ts';
import type { MeasureDefinition, Measurement } from '../domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Grade, Policy, Verdict } from '../domain/verdict.ts';
import { type Cell, type Column, layOut, wrap } from './columns.ts';
import { visible, webLink } from './escape.ts';
import { percent, pointsWords, scaledNote, windowDays } from './figures.ts';
import { type Painter, painter } from './paint.ts';
import { groupsFor, ways } from './prospects.ts';
import { measureTitle, reasonSentence, type Subject } from './reason-words.ts';
import { storyOf } from './story.ts';
import { subjects } from './view.ts';
import {
  capital,
  classWords,
  decisionSentence,
  evidenceWords,
  measuredWords,
  readable,
  sourceNames,
  stageWords,
  stepSentence,
  verdictWords,
} from './wording.ts';

export interface ExplainOptions {
  /** Columns of the terminal; 100 by default. */
  readonly columns?: number;
  readonly colour?: boolean;
  /** With the policy, the explanation says which figures would change the verdict. */
  readonly policy?: Policy;
}

interface Page {
  readonly scorecard: Scorecard;
  readonly card: ProjectCard;
  readonly subject: Subject;
  readonly width: number;
  readonly paint: Painter;
  readonly policy: Policy | undefined;
}

/** @throws StadiumError `USAGE` when the scorecard has no project of that name */
export function renderExplanation(
  scorecard: Scorecard,
  projectName: string,
  options: ExplainOptions = {},
): string {
  const card = scorecard.projects.find((each) => each.name === projectName);
  if (card === undefined) throw unknownProject(scorecard, projectName);
  const page: Page = {
    scorecard,
    card,
    subject: subjects(scorecard)(card),
    width: Math.max(72, options.columns ?? 100),
    paint: painter(options.colour ?? false),
    policy: options.policy,
  };
  const parts = [head, verdictPart, decisionPart, gradesPart, prospectsPart, othersPart];
  const rest = [timelinePart, historyPart, limitsPart, linksPart];
  const lines = [...parts, ...rest].flatMap((part) => {
    const written = part(page);
    return written.length === 0 ? [] : ['', ...written];
  });
  return `${lines.slice(1).join('\n')}\n`;
}

function unknownProject(scorecard: Scorecard, wanted: string): StadiumError {
  const names = scorecard.projects.map((each) => each.name).sort();
  return new StadiumError(
    'USAGE',
    `${wanted}: no such project in the snapshot of ${scorecard.asOf}`,
    {
      hint: `Projects are: ${names.join(', ')}.`,
    },
  );
}

function head({ scorecard, card, width, paint }: Page): string[] {
  const window = scorecard.windows.find((each) => each.name === 'cycle');
  const cycle = window === undefined ? '' : ` (${windowDays(window)})`;
  const place = [...card.repositories, ...card.paths].map(visible).join(', ');
  return [
    paint('bold', visible(card.name)),
    ...wrap(`${classWords[card.class]} in ${place}`, width),
    ...(card.summary === undefined ? [] : wrap(visible(card.summary), width)),
    ...wrap(
      `As of ${scorecard.asOf}, ${scorecard.cycle.title} cycle${cycle}, policy ${visible(scorecard.policyVersion)}, ${evidenceWords(scorecard.sourcesAsked)}.`,
      width,
    ),
  ];
}

const verdictStyle = { healthy: 'green', 'at-risk': 'red', undetermined: 'yellow' } as const;

function verdictPart(page: Page): string[] {
  const { card, width, paint } = page;
  if (card.verdict === undefined) {
    return ['Shown for comparison: it is measured and not judged.'];
  }
  const { word, symbol } = verdictWords[card.verdict.name];
  const title = `${symbol} ${word}, ${pointsWords(card.verdict)} of 100 points${threshold(page)}`;
  return [
    paint(verdictStyle[card.verdict.name], title),
    ...wrap(visible(storyOf(card, page.subject)), width),
    ...partlyKnown(card.verdict, width),
    ...meaningPart(card.verdict, page),
  ];
}

/** What such a verdict meant in the past; said only where it was counted on teams and years that did not choose the card. */
function meaningPart({ name }: Verdict, { policy, width }: Page): string[] {
  const meaning = policy?.meaning;
  if (meaning === undefined || name === 'undetermined') return [];
  const { retired, of } = meaning[name];
  return wrap(
    `Of ${of} past verdicts "${verdictWords[name].word}", by cards that those teams and years had no say in, ${retired} were followed by the end of the repository within ${meaning.months} months.`,
    width,
  );
}

function threshold({ policy }: Page): string {
  return policy === undefined ? '' : ` (healthy from ${policy.thresholds.healthy})`;
}

function partlyKnown(verdict: Verdict, width: number): string[] {
  if (verdict.grades.every((grade) => grade.measurement.state !== 'unknown')) return [];
  return wrap(
    `${percent(verdict.coverage)} of the card was measured. What is unknown counts once at its worst and once at its best: a verdict stands only where both agree.`,
    width,
  );
}

function decisionPart({ card, width, paint }: Page): string[] {
  const differ = { agree: ' (the figures agree)', differ: ' (the figures say otherwise)' };
  const said = card.decisions.flatMap((decision) => [
    ...indented(visible(decisionSentence(decision)), width),
    ...indented(webLink(decision.link) ?? visible(decision.link), width),
  ]);
  const note = card.agreement === 'no-decision' ? '' : differ[card.agreement];
  const none = ['  Nothing is recorded yet: stadium decide records it.'];
  return [paint('bold', `What the team says${note}`), ...(said.length === 0 ? none : said)];
}

function gradesPart(page: Page): string[] {
  const { card, paint } = page;
  if (card.verdict === undefined) return [];
  const groups = [...new Set(card.verdict.grades.map((grade) => grade.group))];
  const tables = groups.flatMap((group, at) => {
    const grades = card.verdict?.grades.filter((grade) => grade.group === group) ?? [];
    const title = `${groupTitle(page, group)}: ${sumOf(grades)}`;
    return [...(at === 0 ? [] : ['']), paint('bold', title), ...gradeTable(page, grades)];
  });
  const scaled = scaledNote(card.verdict);
  return [...tables, ...(scaled === null ? [] : ['', scaled])];
}

function groupTitle({ policy, card }: Page, id: string): string {
  const title = groupsFor(card, policy).find((group) => group.id === id)?.title;
  return visible(title ?? readable(id));
}

function sumOf(grades: readonly Grade[]): string {
  const sum = (pick: (grade: Grade) => number) => grades.reduce((all, each) => all + pick(each), 0);
  return `${range(
    sum((each) => each.worst),
    sum((each) => each.best),
  )} of ${points(sum((each) => each.of))} points`;
}

function range(worst: number, best: number): string {
  return points(worst) === points(best) ? points(worst) : `${points(worst)}–${points(best)}`;
}

function points(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function gradeTable(page: Page, grades: readonly Grade[]): string[] {
  const columns: Column[] = [...measurementColumns, { head: 'points', align: 'right' }];
  const rows = grades.map((grade) => [
    ...measurementCells(page, grade.measure, grade.measurement),
    [`${range(grade.worst, grade.best)} of ${points(grade.of)}`],
  ]);
  const laid = layOut(columns, rows, tableLayout(page));
  return [
    `  ${laid.head}`,
    ...laid.rows.flatMap((lines, at) => {
      const grade = grades[at];
      const why = grade === undefined ? [] : indented(whyOf(grade, page), page.width, 6);
      return [...lines.map((line) => `  ${line}`), ...why.map((line) => page.paint('dim', line))];
    }),
  ];
}

function whyOf(grade: Grade, { subject }: Page): string {
  return visible(reasonSentence({ ...grade.reason, measure: grade.measure }, subject));
}

const measurementColumns: readonly Column[] = [
  { head: 'measure' },
  { head: 'value', flexible: 12 },
  { head: 'window' },
  { head: 'sample', align: 'right' },
  { head: 'source' },
];

function measurementCells(
  { subject }: Page,
  id: string,
  measurement: Measurement,
): readonly Cell[] {
  const sample = measurement.state === 'measured' ? String(measurement.sample) : '';
  return [
    [visible(measureTitle(id, subject.definitions))],
    [visible(measuredWords(measurement))],
    [windowDays(measurement.window)],
    [sample],
    [sourceNames[measurement.source]],
  ];
}

function tableLayout({ width, paint }: Page) {
  return { width: width - 2, paintHead: (line: string) => paint('dim', line) };
}

function prospectsPart({ card, policy, subject, width, paint }: Page): string[] {
  if (policy === undefined || card.verdict === undefined) return [];
  const lines = ways(card, policy, subject).flatMap((way) => indented(visible(way), width));
  return lines.length === 0 ? [] : [paint('bold', 'What would change it'), ...lines];
}

function othersPart(page: Page): string[] {
  const { card, paint } = page;
  const graded = new Set(card.verdict?.grades.map((grade) => grade.measure));
  const others = Object.entries(card.measurements).filter(([id]) => !graded.has(id));
  if (others.length === 0) return [];
  const order = new Map(page.scorecard.measures.map((each, at) => [each.id, at]));
  const place = (id: string) => order.get(id) ?? order.size;
  const rows = others
    .sort(([left], [right]) => place(left) - place(right) || (left < right ? -1 : 1))
    .map(([id, measurement]) => measurementCells(page, id, measurement));
  const laid = layOut(measurementColumns, rows.map(withoutRepetition), tableLayout(page));
  return [
    paint('bold', 'Measured as well, without points'),
    ...[laid.head, ...laid.rows.flat()].map((line) => `  ${line}`),
  ];
}

/** The same measure over another window leaves its name out. */
function withoutRepetition(
  [title = [], ...rest]: readonly Cell[],
  at: number,
  rows: readonly (readonly Cell[])[],
): readonly Cell[] {
  const isSame = rows[at - 1]?.[0]?.join() === title.join();
  return [isSame ? [] : title, ...rest];
}

function timelinePart({ card, width, paint }: Page): string[] {
  const lines = card.timeline.flatMap((entry) =>
    indented(`${entry.state === 'done' ? '✓ ' : ''}${visible(stepSentence(entry))}`, width),
  );
  const stage = paint('bold', `Stage: ${stageWords[card.stage]}`);
  return [stage, ...lines];
}

function historyPart({ card, paint }: Page): string[] {
  if (card.trend.length === 0) return [];
  const rows = card.trend.map((point) => {
    const { word, symbol } = verdictWords[point.verdict];
    const reached = point.points === null ? 'points unknown' : `${Math.round(point.points)} points`;
    return `  ${point.asOf}  ${symbol} ${word}, ${reached}`;
  });
  return [paint('bold', 'History'), ...rows];
}

function limitsPart({ card, subject, width, paint }: Page): string[] {
  const graded = (card.verdict?.grades ?? []).map((grade) => grade.measure);
  const definitions = graded
    .map((id) => subject.definitions.get(id))
    .filter((each): each is MeasureDefinition => each !== undefined);
  if (definitions.length === 0) return [];
  const lines = definitions.flatMap(({ id, limits }) =>
    indented(visible(`${capital(measureTitle(id, subject.definitions))}: ${limits}`), width),
  );
  return [paint('bold', 'What these figures cannot tell'), ...lines];
}

function linksPart({ card, paint, scorecard }: Page): string[] {
  const seen = Object.values(card.measurements).flatMap((each) =>
    each.state === 'measured' ? (each.links ?? []) : [],
  );
  const own = scorecard.links.repository;
  const pages = card.repositories.map((name) => own?.replace('{repo}', name));
  const links = [...new Set([...pages, ...seen].map(webLink))].filter((each) => each !== null);
  return links.length === 0 ? [] : [paint('bold', 'Links'), ...links.map((each) => `  ${each}`)];
}

function indented(text: string, width: number, by = 2): string[] {
  return wrap(text, width - by).map((line) => `${' '.repeat(by)}${line}`);
}
