// The family by team on a terminal: how many projects of each are how, and which is the most urgent.

import type { Scorecard } from '../../domain/scorecard.ts';
import { type Column, tableLines } from '../../words/columns.ts';
import { capital, plural } from '../../words/english.ts';
import { visible } from '../../words/escape.ts';
import { widthFor, wrap } from '../../words/lines.ts';
import { painter } from '../../words/paint.ts';
import { countsByNeed, familyGroups, mostAtRiskFirst } from '../family-groups.ts';
import type { Look } from '../form.ts';

/** By class where one team looks after all. */
export function renderGroups(scorecard: Scorecard, options: Look = {}): string {
  const width = widthFor(options.columns);
  const paint = painter(options.colour ?? false);
  const judged = scorecard.projects.filter(({ role }) => role === 'judged');
  const { kind, groups } = familyGroups({ ...scorecard, projects: judged });
  const kinds = countsByNeed(judged);
  const columns: readonly Column[] = [
    { head: kind.toUpperCase(), flexible: 16, paint: (line) => paint('bold', line) },
    ...['projects', ...kinds.map(({ word }) => word)].map(
      (word): Column => ({ head: word.toUpperCase(), align: 'right' }),
    ),
    { head: 'MOST URGENT', flexible: 16, yields: 1 },
  ];
  const rows = mostAtRiskFirst(groups).map(({ group: { title, cards }, counts }) => [
    [visible(title)],
    [String(cards.length)],
    ...kinds.map(({ name }) => [counts.find((each) => each.name === name)?.count ?? '0']),
    [visible(cards[0]?.name ?? '')],
  ]);
  const isByTeam = kind === 'team';
  const many = isByTeam ? plural(groups.length, 'team', 'teams') : 'classes';
  const title = `${capital(many)} of the ${visible(scorecard.team)} family as of ${scorecard.asOf}`;
  return `${[
    paint('bold', title),
    '',
    ...tableLines(columns, rows, { width, paintHead: (line) => paint('dim', line) }),
    '',
    ...wrap(
      `The projects of one: stadium report ${isByTeam ? '--group TEAM' : '--class CLASS'}.`,
      width,
    ),
  ].join('\n')}\n`;
}
