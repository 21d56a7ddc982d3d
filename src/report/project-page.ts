// One project as a page: verdict and distance, who answers, what comes next, the card row by row, its history, and every figure.

import type { CriteriaTable } from '../domain/criteria.ts';
import type { MeasureDefinition, Measurement } from '../domain/measurement.ts';
import { addressUnder } from '../domain/project.ts';
import type { ProjectCard, Scorecard, TrendPoint } from '../domain/scorecard.ts';
import type { Grade, Verdict } from '../domain/verdict.ts';
import { sourceTitle } from '../sources/names.ts';
import { answeringSentence } from '../words/answering.ts';
import { staleWords } from '../words/days.ts';
import { webLink } from '../words/escape.ts';
import { scaledNote, trendPoints } from '../words/figures.ts';
import { gradeSentence, measureTitle, type Subject, trendRemark } from '../words/reasons.ts';
import {
  capital,
  cycleWords,
  evidenceWords,
  listWords,
  measuredWords,
  plural,
  readable,
  standingWords,
  windowWords,
} from '../words/wording.ts';
import { bulletPicture } from './charts/bullet.ts';
import { dialPicture } from './charts/dial.ts';
import { lanesPicture } from './charts/lanes.ts';
import { svgOf } from './charts/picture.ts';
import { cellWords } from './criteria/view.ts';
import { kinSentences } from './kin.ts';
import type { PageOptions } from './overview-page.ts';
import type { MeasureRow, ProjectPage, SiteView } from './page-schema.ts';
import { decisionViewOf, projectView } from './project-view.ts';
import { groupsFor, ways } from './prospects.ts';
import { slug } from './slug.ts';
import { storyOf } from './story.ts';
import { cycleDays, subjects } from './view.ts';

export interface ProjectPageOptions extends PageOptions {
  /** The stadium's own scorecard, where its answers are at hand. */
  readonly criteria?: CriteriaTable;
  /** Badges and definitions lie beside the pages. */
  readonly isPublished?: boolean;
}

export function projectPage(
  card: ProjectCard,
  scorecard: Scorecard,
  options: ProjectPageOptions,
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
    team: scorecard.team,
    asOf: scorecard.asOf,
    stale: staleWords(scorecard),
    cycle: scorecard.cycle.title,
    period: cycleWords(scorecard.cycle),
    cycleWindow: cycleDays(scorecard),
    policyVersion: scorecard.policyVersion,
    evidence: evidenceWords(scorecard, sourceTitle),
    neighbours: neighboursOf(card, scorecard),
    story: storyOf(card, subject),
    kin: [...kinSentences(card, scorecard)],
    threshold: healthy === undefined ? null : `healthy from ${healthy} points`,
    isJudged: verdict !== undefined,
    dial: verdict === undefined ? null : svgOf(dialPicture(verdict, healthy)),
    answering: answeringOf(card, subject),
    hurt: hurtOf(card, scorecard),
    groups: verdict === undefined ? [] : groupsOf(card, verdict, scorecard, options, subject),
    uncounted: uncountedOf(verdict, subject),
    scaled: verdict === undefined ? null : scaledNote(verdict),
    others: othersOf(card, scorecard, subject),
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
    limits: limitsOf(verdict, subject),
    links: linksOf(card, scorecard),
  };
}

function standingOf({ verdict: name, levels = [] }: TrendPoint) {
  const { word, symbol } = standingWords({ name, levels });
  return { word, symbol };
}

function figuresOf({ figures = {} }: TrendPoint) {
  const words = (id: string) => (figures[id] === undefined ? 'unknown' : String(figures[id]));
  return {
    own: words('own-commits-cycle'),
    code: words('code-commits-cycle'),
    people: words('active-people-cycle'),
    releases: words('releases-cycle'),
  };
}

