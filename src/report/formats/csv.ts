// The scorecard for a spreadsheet: one row a project, and no cell that a spreadsheet would run as a formula.

import { stringify } from 'csv-stringify/sync';
import type { ProjectCard, Scorecard } from '../../domain/scorecard.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { visible } from '../../words/escape.ts';
import { verdictWords } from '../../words/verdicts.ts';
import { scorecardView } from '../view.ts';
import type { ProjectView } from '../view-schema.ts';

export function renderCsv(scorecard: Scorecard): string {
  const view = scorecardView(scorecard);
  const cards = new Map(scorecard.projects.map((card) => [card.name, card]));
  const reviews = new Map(view.reviews?.rows.map((each) => [each.name, each]));
  const reviewsOf = (name: string): Value[] => {
    const { open = '', waiting = '', days = '', unseen = '' } = reviews.get(name) ?? {};
    return view.reviews === null ? [] : [...[open, waiting, days].map(numberOr), unseen];
  };
  const rows = [...view.projects, ...view.references].map((project) => [
    ...row(project, cards.get(project.name), scorecard),
    ...reviewsOf(project.name),
  ]);
  return csv([[...head, ...(view.reviews === null ? [] : reviewHead)], ...rows]);
}

/** Where reviews were asked for. */
const reviewHead = [
  'open changes',
  'waiting for a reviewer',
  'median days waiting',
  'nobody looked',
];

type Value = string | number;

/** Text is made visible and formulas are quoted; numbers stay numbers. */
export function csv(rows: readonly (readonly Value[])[]): string {
  const shown = rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? visible(value) : value)),
  );
  return stringify(shown, { escape_formulas: true });
}

const head = [
  'project',
  'team',
  'class',
  'repositories',
  'paths',
  'verdict',
  'level',
  'mark',
  'since',
  'points',
  'points worst',
  'points best',
  'points short',
  'missing',
  'signs',
  'coverage',
  'reason 1',
  'reason 2',
  'reason 3',
  'commits',
  'decision',
  'decision date',
  'decision link',
  'agreement',
  'stage',
  'next step',
  'next date',
  'as of',
  'cycle',
  'policy',
];

function row(project: ProjectView, card: ProjectCard | undefined, scorecard: Scorecard): Value[] {
  const [first = '', second = '', third = ''] = project.decidedBy;
  return [
    project.name,
    card?.team ?? '',
    project.class,
    project.repositories.join(' '),
    project.paths.join(' '),
    verdictWords[project.verdict.name].word,
    card?.verdict?.levels.join(' or ') ?? '',
    project.verdict.mark,
    card?.verdict?.since ?? '',
    ...pointValues(card?.verdict, project),
    first,
    second,
    third,
    numberOr(project.commits),
    project.decision?.word ?? 'none yet',
    project.decision?.date ?? '',
    project.decision?.link ?? '',
    card?.agreement ?? 'no-decision',
    project.stage,
    project.next?.step ?? '',
    project.next?.date ?? '',
    scorecard.asOf,
    scorecard.cycle.title,
    scorecard.policyVersion,
  ];
}

function pointValues(verdict: Verdict | undefined, { nearest, signs }: ProjectView): Value[] {
  if (verdict === undefined) return ['not judged', '', '', '', '', '', ''];
  const { worst, best } = verdict.range;
  const points = verdict.points ?? `unknown (between ${worst} and ${best})`;
  const coverage = Math.round(verdict.coverage * 100) / 100;
  return [points, worst, best, verdict.short, nearest, signs.length, coverage];
}

function numberOr(text: string): Value {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
