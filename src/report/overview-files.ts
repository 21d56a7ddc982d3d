// The overview as files. It stays small whatever the family: with a picture or two a row where that fits, with words alone where
// it does not, and beyond that as a table of groups, with all names below it as long as they fit. Teams have pages of their own, and so has every group of such a table.

import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { type FamilyGroup, familyGroups } from './family-groups.ts';
import { type RenderedFile, whenWritten } from './form.ts';
import type { Shape } from './overview-page.ts';
import type { PageOptions } from './page-options.ts';

/** Bytes of the overview. */
const largest = 300_000;

/** Projects above which it is not even tried. */
const mostPictured = 120;
export const mostInRows = 1000;
const mostNamed = 3000;

export interface OverviewFiles {
  readonly files: readonly RenderedFile[];
  readonly groupOf: (card: ProjectCard) => FamilyGroup | undefined;
}

type Draw = (scorecard: Scorecard, options: PageOptions, shape: Shape) => string;

export function overviewFiles(
  scorecard: Scorecard,
  options: PageOptions,
  draw: Draw,
): OverviewFiles {
  const count = scorecard.projects.length;
  const index = (content: string) => ({ path: 'index.html', content });
  const { kind, groups } = familyGroups(scorecard);
  const byCard = new Map(groups.flatMap((group) => group.cards.map((card) => [card, group])));
  const groupOf = (card: ProjectCard) => byCard.get(card);
  const teams = kind === 'team' ? { teamOf: groupOf } : {};
  const whole =
    fitting(count <= mostPictured, () => draw(scorecard, options, { pictures: true, ...teams })) ??
    fitting(count <= mostInRows, () => draw(scorecard, options, { pictures: false, ...teams }));
  if (whole !== undefined && kind === 'class')
    return { files: [index(whole)], groupOf: () => undefined };
  const pages = groups.map(({ href, cards, title }) =>
    whenWritten(href, () => ofGroup(title, cards, scorecard, options, draw)),
  );
  const split = { pictures: false, groups: { kind, groups }, ...teams };
  const overview =
    whole ??
    fitting(count <= mostNamed, () => draw(scorecard, options, { ...split, names: true })) ??
    draw(scorecard, options, split);
  return { files: [index(overview), ...pages], groupOf };
}

function ofGroup(
  title: string,
  cards: readonly ProjectCard[],
  scorecard: Scorecard,
  { previous, ...options }: PageOptions,
  draw: Draw,
): string {
  const names = new Set(cards.map(({ name }) => name));
  const part = <Whole extends Scorecard>(whole: Whole): Whole => ({
    ...whole,
    projects: whole.projects.filter(({ name }) => names.has(name)),
    sources: [],
  });
  const shown = { ...options, ...(previous === undefined ? {} : { previous: part(previous) }) };
  return (
    fitting(cards.length <= mostPictured, () =>
      draw(part(scorecard), shown, { pictures: true, title }),
    ) ?? draw(part(scorecard), shown, { pictures: false, title })
  );
}

function fitting(isWorthIt: boolean, page: () => string): string | undefined {
  const made = isWorthIt ? page() : undefined;
  return made !== undefined && Buffer.byteLength(made) < largest ? made : undefined;
}
