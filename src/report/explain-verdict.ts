// The verdict in an explanation, what such verdicts meant, what the team says, and what would change it.

import { answeringOf } from '../domain/answering.ts';
import { isClaim } from '../domain/sayings.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import type { Grade, Mend, Verdict } from '../domain/verdict.ts';
import { answeringSentence, uncountedAnswers } from '../words/answering.ts';
import { decisionSentence } from '../words/decisions.ts';
import { visible, webLink } from '../words/escape.ts';
import { percent, pointsWords } from '../words/figures.ts';
import { wrap } from '../words/lines.ts';
import { measuredWords } from '../words/measured.ts';
import { goodSentences, mendOf, missSentence } from '../words/missing.ts';
import { countWords, type Subject, settlingSentence } from '../words/reasons.ts';
import { claimSentence } from '../words/sayings.ts';
import { markOf, meaningSentence, standingWords, verdictWords } from '../words/verdicts.ts';
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
  const { verdict } = card;
  const { word, symbol } = standingWords(verdict);
  const mark = markOf(verdict);
  const side = verdict.name === 'at-risk' ? `${verdictWords['at-risk'].word}, ${word}` : word;
  const title = `${symbol} ${side}${mark === undefined ? '' : ` (${mark})`} since ${verdict.since}, ${pointsWords(verdict)} of 100 points${threshold(page)}`;
  return [
    ...wrap(title, width).map((line) => paint(verdictStyle[verdict.name], line)),
    ...wrap(visible(storyOf(card, page.subject)), width),
    ...partlyKnown(verdict, page.subject, width),
    ...meaningPart(verdict, page),
    ...herePart(page),
    ...answersPart(page),
  ];
}

/**
 * What such a verdict meant on teams that had no say in it, with the period, or that nobody counted it for such a family.
 * Nothing for what is finished but kept.
 */
function meaningPart({ name, level, reasons }: Verdict, { policy, width }: Page): string[] {
  const kind = name === 'healthy' ? name : level;
  if (policy === undefined || kind === null || reasons[0].code === 'finished-but-kept') return [];
  const { meaning } = policy;
  return wrap(meaning === undefined ? uncounted : meaningSentence(kind, meaning), width);
}

const uncounted =
  'The bounds were chosen on teams of OpenStack; what came of such verdicts in a family like this one has not been counted (stadium backtest counts it on days of its own).';

/** Who is at work, as a count beside the verdict; no points are given for it. */
function herePart({ card, subject, width }: Page): string[] {
  const here = card.measurements['people-here-180d'];
  if (here === undefined) return [];
  const figure =
    here.state === 'measured'
      ? countWords('people-here-180d', here, subject.definitions)
      : `people at work here ${measuredWords(here)}`;
  return wrap(`Who is at work: ${figure} (three or more own commits in the last 180 days).`, width);
}

/** Who is named on a page that people keep; beside the figures, where they differ from what the team says. */
function answersPart({ card, scorecard, width }: Page): string[] {
  const sentence = answeringSentence(card.measurements);
  if (sentence !== undefined) {
    const apart = isSeenByTeam(card) ? ` ${teamSeesThem}` : '';
    return wrap(`Who answers: ${sentence}${apart}`, width);
  }
  const isCounted = card.measurements['named-people'] !== undefined;
  return isCounted ? [] : wrap(uncountedAnswers(scorecard.asOf), width);
}

const teamSeesThem =
  'That may be why the team sees it differently: no row of the card asks who is named.';

/** The figures call it at risk, the team does not, and somebody who is named was at work in it. */
function isSeenByTeam({ agreement, verdict, measurements }: ProjectCard): boolean {
  const here = answeringOf(measurements)?.here?.value ?? 0;
  return agreement === 'differ' && verdict?.name === 'at-risk' && here > 0;
}

function threshold({ policy }: Page): string {
  return policy === undefined ? '' : ` (healthy from ${policy.thresholds.healthy})`;
}

function partlyKnown(verdict: Verdict, subject: Subject, width: number): string[] {
  if (verdict.grades.every(isWhollyKnown)) return [];
  const { code, args } = verdict.reasons[0];
  const { settles } = args;
  const earlier = code === 'unknown-earlier' ? ', on this day and on those before it' : '';
  const settling =
    typeof settles === 'string' ? ` ${visible(settlingSentence(settles, subject))}` : '';
  return wrap(
    `${percent(verdict.coverage)} of the card was measured. What is unknown counts once at its worst and once at its best: a verdict stands only where both agree${earlier}.${settling}`,
    width,
  );
}

/** What is missing with its way out, the signs of urgency, and apart from it what is good. */
export function missingPart({ card, scorecard, subject, width, paint }: Page): string[] {
  if (card.verdict === undefined) return [];
  const { name, missing, signs } = card.verdict;
  const held = signs.filter(({ holds }) => holds).map(({ sign }) => sign.says);
  const lacks = missing.flatMap((miss) => [
    ...indented(visible(missSentence(miss, card, subject)), width),
    ...mendLines(mendOf(miss.measure, scorecard), width),
  ]);
  const good = goodSentences(card.verdict, subject).flatMap((each) =>
    indented(visible(each), width),
  );
  return [
    ...(lacks.length === 0 ? [] : [paint('bold', 'What is missing, the nearest first'), ...lacks]),
    ...(held.length === 0 || name === 'healthy'
      ? []
      : wrap(`Signs of urgency, ${held.length} of ${signs.length}: ${held.join(', ')}.`, width)),
    ...(good.length === 0 ? [] : [paint('bold', 'What is good'), ...good]),
  ];
}

function mendLines(mend: Mend | undefined, width: number): string[] {
  if (mend === undefined) return [];
  const link = webLink(mend.link);
  return [
    ...indented(`→ ${visible(mend.how)}`, width, 6),
    ...(link === null ? [] : indented(link, width, 8)),
  ];
}

/** The decisions on record, with what the figures say to them. */
export function decisionPart({ card, scorecard, width, paint }: Page): string[] {
  const differ = { agree: ' (the figures agree)', differ: ' (the figures say otherwise)' };
  const said = card.decisions.flatMap((decision) => [
    ...indented(visible(decisionSentence(decision, scorecard.asOf)), width),
    ...indented(webLink(decision.link) ?? visible(decision.link), width),
  ]);
  const note = card.agreement === 'no-decision' ? '' : differ[card.agreement];
  const none = ['  Nothing is recorded yet: stadium decide records it.'];
  return [paint('bold', `What the team says${note}`), ...(said.length === 0 ? none : said)];
}

/** Beside the verdict: nothing is judged by what maintainers claim. */
export function claimsPart({ card, width, paint }: Page): string[] {
  const claims = (card.said ?? []).filter((each) => isClaim(each) || each.code === 'unreadable');
  if (claims.length === 0) return [];
  const lines = claims.flatMap((each) => indented(visible(claimSentence(each)), width));
  return [paint('bold', 'What its maintainers claim (no figure rests on it)'), ...lines];
}

/** Empty without the policy, and where nothing near would change the verdict. */
export function prospectsPart({ card, policy, subject, width, paint }: Page): string[] {
  if (policy === undefined || card.verdict === undefined) return [];
  const lines = ways(card, policy, subject).flatMap((way) => indented(visible(way), width));
  return lines.length === 0 ? [] : [paint('bold', 'What would change it'), ...lines];
}

function isWhollyKnown({ measurement, worst, best }: Grade): boolean {
  return measurement.state !== 'unknown' && worst === best;
}
