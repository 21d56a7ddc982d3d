// The verdict in an explanation, what such verdicts meant, what the team says, and what would change it.

import type { Meaning, Verdict } from '../domain/verdict.ts';
import { wrap } from '../words/columns.ts';
import { visible, webLink } from '../words/escape.ts';
import { percent, pointsWords } from '../words/figures.ts';
import { decisionSentence, verdictWords } from '../words/wording.ts';
import { indented, type Page } from './explain-page.ts';
import { ways } from './prospects.ts';
import { storyOf } from './story.ts';

const verdictStyle = { healthy: 'green', 'at-risk': 'red', undetermined: 'yellow' } as const;

/** Title, story and standing of the verdict. */
export function verdictPart(page: Page): string[] {
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
function meaningPart({ name, reasons }: Verdict, { policy, width }: Page): string[] {
  const meaning = policy?.meaning;
  if (meaning === undefined || name === 'undetermined') return [];
  if (reasons[0].code === 'finished-but-kept') return keptMeaning(meaning, width);
  const { retired, of } = meaning[name];
  return wrap(
    `Of ${of} past verdicts "${verdictWords[name].word}", by cards that those teams and years had no say in, ${retired} were followed by the end of the repository within ${meaning.months} months.`,
    width,
  );
}

function keptMeaning({ kept, months }: Meaning, width: number): string[] {
  if (kept === undefined) return [];
  return wrap(
    `Of ${kept.of} times that a project was found finished but kept, ${kept.retired} were followed by the end of the repository within ${months} months: too few to go by.`,
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

/** The decisions on record, with what the figures say to them. */
export function decisionPart({ card, width, paint }: Page): string[] {
  const differ = { agree: ' (the figures agree)', differ: ' (the figures say otherwise)' };
  const said = card.decisions.flatMap((decision) => [
    ...indented(visible(decisionSentence(decision)), width),
    ...indented(webLink(decision.link) ?? visible(decision.link), width),
  ]);
  const note = card.agreement === 'no-decision' ? '' : differ[card.agreement];
  const none = ['  Nothing is recorded yet: stadium decide records it.'];
  return [paint('bold', `What the team says${note}`), ...(said.length === 0 ? none : said)];
}

/** Empty without the policy, and where nothing near would change the verdict. */
export function prospectsPart({ card, policy, subject, width, paint }: Page): string[] {
  if (policy === undefined || card.verdict === undefined) return [];
  const lines = ways(card, policy, subject).flatMap((way) => indented(visible(way), width));
  return lines.length === 0 ? [] : [paint('bold', 'What would change it'), ...lines];
}
