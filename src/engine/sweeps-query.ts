// Which commits are part of a sweep, as SQL: what measure/sweeps.ts finds in memory, window by window.

import type { Dialect } from './engine.ts';

const sixtyDays = 60 * 86_400;
const twoYears = 730 * 86_400;
/** Later than any day: a sweep that never became tree-wide. */
export const never = Number.MAX_SAFE_INTEGER;

/**
 * Statements that end in the table `sweep`: what is known of a commit, and since when. `enough` repositories make a sweep; where
 * some are missing it takes fewer, and nobody can say that it was one family's.
 */
export function sweepStatements(
  { keep, each }: Dialect,
  enough: number,
  isPartial: boolean,
  /** Behind the name of each table. */
  part: string,
): readonly string[] {
  const range = `RANGE BETWEEN ${sixtyDays} PRECEDING AND CURRENT ROW`;
  const statements = [
    // A subject that landed in too few repositories need not be looked at.
    `${keep(`subject${part}`)}
      SELECT folded FROM landing
      WHERE parent_count <= 1 AND landed_at IS NOT NULL AND folded IS NOT NULL AND origin = ''
      GROUP BY folded HAVING count(DISTINCT repository) >= ${enough}`,
    `${keep(`candidate${part}`)}
      SELECT l.folded AS folded, l.same AS same, l.repository AS repository, l.id AS id, l.family AS family,
        i.plain AS person, coalesce(l.landed_at, 0) AS landed, l.dictated AS dictated,
        row_number() OVER (PARTITION BY l.folded, l.same ORDER BY l.landed_at, l.ranking, l.position) AS copy_number
      FROM landing l JOIN subject${part} s ON s.folded = l.folded JOIN identity i ON i.who = l.author
      WHERE l.parent_count <= 1 AND l.landed_at IS NOT NULL AND l.origin = ''`,
    `${keep(`firsts${part}`)}
      SELECT folded, same, repository, family, person, landed, dictated,
        row_number() OVER (PARTITION BY folded ORDER BY landed, same) AS n
      FROM candidate${part} WHERE copy_number = 1`,
    // One change: sent by one person, or into the same file of a kind that a fleet dictates.
    `${keep(`bond${part}`)}
      SELECT folded, same, repository, landed, 'by ' || person AS bond FROM firsts${part}
      UNION ALL
      SELECT folded, same, repository, landed, 'in ' || path AS bond
      FROM (SELECT folded, same, repository, landed, ${each('dictated')} AS path FROM firsts${part}) f`,
    `${keep(`met${part}`)}
      SELECT b.folded AS folded, b.same AS same, b.bond AS bond, b.landed AS landed,
        count(DISTINCT b.repository) OVER (PARTITION BY b.folded, b.bond ORDER BY b.landed ${range}) AS repositories
      FROM bond${part} b
      JOIN (SELECT folded, bond FROM bond${part} GROUP BY folded, bond HAVING count(DISTINCT repository) >= ${enough}) e
        ON e.folded = b.folded AND e.bond = b.bond`,
    `${keep(`told${part}`)}
      SELECT folded, same, min(first_at) AS known_from
      FROM (
        SELECT folded, same, min(CASE WHEN repositories >= ${enough} THEN landed END) OVER (
          PARTITION BY folded, bond ORDER BY landed RANGE BETWEEN CURRENT ROW AND ${sixtyDays} FOLLOWING) AS first_at
        FROM met${part}) m
      WHERE first_at IS NOT NULL GROUP BY folded, same`,
    ...(isPartial ? [] : reachStatements(keep, part)),
    isPartial
      ? `${keep(`reach${part}`)}
          SELECT folded, same, known_from, 'tree-wide' AS scope, known_from AS tree_wide_from FROM told${part}`
      : `${keep(`reach${part}`)}
          SELECT s.folded AS folded, s.same AS same, s.known_from AS known_from,
            CASE WHEN s.family = '' THEN 'tree-wide' WHEN s.others >= 3 THEN 'family-wide'
              ELSE 'perhaps-family-wide' END AS scope,
            CASE WHEN s.family = '' THEN s.known_from WHEN s.others >= 3 THEN s.left_at
              ELSE least(s.left_at, s.second_at, coalesce(b.broad_at, ${never})) END AS tree_wide_from
          FROM scene${part} s LEFT JOIN broad${part} b ON b.folded = s.folded AND b.same = s.same`,
    `${keep(`sweep${part}`)}
      SELECT c.repository AS repository, c.id AS id, r.known_from AS known_from, r.scope AS scope,
        r.tree_wide_from AS tree_wide_from
      FROM candidate${part} c JOIN reach${part} r ON r.folded = c.folded AND r.same = c.same`,
  ];
  return statements;
}

