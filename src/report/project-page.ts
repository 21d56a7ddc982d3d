// One project as a page: verdict and distance, who answers, what comes next, the card row by row, its history, and every figure.

import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { answeringSentence } from '../words/answering.ts';
import { capital, plural } from '../words/english.ts';
import { scaledNote, trendPoints } from '../words/figures.ts';
import { gradeSentence, type Subject, trendRemark } from '../words/reasons.ts';
import { slug } from '../words/slug.ts';
import { dialPicture } from './charts/dial.ts';
import { svgOf } from './charts/picture.ts';
import { kinSentences } from './companions.ts';
import { uncountedOf } from './explained.ts';
import type { PageOptions } from './page-options.ts';
import type { ProjectPage, SiteView } from './page-schema.ts';
import { groupsOf, limitsOf, othersOf } from './project-card.ts';
import { commitsOf } from './project-commits.ts';
import { figuresOf, lanesOf, standingOf } from './project-history.ts';
import { criteriaOf, hurtOf, linksOf, neighboursOf } from './project-surroundings.ts';
import { decisionViewOf, projectView } from './project-view.ts';
import { ways } from './prospects.ts';
import { storyOf } from './story.ts';
import { headView, subjects } from './view.ts';

export function projectPage(
  card: ProjectCard,
  scorecard: Scorecard,
  options: PageOptions,
  site: SiteView,
  security: string,
): ProjectPage {
  const subject = subjects(scorecard)(card);
  const healthy = options.policy?.thresholds.healthy;
  const { verdict } = card;
  return {
    ...projectView(card, subject, scorecard),
    ...{ security, site },
    contest: options.contest ?? null,
    ...headView(scorecard),
    neighbours: neighboursOf(card, scorecard),
    story: storyOf(card, subject),
    kin: [...kinSentences(card, scorecard)],
    isJudged: verdict !== undefined,
    dial: verdict === undefined ? null : svgOf(dialPicture(verdict, healthy)),
    answering: answeringOf(card, subject),
    hurt: hurtOf(card, scorecard),
    groups: verdict === undefined ? [] : groupsOf(card, verdict, scorecard, options, subject),
    uncounted: uncountedOf(verdict, subject),
    scaled: verdict === undefined ? null : scaledNote(verdict),
    others: othersOf(card, scorecard, subject),
    commits: commitsOf(card, scorecard, options, subject),
    people: (options.people?.get(card.name) ?? []).map(({ name, commits }) => ({
      name,
      commits: plural(commits, 'own commit', 'own commits'),
    })),
    prospects: options.policy === undefined ? [] : ways(card, options.policy, subject),
    decisions: card.decisions.map((decision) => decisionViewOf(decision, false, scorecard.asOf)),
    lanes: lanesOf(card, scorecard, options),
    trend: card.trend.map((point) => ({
      asOf: point.asOf,
      ...standingOf(point),
      points: `${trendPoints(point)}${trendRemark(point)}`,
      ...figuresOf(point),
    })),
    criteria: criteriaOf(card, options),
    definitions: options.isPublished === true ? '../definitions.html' : '',
    badge: options.isPublished === true ? `../badges/${slug(card.name)}.svg` : '',
    limits: limitsOf(card, subject),
    links: linksOf(card, scorecard),
  };
}

/** Who answers: what was measured of those who did the work, and of those who are named. */
function answeringOf({ verdict, measurements }: ProjectCard, subject: Subject): string[] {
  const active = verdict?.grades.find(({ measure }) => measure === 'maintainers-active');
  const named = answeringSentence(measurements);
  return [
    ...(active === undefined ? [] : [gradeSentence(active, subject)]),
    ...(named === undefined ? [] : [capital(named)]),
  ];
}
