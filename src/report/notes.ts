// Notes below the table of projects: what is late, where figures and team differ, and what is unknown.

import { groupBy } from '../domain/group-by.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { IsoDate } from '../domain/time.ts';
import { sourceTitle } from '../sources/names.ts';
import { decisionSentence } from '../words/decisions.ts';
import { listWords } from '../words/english.ts';
import { webLink } from '../words/escape.ts';
import { unknownReasonWords } from '../words/measured.ts';
import { measureTitle, type Subject } from '../words/reasons.ts';
import { stepWord } from '../words/steps.ts';
import { verdictWords } from '../words/verdicts.ts';
import { decidedBy } from './project-view.ts';
import type { NoteView } from './view-schema.ts';

type SubjectOf = (card: ProjectCard) => Subject;

/** What is late, a line for each project or for several alike. */
export function overdueNotes(cards: readonly ProjectCard[]): NoteView[] {
  return together(cards.flatMap(overdueNote), cards.length);
}

/** Where the figures and the team's decision differ. */
export function disagreementNotes(
  cards: readonly ProjectCard[],
  subjectOf: SubjectOf,
  { asOf }: Scorecard,
): NoteView[] {
  return cards
    .filter((card) => card.agreement === 'differ')
    .map((card) => disagreement(card, subjectOf(card), asOf));
}

/** What could not be measured, and the sources that failed. */
export function unknownNotes(
  cards: readonly ProjectCard[],
  subjectOf: SubjectOf,
  scorecard: Scorecard,
): NoteView[] {
  const unknowns = cards.flatMap((card) => unknownsOf(card, subjectOf(card)));
  return [...together(unknowns, 4), ...failures(scorecard)];
}

/** What is late of one project, in one line. */
function overdueNote(card: ProjectCard): NoteView[] {
  const late = card.timeline.filter((entry) => entry.state === 'overdue');
  if (late.length === 0) return [];
  const [first] = late;
  const steps = late.map((entry) => `${entry.date} ${stepWord(entry)}`);
  const link = late.every((entry) => entry.link === first?.link) ? webLink(first?.link) : null;
  return [{ project: card.name, text: steps.join('; '), link }];
}

/** What is the same of several projects is said once; no more than `most` of them are named. */
function together(notes: readonly NoteView[], most: number): NoteView[] {
  return [...groupBy(notes, (note) => note.text)].map(([text, found]) => {
    const links = new Set(found.map((note) => note.link));
    const [link = null] = links.size === 1 ? links : [];
    return {
      project: listWords(
        fewOf(
          found.map((note) => note.project),
          most,
        ),
      ),
      text,
      link,
    };
  });
}

/** Names the first few and counts the rest. */
function fewOf(names: readonly string[], most = 4): string[] {
  if (names.length <= most) return [...names];
  return [...names.slice(0, most - 1), `${names.length - most + 1} more`];
}

function disagreement(card: ProjectCard, subject: Subject, asOf: IsoDate): NoteView {
  const verdict = verdictWords[card.verdict?.name ?? 'undetermined'].word;
  const figures = listWords(decidedBy(card, subject));
  const said = card.decision === undefined ? 'nothing' : decisionSentence(card.decision, asOf);
  return {
    project: card.name,
    text: `the figures say ${verdict} (${figures}); the team decided: ${said}`,
    link: webLink(card.decision?.link),
  };
}

function unknownsOf(card: ProjectCard, subject: Subject): NoteView[] {
  const byReason = new Map<string, string[]>();
  for (const [id, measurement] of Object.entries(card.measurements)) {
    if (measurement.state !== 'unknown') continue;
    const reason = unknownReasonWords(measurement.reason);
    byReason.set(reason, [...(byReason.get(reason) ?? []), measureTitle(id, subject.definitions)]);
  }
  return [...byReason].map(([reason, titles]) => ({
    project: card.name,
    text: `${listWords(fewOf([...new Set(titles)]))} unknown (${reason})`,
    link: null,
  }));
}

/** Sources that failed for something no card shows yet: a whole source, or a repository without a card. */
function failures(scorecard: Scorecard): NoteView[] {
  const shown = new Set(
    scorecard.projects
      .filter((card) => Object.values(card.measurements).some((each) => each.state === 'unknown'))
      .flatMap((card) => card.repositories),
  );
  return scorecard.sources
    .filter((report) => report.state === 'failed' && !shown.has(report.repository))
    .map((report) => ({
      project: report.repository === '*' ? sourceTitle(report.source) : report.repository,
      text: `${sourceTitle(report.source)} unknown (${unknownReasonWords(report.reason ?? { code: 'not-collected' })})`,
      link: null,
    }));
}