/** The one before and the one after, by need. */
function neighboursOf(card: ProjectCard, { projects }: Scorecard): ProjectPage['neighbours'] {
  const at = projects.findIndex(({ name }) => name === card.name);
  const link = (found: ProjectCard | undefined) =>
    found === undefined ? null : { text: found.name, href: `${slug(found.name)}.html` };
  return {
    place: `${at + 1} of ${projects.length} by need`,
    before: link(projects[at - 1]),
    after: link(projects[at + 1]),
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

function hurtOf(card: ProjectCard, { projects }: Scorecard): string {
  const users = card.measurements['dependents'];
  const followers = projects.filter(({ follows }) => follows === card.name).map(({ name }) => name);
  if (users?.state !== 'measured') return 'Who uses it is not known.';
  const names = [...new Set([...followers, ...(users.names ?? [])])];
  if (names.length === 0)
    return 'No project that was read here names it. Deployments are not seen.';
  return `${listWords(names.slice(0, 6))}${names.length > 6 ? ` and ${names.length - 6} more` : ''}. Deployments are not seen.`;
}

function lanesOf(
  card: ProjectCard,
  { asOf }: Scorecard,
  { calendar = [], policy }: ProjectPageOptions,
): ProjectPage['lanes'] {
  const healthy = policy?.thresholds.healthy;
  return [1160, 720, 340].flatMap((width) => {
    const picture = lanesPicture({ card, calendar, asOf, healthy, width });
    return picture === null ? [] : [{ size: `w${width}`, picture: svgOf(picture) }];
  });
}

function groupsOf(
  card: ProjectCard,
  verdict: Verdict,
  scorecard: Scorecard,
  { policy }: ProjectPageOptions,
  subject: Subject,
): ProjectPage['groups'] {
  const groups = groupsFor(card, policy);
  const titles = new Map(groups.map((group) => [group.id, group.title]));
  const rows = new Map(groups.flatMap((group) => group.rows).map((row) => [row.measure, row]));
  const ids = [...new Set(verdict.grades.map((grade) => grade.group))];
  return ids.flatMap((id) => {
    const grades = verdict.grades.filter((grade) => grade.group === id && isCounted(grade));
    if (grades.length === 0) return [];
    const group = {
      title: titles.get(id) ?? capital(readable(id)),
      points: given(grades),
      rows: grades.map((grade) => {
        const row = rows.get(grade.measure);
        const title = capital(measureTitle(grade.measure, subject.definitions));
        const miss = verdict.missing.find(({ measure }) => measure === grade.measure);
        const others = othersWith(grade.measure, card, scorecard);
        return {
          ...measureRow(grade.measure, grade.measurement, subject),
          points: given([grade]),
          reason: gradeSentence(grade, subject),
          bullet:
            row === undefined ? null : svgOf(bulletPicture({ title, grade, row, miss, others })),
        };
      }),
    };
    return [group];
  });
}

function isCounted({ measurement }: Grade): boolean {
  return measurement.state !== 'not-applicable';
}

/** Rows of the card that count neither way, in one sentence. */
function uncountedOf(verdict: Verdict | undefined, subject: Subject): string {
  const out = (verdict?.grades ?? []).filter((grade) => !isCounted(grade));
  const titles = out.map(({ measure }) => measureTitle(measure, subject.definitions));
  const why = [...new Set(out.map(({ measurement }) => measuredWords(measurement)))];
  return out.length === 0 ? '' : `${capital(listWords(titles))}: ${listWords(why)}.`;
}

function othersWith(
  measure: string,
  card: ProjectCard,
  { projects }: Scorecard,
): readonly number[] {
  return projects.flatMap(({ name, role, measurements }) => {
    const seen = measurements[measure];
    return name !== card.name && role === 'judged' && seen?.state === 'measured'
      ? [seen.value]
      : [];
  });
}

/** `8 of 15`, `3–15 of 15` where something is unknown. */
function given(grades: readonly Grade[]): string {
  const sum = (pick: (grade: Grade) => number) =>
    String(Math.round(10 * grades.reduce((all, each) => all + pick(each), 0)) / 10);
  const [worst, best] = [sum((each) => each.worst), sum((each) => each.best)];
  return `${worst === best ? worst : `${worst}–${best}`} of ${sum((each) => each.of)}`;
}

function measureRow(id: string, measurement: Measurement, subject: Subject): MeasureRow {
  const definition = subject.definitions.get(id);
  const links = measurement.state === 'measured' ? (measurement.links ?? []) : [];
  return {
    id,
    title: measureTitle(id, subject.definitions),
    definition: definition?.definition ?? null,
    value: measuredWords(measurement),
    isUnknown: measurement.state !== 'measured',
    window:
      measurement.window.name === 'as-of'
        ? 'that day'
        : windowWords(measurement.window.name, subject.cycle),
    sample: measurement.state === 'measured' ? String(measurement.sample) : 'none',
    source: sourceTitle(measurement.source),
    links: links.map(webLink).flatMap((href) => (href === null ? [] : [{ text: 'see it', href }])),
  };
}

function othersOf(card: ProjectCard, scorecard: Scorecard, subject: Subject): MeasureRow[] {
  const graded = new Set(card.verdict?.grades.map((grade) => grade.measure));
  const order = new Map(scorecard.measures.map((each, at) => [each.id, at]));
  const place = (id: string) => order.get(id) ?? order.size;
  return Object.entries(card.measurements)
    .filter(([id]) => !graded.has(id))
    .sort(([left], [right]) => place(left) - place(right) || (left < right ? -1 : 1))
    .map(([id, measurement]) => measureRow(id, measurement, subject));
}

function criteriaOf(card: ProjectCard, { criteria }: ProjectPageOptions): ProjectPage['criteria'] {
  const found = criteria?.projects.find(({ name }) => name === card.name);
  if (criteria === undefined || found === undefined) return null;
  return {
    title: `${criteria.title}, ${criteria.asOf}`,
    href: `../criteria.html#c-${slug(card.name).replaceAll('.', '-')}`,
    cells: criteria.dimensions.map(({ id, title }) => ({ title, words: cellWords(found, id) })),
  };
}

function limitsOf(verdict: Verdict | undefined, subject: Subject): ProjectPage['limits'] {
  return (verdict?.grades ?? [])
    .map((grade) => subject.definitions.get(grade.measure))
    .filter((each): each is MeasureDefinition => each !== undefined)
    .map((each) => ({ title: capital(each.title), text: each.limits }));
}

/** Its repositories, the commits that were read, and what waits for a review. */
function linksOf(card: ProjectCard, { links, pins }: Scorecard): ProjectPage['links'] {
  return card.repositories.flatMap((name) => {
    const address = links.repository;
    const page = address === undefined ? null : webLink(addressUnder(address, name));
    const pin = pins.find(({ repository, source }) => repository === name && source === 'git');
    const base = page?.replace(/\.git$/, '');
    const reviews =
      links.reviews === undefined
        ? null
        : webLink(`${links.reviews}/q/project:${name}+status:open`);
    return [
      ...(page === null ? [] : [{ text: name, href: page }]),
      ...(base === undefined || pin?.commit === undefined
        ? []
        : [
            {
              text: `commit read: ${pin.commit.slice(0, 9)}`,
              href: `${base}/commit/${pin.commit}`,
            },
          ]),
      ...(reviews === null ? [] : [{ text: `open changes of ${name}`, href: reviews }]),
    ];
  });
}
