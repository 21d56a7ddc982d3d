// The history of a project on its page: the picture at three widths, and the same as a table.

import type { ProjectCard, Scorecard, TrendPoint } from '../domain/scorecard.ts';
import { standingWords } from '../words/verdicts.ts';
import { lanesPicture } from './charts/lanes.ts';
import { svgOf } from './charts/picture.ts';
import type { PageOptions } from './page-options.ts';
import type { ProjectPage } from './page-schema.ts';

export function standingOf({ verdict: name, levels = [] }: TrendPoint) {
  const { word, symbol } = standingWords({ name, levels });
  return { word, symbol };
}

export function figuresOf({ figures = {} }: TrendPoint) {
  const words = (id: string) => (figures[id] === undefined ? 'unknown' : String(figures[id]));
  return {
    own: words('own-commits-cycle'),
    code: words('code-commits-cycle'),
    people: words('active-people-cycle'),
    releases: words('releases-cycle'),
  };
}

export function lanesOf(
  card: ProjectCard,
  { asOf }: Scorecard,
  { calendar = [], policy }: PageOptions,
): ProjectPage['lanes'] {
  const healthy = policy?.thresholds.healthy;
  return [1160, 720, 340].flatMap((width) => {
    const picture = lanesPicture({ card, calendar, asOf, healthy, width });
    return picture === null ? [] : [{ size: `w${width}`, picture: svgOf(picture) }];
  });
}
