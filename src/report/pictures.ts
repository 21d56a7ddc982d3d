// Every picture by the name that `stadium chart` knows it by: of a project, or of the whole family. A new one is a line here.

import { StadiumError } from '../domain/errors.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import { capital } from '../words/english.ts';
import { visible } from '../words/escape.ts';
import { measuredWords } from '../words/measured.ts';
import { nearestHint } from '../words/nearest.ts';
import { measureTitle } from '../words/reasons.ts';
import { blocksPicture } from './charts/blocks.ts';
import { bulletPicture } from './charts/bullet.ts';
import { commitsPicture } from './charts/commits.ts';
import { compliancePicture } from './charts/compliance.ts';
import { dialPicture } from './charts/dial.ts';
import { lanesPicture } from './charts/lanes.ts';
import { legalPicture } from './charts/legal.ts';
import { type Picture, stacked } from './charts/picture.ts';
import { slotsOf } from './charts/slots.ts';
import { stackColumns, stacksPicture } from './charts/stacks.ts';
import { stepsPicture } from './charts/steps.ts';
import { stripPicture } from './charts/strip.ts';
import { tallies } from './criteria/view.ts';
import { othersWith } from './project-card.ts';
import { groupsFor } from './prospects.ts';
import type { ScorecardReport } from './scorecard-report.ts';

interface Drawn {
  readonly report: ScorecardReport;
  /** The project, or all of the family. */
  readonly cards: readonly ProjectCard[];
  readonly width: number;
}

type Draw = (drawn: Drawn) => Picture | null;

/** Of one project; the first is what a page shows largest. */
const ofProject: Readonly<Record<string, (card: ProjectCard, drawn: Drawn) => Picture | null>> = {
  lanes: (card, { report: { scorecard, calendar = [], policy }, width }) =>
    lanesPicture({
      ...{ card, calendar, asOf: scorecard.asOf, width },
      healthy: policy?.thresholds.healthy,
    }),
  rows: (card, { report }) => rowsOf(card, report),
  points: (card, { report }) =>
    stripPicture(card, slotsAt(report), report.policy?.thresholds.healthy),
  commits: (card, { report }) => commitsPicture(card, slotsAt(report)),
  dial: ({ verdict }, { report: { policy } }) =>
    verdict === undefined ? null : dialPicture(verdict, policy?.thresholds.healthy),
  card: (card, { report }) => stacksOf(card, report),
};

/** Of the family, or of one project's lane in it. */
const ofFamily: Readonly<Record<string, Draw>> = {
  legal: ({ report: { agenda }, cards, width }) => {
    if (agenda === undefined) return null;
    const names = new Set(cards.map(({ name }) => name));
    const found = agenda.items.map(({ candidate }) => candidate);
    const candidates = found.filter(({ project }) => names.has(project));
    return legalPicture({ candidates, calendar: agenda.calendar, day: agenda.day, width });
  },
  steps: ({ report: { scorecard, calendar = [] }, cards, width }) =>
    stepsPicture({
      entries: cards.flatMap(({ timeline }) => timeline),
      ...{ calendar, asOf: scorecard.decidedTo ?? scorecard.asOf, width },
    }),
  criteria: ({ report: { criteria }, cards, width }) => {
    if (criteria === undefined) return null;
    const names = new Set(cards.map(({ name }) => name));
    const told = tallies(criteria);
    const days = [...criteria.against, criteria.table].flatMap((table, at) => {
      const tally = told[at];
      const projects = table.projects.filter(({ name }) => cards.length > 1 || names.has(name));
      return tally === undefined ? [] : [{ table: { ...table, projects }, tally }];
    });
    return compliancePicture(days, width);
  },
  history: ({ report, cards }) =>
    blocksPicture(
      'Verdicts over time',
      cards.filter(({ role }) => role === 'judged'),
      slotsAt(report),
    ),
};

export const pictureNames: readonly string[] = [
  ...Object.keys(ofProject),
  ...Object.keys(ofFamily),
];

/**
 * The picture of a project, or, where the family's name is given, of all.
 *
 * @throws StadiumError `USAGE` for a picture or a name that there is not, or where there is nothing to draw
 */
export function pictureOf(
  report: ScorecardReport,
  name: string,
  picture: string,
  width = 1160,
): Picture {
  const { projects, team } = report.scorecard;
  const card = projects.find((each) => each.name === name);
  const one = ofProject[picture];
  const all = ofFamily[picture];
  if (one === undefined && all === undefined)
    throw new StadiumError('USAGE', `there is no picture "${visible(picture)}"`, {
      hint: `Pictures: ${pictureNames.join(', ')}.`,
    });
  if (card === undefined && (all === undefined || name !== team))
    throw new StadiumError('USAGE', `the scorecard has no project "${visible(name)}"`, {
      hint: nearestHint(
        name,
        projects.map((each) => each.name),
      ),
    });
  const isWhole = name === team && all !== undefined;
  const cards = isWhole || card === undefined ? projects : [card];
  const drawn = { report, cards, width };
  const made = card !== undefined && one !== undefined ? one(card, drawn) : all?.(drawn);
  if (made !== null && made !== undefined) return made;
  throw new StadiumError(
    'USAGE',
    `nothing of "${visible(name)}" is known that "${picture}" could show`,
    {
      hint: `Pictures: ${pictureNames.join(', ')}.`,
    },
  );
}

function slotsAt({ scorecard, calendar = [] }: ScorecardReport) {
  return slotsOf(
    scorecard.projects.filter(({ role }) => role === 'judged'),
    calendar,
  );
}

function stacksOf(card: ProjectCard, { scorecard, policy }: ScorecardReport): Picture | null {
  const definitions = new Map(scorecard.measures.map((each) => [each.id, each]));
  const judged = scorecard.projects.filter(({ role }) => role === 'judged');
  const columns = stackColumns(judged, (id) => measureTitle(id, definitions));
  const rows = groupsFor(card, policy).flatMap((group) => group.rows);
  return stacksPicture(card, rows, columns);
}

/** The rows of the card as the page of the project shows them, below each other. */
function rowsOf(card: ProjectCard, { scorecard, policy }: ScorecardReport): Picture | null {
  const { verdict } = card;
  if (verdict === undefined) return null;
  const definitions = new Map(scorecard.measures.map((each) => [each.id, each]));
  const rows = groupsFor(card, policy).flatMap((group) => group.rows);
  const lines = verdict.grades.flatMap((grade) => {
    const row = rows.find(({ measure }) => measure === grade.measure);
    if (row === undefined || grade.measurement.state === 'not-applicable') return [];
    const title = capital(measureTitle(grade.measure, definitions));
    const miss = verdict.missing.find(({ measure }) => measure === grade.measure);
    const others = othersWith(grade.measure, card, scorecard);
    const value = measuredWords(grade.measurement);
    return [{ title, value, picture: bulletPicture({ title, grade, row, miss, others }) }];
  });
  return stacked(`The card of ${card.name}`, lines);
}