/** How far each sweep reaches: who else had it near, and how many repositories were alive to have it. */
function reachStatements(keep: Dialect['keep'], part: string): readonly string[] {
  const before = 'ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING';
  const after = 'ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING';
  const ordered = 'PARTITION BY folded ORDER BY n';
  return [
    `${keep(`turn${part}`)}
      SELECT folded, same, repository, family, person, landed, n,
        CASE WHEN family <> min(family) OVER (${ordered} ${before}) THEN 1 ELSE 0 END AS is_other_family,
        CASE WHEN person <> min(person) OVER (${ordered} ${before}) THEN 1 ELSE 0 END AS is_other_person,
        max(landed) OVER (PARTITION BY folded, repository ORDER BY n ${before}) AS before_at,
        row_number() OVER (PARTITION BY folded, repository ORDER BY n) AS visit,
        min(n) OVER (PARTITION BY folded ORDER BY landed RANGE BETWEEN ${sixtyDays} PRECEDING AND CURRENT ROW) AS near_n
      FROM firsts${part}`,
    `${keep(`ahead${part}`)}
      SELECT folded, n, family, person, landed,
        coalesce(min(CASE WHEN is_other_family = 1 THEN landed END) OVER (${ordered} ${after}), ${never}) AS other_family_at,
        coalesce(min(CASE WHEN is_other_person = 1 THEN landed END) OVER (${ordered} ${after}), ${never}) AS other_person_at
      FROM turn${part}`,
    // A repository is alive for two years after each landing; each such life is an event at its start and one at its end.
    `${keep(`life${part}`)}
      SELECT family, landed AS event_at, CASE WHEN is_first = 1 OR landed - before_at > ${twoYears} THEN 1 ELSE 0 END AS born,
        CASE WHEN is_last = 1 OR after_at - landed > ${twoYears} THEN 1 ELSE 0 END AS ended
      FROM (
        SELECT family, landed,
          CASE WHEN row_number() OVER (PARTITION BY repository ORDER BY landed) = 1 THEN 1 ELSE 0 END AS is_first,
          CASE WHEN row_number() OVER (PARTITION BY repository ORDER BY landed DESC) = 1 THEN 1 ELSE 0 END AS is_last,
          max(landed) OVER (PARTITION BY repository ORDER BY landed ${before}) AS before_at,
          min(landed) OVER (PARTITION BY repository ORDER BY landed ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS after_at
        FROM (SELECT DISTINCT repository, family, coalesce(landed_at, 0) AS landed FROM landing WHERE landed_at IS NOT NULL) d) e`,
    `${keep(`moment${part}`)}
      SELECT 'all' AS whose, event_at, 1 AS step, 0 AS is_asked FROM life${part} WHERE born = 1
      UNION ALL SELECT 'all' AS whose, event_at + ${twoYears + 1} AS event_at, -1 AS step, 0 AS is_asked FROM life${part} WHERE ended = 1
      UNION ALL SELECT family AS whose, event_at, 1 AS step, 0 AS is_asked FROM life${part} WHERE born = 1 AND family <> ''
      UNION ALL SELECT family AS whose, event_at + ${twoYears + 1} AS event_at, -1 AS step, 0 AS is_asked FROM life${part} WHERE ended = 1 AND family <> ''
      UNION ALL SELECT DISTINCT 'all' AS whose, known_from AS event_at, 0 AS step, 1 AS is_asked FROM told${part}
      UNION ALL SELECT DISTINCT t.family AS whose, k.known_from AS event_at, 0 AS step, 1 AS is_asked
        FROM told${part} k JOIN turn${part} t ON t.folded = k.folded AND t.same = k.same WHERE t.family <> ''`,
    `${keep(`alive${part}`)}
      SELECT DISTINCT whose, event_at, alive
      FROM (SELECT whose, event_at, is_asked, sum(step) OVER (
          PARTITION BY whose ORDER BY event_at RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS alive FROM moment${part}) m
      WHERE is_asked = 1`,
    `${keep(`scene${part}`)}
      SELECT t.folded AS folded, t.same AS same, t.family AS family, t.landed AS landed, k.known_from AS known_from,
        coalesce(m.alive, 0) AS members, w.alive - coalesce(m.alive, 0) AS others,
        CASE WHEN y.family <> t.family THEN y.landed
          WHEN y.other_family_at <= t.landed + ${sixtyDays} THEN y.other_family_at ELSE ${never} END AS left_at,
        CASE WHEN y.person <> t.person THEN y.landed
          WHEN y.other_person_at <= t.landed + ${sixtyDays} THEN y.other_person_at ELSE ${never} END AS second_at
      FROM told${part} k
      JOIN turn${part} t ON t.folded = k.folded AND t.same = k.same
      JOIN ahead${part} y ON y.folded = t.folded AND y.n = t.near_n
      JOIN alive${part} w ON w.whose = 'all' AND w.event_at = k.known_from
      LEFT JOIN alive${part} m ON m.whose = t.family AND m.event_at = k.known_from`,
    // The landing with which half of the family had it; asked only where nobody else's repositories can be looked at.
    `${keep(`broad${part}`)}
      SELECT folded, same, min(near_at) AS broad_at
      FROM (
        SELECT s.folded AS folded, s.same AS same, s.members AS members, z.landed AS near_at,
          row_number() OVER (PARTITION BY s.folded, s.same ORDER BY z.landed) AS reached
        FROM scene${part} s JOIN turn${part} z ON z.folded = s.folded
        WHERE s.family <> '' AND s.others < 3 AND z.landed >= s.landed - ${sixtyDays} AND z.landed <= s.landed + ${sixtyDays}
          AND (z.visit = 1 OR z.before_at < s.landed - ${sixtyDays})) r
      WHERE 2 * reached >= members GROUP BY folded, same`,
  ];
}
