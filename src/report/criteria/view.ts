// What every form of the criteria says: the words of states and answers, what needs work, and how it moved between days.

import type {
  CriteriaCard,
  CriteriaTable,
  CriterionAnswer,
  DimensionState,
  Proof,
} from '../../domain/criteria.ts';
import type { IsoDate } from '../../domain/time.ts';

export interface CriteriaView {
  readonly table: CriteriaTable;
  /** Other days, earliest first. */
  readonly against: readonly CriteriaTable[];
}

export const stateWords: Readonly<Record<DimensionState, string>> = {
  met: 'Met',
  'needs-work': 'Needs work',
  unknown: 'Unknown',
  'not-applicable': 'N/A',
};

export const answerWords: Readonly<Record<CriterionAnswer['answer'], string>> = {
  yes: 'yes',
  no: 'no',
  unknown: 'unknown',
  'not-applicable': 'n/a',
  exempt: 'exempt',
};

/** The cell of the summary: one word for a tree that is retired or cannot be read. */
export function cellWords(card: CriteriaCard, dimension: string): string {
  if (card.state !== 'live') return card.state === 'retired' ? 'Retired' : 'Unknown';
  return stateWords[card.dimensions[dimension] ?? 'unknown'];
}

export interface Finding {
  readonly id: string;
  readonly words: string;
  readonly mend: string;
  readonly answer: CriterionAnswer;
}

/** The questions of a card in the order of the data. */
export function findings(card: CriteriaCard, { questions }: CriteriaTable): readonly Finding[] {
  return questions.flatMap(({ id, words, mend }) => {
    const answer = card.answers[id];
    return answer === undefined ? [] : [{ id, words, mend, answer }];
  });
}

/** Why a column of the card needs work. */
export function needed(card: CriteriaCard, table: CriteriaTable): readonly Finding[] {
  const ids = new Set(table.dimensions.flatMap(({ needs }) => needs));
  return findings(card, table).filter(({ id, answer }) => ids.has(id) && answer.answer === 'no');
}

/** What of the family's own criteria needs work, in a sentence; undefined where the project was not asked. */
export function needsWords(table: CriteriaTable, project: string): string | undefined {
  const card = table.projects.find(({ name }) => name === project);
  if (card === undefined) return undefined;
  if (card.state === 'retired') return 'Retired.';
  const wants = needed(card, table).map(({ id, words }) => `${words} (${id})`);
  if (wants.length > 0) return `Needs work: ${wants.join(' ')}`;
  const isKnown = Object.values(card.dimensions).every((state) => state !== 'unknown');
  return isKnown ? 'Nothing needs work.' : 'Not all of it is known.';
}

/** Why, who said it, until when, and what the probe says where it differs. */
export function whyWords({ by, why, until, probe, answer }: CriterionAnswer): string {
  if (by === 'probe' || answer === 'unknown' || answer === 'not-applicable') return why;
  const last = until === undefined ? '' : `, until ${until}`;
  const differs =
    probe === undefined || probe.answer === answer
      ? ''
      : `; the probe says ${answerWords[probe.answer]}: ${probe.why}`;
  return `${why} (a person's answer${last})${differs}`;
}

/** `openstack/project-config@1a2b3c4 zuul.d/projects.yaml` */
export function proofWords({ repository, commit, path, tag }: Proof): string {
  const at = commit === undefined ? '' : `@${commit.slice(0, 7)}`;
  const where = path ?? (tag === undefined ? '' : `tag ${tag}`);
  return `${repository}${at} ${where}`.trim();
}

export interface Tally {
  readonly asOf: IsoDate;
  readonly counts: Readonly<Record<DimensionState, number>>;
  readonly retired: number;
}

/** How many cells of the summary have each state, for each of the days. */
export function tallies({ table, against }: CriteriaView): readonly Tally[] {
  return [...against, table].map(({ asOf, projects, dimensions }) => {
    const live = projects.filter(({ state }) => state !== 'retired');
    const cells = live.flatMap((card) =>
      dimensions.map(({ id }) => card.dimensions[id] ?? 'unknown'),
    );
    const count = (state: DimensionState) => cells.filter((each) => each === state).length;
    return {
      asOf,
      retired: projects.length - live.length,
      counts: {
        met: count('met'),
        'needs-work': count('needs-work'),
        unknown: count('unknown'),
        'not-applicable': count('not-applicable'),
      },
    };
  });
}

export interface Move {
  readonly project: string;
  readonly dimension: string;
  readonly from: string;
  readonly to: string;
}

/** Cells of the summary that changed from one day to the next, of projects that both hold. */
export function moves(before: CriteriaTable, after: CriteriaTable): readonly Move[] {
  return after.projects.flatMap((card) => {
    const old = before.projects.find(({ name }) => name === card.name);
    if (old === undefined) return [];
    return after.dimensions.flatMap(({ id, title }) => {
      const [from, to] = [cellWords(old, id), cellWords(card, id)];
      return from === to ? [] : [{ project: card.name, dimension: title, from, to }];
    });
  });
}

/** The days in order, each with the one before it. */
export function steps({
  table,
  against,
}: CriteriaView): readonly (readonly [CriteriaTable, CriteriaTable])[] {
  const days = [...against, table];
  return days.slice(1).map((after, at) => [days[at] ?? after, after] as const);
}
