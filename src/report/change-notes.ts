// What changed between two scorecards, a line each: verdicts first, then members, stages and steps.

import type { TimeWindow } from '../domain/time.ts';
import { listWords } from '../words/english.ts';
import { measuredWords } from '../words/measured.ts';
import { measureTitle } from '../words/reasons.ts';
import { stageWords, stepSentence } from '../words/steps.ts';
import { standingWords, verdictWords } from '../words/verdicts.ts';
import type { Comparison, ProjectChange } from './compare.ts';
import { isOfLikeWindows, type Move } from './figure-moves.ts';
import type { NoteView } from './view-schema.ts';

export function changeNotes(comparison: Comparison): NoteView[] {
  const { projects, added, removed } = comparison;
  return [
    ...projects.flatMap((project) => verdictNote(project, comparison)),
    ...added.map((name) => note(name, 'new in this snapshot')),
    ...removed.map((name) => note(name, 'no longer in this snapshot')),
    ...projects.flatMap(stageNote),
    ...projects.flatMap((project) =>
      project.steps.map((entry) => note(project.name, stepSentence(entry))),
    ),
  ];
}

/** Figures that explain a new verdict in one line. */
const reasonsShown = 2;

/** A verdict waits for the new side to hold, so it may change while no row gains or loses points. */
const heldLongEnough = 'no row turned it on that day: the new side has now held long enough';
/** What is unknown leaves a range; where it lies over the line there is no verdict. */
const rangeMoved = 'what is unknown counts otherwise between these days';
/** On one day the figures are the same: only the policy can have turned the verdict. */
const judgedAnew = 'the same figures, judged by another policy';

function verdictNote(project: ProjectChange, comparison: Comparison): NoteView[] {
  const { name, points } = project;
  const change = standingChange(project);
  if (change === null) return [];
  const figures = points === null ? '' : ` (${points.from} to ${points.to} points)`;
  const why = decidingMoves(project)
    .slice(0, reasonsShown)
    .map((move) => moveWords(move, comparison));
  const isOpen = [change.from, change.to].includes(verdictWords.undetermined.word);
  const waited = isOpen ? rangeMoved : heldLongEnough;
  const unmoved = comparison.from.asOf === comparison.to.asOf ? judgedAnew : waited;
  const because = why.length === 0 ? unmoved : listWords(why);
  return [note(name, `${change.from}, now ${change.to}${figures}: ${because}`)];
}

/** Silence, and its end, is told by the last landing alone, whatever the points did; a fall by what fell, a rise by what rose. */
function decidingMoves({ moves, levels, points, range }: ProjectChange): readonly Move[] {
  const middle = range && {
    from: range.from.worst + range.from.best,
    to: range.to.worst + range.to.best,
  };
  const moved = points ?? middle ?? { from: 0, to: 0 };
  const way = Math.sign(moved.to - moved.from);
  const landing = moves.filter(({ measure }) => measure === 'days-since-commit');
  const isOfSilence = [...(levels?.from ?? []), ...(levels?.to ?? [])].includes('silent');
  return isOfSilence && landing.length > 0
    ? landing
    : moves.filter(
        (move) =>
          (way === 0 ? move.points !== 0 : Math.sign(move.points) === way) ||
          (move.isScored && move.from.state !== move.to.state && isOfLikeWindows(move)),
      );
}

/** The words of both days where verdict or level changed, or is now held: `thin` and `silent`. */
export function standingChange({ verdict, levels, held }: ProjectChange) {
  if (held !== null) {
    const { word } = standingWords(held);
    const marked = (isHeld: boolean) => `${word}${isHeld ? ', held' : ''}`;
    return { from: marked(held.from), to: marked(held.to) };
  }
  if (verdict === null && levels === null) return null;
  const wordOn = (day: 'from' | 'to') =>
    standingWords({ name: verdict?.[day] ?? 'at-risk', levels: levels?.[day] ?? [] }).word;
  return { from: wordOn('from'), to: wordOn('to') };
}

/** `dedicated people 9 → 2`; a window other than the year is named; a figure that stands still has only other points. */
export function moveWords(
  { measure, from, to, points, size }: Move,
  comparison: Comparison,
): string {
  const definitions = new Map(comparison.measures.map((each) => [each.id, each]));
  const title = `${measureTitle(measure, definitions)}${spanWords(to.window.name)}`;
  if (size > 0) return `${title} ${measuredWords(from)} → ${measuredWords(to)}`;
  return `${title} ${measuredWords(to)}: ${points > 0 ? '+' : '−'}${Math.abs(points)} on the card`;
}

function spanWords(name: TimeWindow['name']): string {
  if (name === 'cycle' || name === 'quarter') return ` of the ${name}`;
  return /^\d+d$/.test(name) && name !== '365d' ? ` in ${name.replace('d', '')} days` : '';
}

function stageNote({ name, stage }: ProjectChange): NoteView[] {
  if (stage === null) return [];
  return [note(name, `${stageWords[stage.from]}, now ${stageWords[stage.to]}`)];
}

function note(project: string, text: string): NoteView {
  return { project, text, link: null };
}
