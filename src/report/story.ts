// A project's state in one or two sentences, as a colleague would say it.

import type { ProjectCard } from '../domain/scorecard.ts';
import type { Verdict } from '../domain/verdict.ts';
import { decisionWord } from '../words/decisions.ts';
import { listWords } from '../words/english.ts';
import { missShort } from '../words/missing.ts';
import { type Subject, shortReason } from '../words/reasons.ts';
import { stageWords } from '../words/steps.ts';
import { verdictWords } from '../words/verdicts.ts';

/** The reasons that a sentence can carry. */
const told = 3;

export function storyOf(card: ProjectCard, subject: Subject): string {
  return `${figuresSentence(card, subject)}${stageSentence(card)}`;
}

function figuresSentence(card: ProjectCard, subject: Subject): string {
  if (card.verdict === undefined) return `${card.name} is shown for comparison and not judged.`;
  const reasons = card.verdict.reasons.map((reason) => shortReason(reason, subject));
  const figures = listWords([...new Set(reasons)].slice(0, told));
  if (card.verdict.reasons[0].code === 'held') {
    const { word } = verdictWords[card.verdict.name];
    const others = listWords([...new Set(reasons)].slice(1, told));
    return `${card.name} stays ${word} until the new side has lasted${others === '' ? '' : `: ${others}`}.`;
  }
  if (card.verdict.name === 'healthy') return `${card.name} is looked after: ${figures}.`;
  if (card.verdict.name === 'at-risk') {
    return `${card.name} needs more hands: ${missingWords(card, card.verdict, subject) || figures}.`;
  }
  return `Whether ${card.name} is looked after cannot be said from this evidence: ${figures}.`;
}

/** What is missing against what the next step needs, so that no figure reads like praise; silence goes first. */
function missingWords(card: ProjectCard, { reasons, missing }: Verdict, subject: Subject): string {
  const silent = reasons.filter(({ code }) => code === 'silent');
  const words = [
    ...silent.map((reason) => shortReason(reason, subject)),
    ...missing.map((miss) => missShort(miss, card, subject)),
  ];
  return listWords([...new Set(words)].slice(0, told));
}

function stageSentence(card: ProjectCard): string {
  if (card.stage !== 'active') return ` It is ${stagePhrase(card)}.`;
  if (card.agreement !== 'differ' || card.decision === undefined) return '';
  return ` The team sees it differently (${decisionWord(card.decision)}).`;
}

function stagePhrase(card: ProjectCard): string {
  return card.stage === 'calling' ? 'open for volunteers' : stageWords[card.stage];
}
