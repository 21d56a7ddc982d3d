// The family in parts that a page has room for: by team where several look after it, by class else.

import { groupBy } from '../domain/group-by.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { classWords } from '../words/classes.ts';
import { capital } from '../words/english.ts';
import { slug } from '../words/slug.ts';
import { countsOf } from './view.ts';
import type { ScorecardView } from './view-schema.ts';

export interface FamilyGroup {
  readonly title: string;
  /** Where its page lies, from the overview. */
  readonly href: string;
  /** Judged or not, in the order of the scorecard. */
  readonly cards: readonly ProjectCard[];
}

export interface FamilyGroups {
  readonly kind: 'team' | 'class';
  /** The largest first. */
  readonly groups: readonly FamilyGroup[];
}

/** Those with the most projects at risk first, each with its counts. */
export function mostAtRiskFirst(groups: readonly FamilyGroup[]) {
  const rows = groups.map((group) => ({ group, counts: countsByNeed(group.cards) }));
  return rows.sort((one, other) => atRisk(other.counts) - atRisk(one.counts));
}

const order = ['silent', 'failing', 'failing-or-thin', 'thin', 'undetermined', 'healthy'];

/** How many of the judged are how, the most urgent first. */
export function countsByNeed(cards: readonly ProjectCard[]): ScorecardView['counts'] {
  return countsOf(cards.filter(({ role }) => role === 'judged')).toSorted(
    (one, other) => order.indexOf(one.name) - order.indexOf(other.name),
  );
}

function atRisk(counts: ScorecardView['counts']): number {
  return counts
    .filter(({ verdict }) => verdict === 'at-risk')
    .reduce((sum, { count }) => sum + Number(count), 0);
}

/** Projects that one page has room for; of a larger group there are several pages, by name. */
const mostOnPage = 400;

export function familyGroups({ projects, team: ofAll }: Scorecard): FamilyGroups {
  const byTeam = groupBy(projects, ({ team = ofAll }) => team);
  const isByTeam = byTeam.size > 1;
  const found = isByTeam ? byTeam : groupBy(projects, (card) => capital(classWords[card.class]));
  const groups = [...found].flatMap(([title, cards]) => pagesOf(title, cards));
  return {
    kind: isByTeam ? 'team' : 'class',
    groups: groups.sort((one, other) => other.cards.length - one.cards.length),
  };
}

function pagesOf(title: string, cards: readonly ProjectCard[]): readonly FamilyGroup[] {
  const href = (part: string) => `group-${slug(title)}${part}.html`;
  const count = Math.ceil(cards.length / mostOnPage);
  if (count <= 1) return [{ title, href: href(''), cards }];
  const names = cards.map(({ name }) => name).sort();
  const size = Math.ceil(names.length / count);
  return Array.from({ length: count }, (_, at) => {
    const part = names.slice(at * size, (at + 1) * size);
    const among = new Set(part);
    return {
      title: `${title}, ${part[0]} to ${part.at(-1)}`,
      href: href(`.${at + 1}`),
      cards: cards.filter(({ name }) => among.has(name)),
    };
  });
}
