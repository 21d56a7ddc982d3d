// What changed between two scorecards, a line each: verdicts first, then members, stages and steps.

import type { Comparison, ProjectChange } from './compare.ts';
import type { NoteView } from './view-schema.ts';
import { stageWords, stepSentence, verdictWords } from './wording.ts';

export function changeNotes(comparison: Comparison): NoteView[] {
  const { projects, added, removed } = comparison;
  return [
    ...projects.flatMap(verdictNote),
    ...added.map((name) => note(name, 'new in this snapshot')),
    ...removed.map((name) => note(name, 'no longer in this snapshot')),
    ...projects.flatMap(stageNote),
    ...projects.flatMap((project) =>
      project.steps.map((entry) => note(project.name, stepSentence(entry))),
    ),
  ];
}

function verdictNote({ name, verdict, points }: ProjectChange): NoteView[] {
  if (verdict === null) return [];
  const figures = points === null ? '' : ` (${points.from} to ${points.to} points)`;
  const { from, to } = verdict;
  return [note(name, `${verdictWords[from].word}, now ${verdictWords[to].word}${figures}`)];
}

function stageNote({ name, stage }: ProjectChange): NoteView[] {
  if (stage === null) return [];
  return [note(name, `${stageWords[stage.from]}, now ${stageWords[stage.to]}`)];
}

function note(project: string, text: string): NoteView {
  return { project, text, link: null };
}
