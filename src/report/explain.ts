// Everything behind one verdict, for a terminal: what was seen, what it gave, what would change it, and what it cannot tell.

import type { CriteriaTable } from '../domain/criteria.ts';
import type { GateReport } from '../domain/gate.ts';
import { addressUnder } from '../domain/project.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Policy } from '../domain/verdict.ts';
import { sourceTitle } from '../sources/names.ts';
import { classWords } from '../words/classes.ts';
import { staleWords } from '../words/days.ts';
import { capital } from '../words/english.ts';
import { visible, webLink } from '../words/escape.ts';
import { evidenceWords } from '../words/evidence.ts';
import { trendPoints } from '../words/figures.ts';
import { widthFor, wrap } from '../words/lines.ts';
import { cycleWords } from '../words/measured.ts';
import { painter } from '../words/paint.ts';
import { measureTitle, trendRemark } from '../words/reasons.ts';
import { stageWords, stepSentence } from '../words/steps.ts';
import { standingThen } from '../words/verdicts.ts';
import { kinSentences } from './companions.ts';
import { cellWords, needed, whyWords } from './criteria/view.ts';
import { type Dependents, dependentsText } from './dependents.ts';
import { gradesPart, othersPart } from './explain-measures.ts';
import { indented, type Page } from './explain-page.ts';
import {
  claimsPart,
  decisionPart,
  missingPart,
  prospectsPart,
  verdictPart,
} from './explain-verdict.ts';
import { gradedDefinitions } from './explained.ts';
import type { Look } from './form.ts';
import { branchLines, branchSentence } from './gate/view.ts';
import { clocksPart } from './review-clocks.ts';
import { cycleDays, subjects } from './view.ts';

/** One project of a scorecard; with the policy it is said which figures would change the verdict. */
export interface Explanation {
  readonly scorecard: Scorecard;
  readonly card: ProjectCard;
  readonly policy?: Policy;
  /** The newest answers to the family's own criteria, where they are kept. */
  readonly criteria?: CriteriaTable;
  /** The gate by job, where Zuul was asked. */
  readonly gate?: GateReport;
  /** Who would be hurt; undefined for what shares its repository with others. */
  readonly dependents?: Dependents;
}

export function renderExplanation(explanation: Explanation, look: Look = {}): string {
  const { scorecard, card, policy, dependents } = explanation;
  const page: Page = {
    scorecard,
    card,
    subject: subjects(scorecard)(card),
    width: widthFor(look.columns),
    paint: painter(look.colour ?? false),
    policy,
  };
  const parts = [
    head,
    verdictPart,
    missingPart,
    decisionPart,
    claimsPart,
    gradesPart,
    prospectsPart,
    clocksPart,
    othersPart,
  ];
  const rest = [
    criteriaPart(explanation),
    gatePart(explanation),
    timelinePart,
    historyPart,
    limitsPart,
    linksPart,
  ];
  const lines = [...parts, ...rest].flatMap((part) => {
    const written = part(page);
    return written.length === 0 ? [] : ['', ...written];
  });
  const whole = `${lines.slice(1).join('\n')}\n`;
  return dependents === undefined ? whole : `${whole}\n${dependentsText(dependents, look)}`;
}

/** The answers by dimension, and each that is no with its proof and what would mend it. */
function criteriaPart({ criteria, card }: Explanation): (page: Page) => string[] {
  return ({ width, paint }) => {
    const found = criteria?.projects.find(({ name }) => name === card.name);
    if (criteria === undefined || found === undefined) return [];
    const head = paint('bold', `${criteria.title}, ${criteria.asOf}`);
    if (found.state !== 'live') return [head, ...indented(cellWords(found, ''), width)];
    const states = criteria.dimensions.map(({ id, title }) => `${title}: ${cellWords(found, id)}`);
    const wants = needed(found, criteria).flatMap(({ id, words, mend, answer }) => [
      ...indented(`${id} ${visible(words)} ${visible(whyWords(answer))}`, width),
      ...indented(`  Mend: ${visible(mend)}`, width),
    ]);
    const note = 'Every answer with its proof: stadium criteria --project';
    return [
      head,
      ...indented(`${states.join('; ')}.`, width),
      ...wants,
      ...indented(`${note} ${card.name}`, width),
    ];
  };
}

/** Each branch in a sentence; the jobs one by one are a question of their own. */
function gatePart({ gate, card }: Explanation): (page: Page) => string[] {
  return ({ width, paint }) => {
    if (gate === undefined) return [];
    const sentences = branchLines(gate).map(({ branch }) => branchSentence(branch));
    return [
      paint('bold', `Gate by job, ${gate.from} to ${gate.asOf}`),
      ...sentences.flatMap((each) => indented(visible(each), width)),
      ...indented(`Every job: stadium gate --as-of ${gate.asOf} --project ${card.name}`, width),
    ];
  };
}

function head({ scorecard, card, width, paint }: Page): string[] {
  const place = [...card.repositories, ...card.paths].map(visible).join(', ');
  const stale = staleWords(scorecard);
  return [
    ...(stale === null ? [] : wrap(stale, width)),
    paint('bold', visible(card.name)),
    ...wrap(`${classWords[card.class]} in ${place}`, width),
    ...(card.summary === undefined ? [] : wrap(visible(card.summary), width)),
    ...kinSentences(card, scorecard).flatMap((each) => wrap(visible(each), width)),
    ...wrap(
      `As of ${scorecard.asOf}, ${cycleWords(scorecard.cycle)} (${cycleDays(scorecard)}), policy ${visible(scorecard.policyVersion)}, ${evidenceWords(scorecard, sourceTitle)}.`,
      width,
    ),
  ];
}

function timelinePart({ card, width, paint }: Page): string[] {
  const lines = card.timeline.flatMap((entry) =>
    indented(`${entry.state === 'done' ? '✓ ' : ''}${visible(stepSentence(entry))}`, width),
  );
  const stage = paint('bold', `Stage: ${stageWords[card.stage]}`);
  return [stage, ...lines];
}

function historyPart({ card, paint, width }: Page): string[] {
  if (card.trend.length === 0) return [];
  const rows = card.trend.flatMap((point) => {
    const { word, symbol } = standingThen(point);
    const reached = `${trendPoints(point)} points`;
    return indented(`${point.asOf}  ${symbol} ${word}, ${reached}${trendRemark(point)}`, width);
  });
  return [paint('bold', 'History'), ...rows];
}

function limitsPart({ card, subject, width, paint }: Page): string[] {
  const definitions = gradedDefinitions(card, subject);
  if (definitions.length === 0) return [];
  const lines = definitions.flatMap(({ id, limits }) =>
    indented(visible(`${capital(measureTitle(id, subject.definitions))}: ${limits}`), width),
  );
  return [paint('bold', 'What these figures cannot tell'), ...lines];
}

function linksPart({ card, paint, width, scorecard }: Page): string[] {
  const seen = Object.values(card.measurements).flatMap((each) =>
    each.state === 'measured' ? (each.links ?? []) : [],
  );
  const own = scorecard.links.repository;
  const pages = own === undefined ? [] : card.repositories.map((name) => addressUnder(own, name));
  const links = [...new Set([...pages, ...seen].map(webLink))].filter((each) => each !== null);
  return links.length === 0
    ? []
    : [paint('bold', 'Links'), ...links.flatMap((each) => indented(each, width))];
}
