// The questions that only a whole fleet can answer, as SQL: the same text for every engine.

import type { Dialect, TableSpec } from './engine.ts';
import { sweepStatements } from './sweeps-query.ts';

/** A shared past is longer than what a script commits to several repositories within a second. */
const sharedRun = 5;
const sweepRepositories = 3;

/** Whose repository is whose; `ranking` is the order in which ties are settled. */
export const homeTable: TableSpec = {
  name: 'home',
  columns: { repository: 'text', ranking: 'number', family: 'text' },
};
/** Who is who: by the people of the data folder alone, and with the mailmaps of the day. No engine folds names. */
export const identityTable: TableSpec = {
  name: 'identity',
  columns: { who: 'text', plain: 'text', person: 'text', machine: 'text' },
};
export const scopeTable: TableSpec = {
  name: 'scope',
  columns: { scope: 'text', repository: 'text' },
};
export const spanTable: TableSpec = {
  name: 'span',
  columns: { span: 'text', from_at: 'number', to_at: 'number' },
};
export const tipTable: TableSpec = { name: 'tip', columns: { repository: 'text', id: 'text' } };
export const projectNameTable: TableSpec = {
  name: 'project_name',
  columns: { project: 'text', name: 'text' },
};
export const projectHomeTable: TableSpec = {
  name: 'project_home',
  columns: { project: 'text', repository: 'text' },
};

/** Every commit that landed, with what is the same for all its copies. Rests on `fact` and `home`. */
export function landingStatements({ keep, each }: Dialect): readonly string[] {
  return [
    `${keep('arrival')}
      SELECT f.repository AS repository, h.ranking AS ranking, h.family AS family, f.id AS id, f.position AS position,
        f.landed_at AS landed_at, f.parent_count AS parent_count, coalesce(f.origin, '') AS origin, f.parents AS parents,
        f.people AS people, f.people[1] AS author, f.folded AS folded, coalesce(f.change_id, '') AS change_id,
        coalesce(f.written, '') AS written, f.dictated AS dictated
      FROM fact f JOIN home h ON h.repository = f.repository
      WHERE f.kind = 'commit' AND f.position IS NOT NULL`,
    `${keep('shared')}
      SELECT written, CASE WHEN max(change_id) <> '' OR count(DISTINCT id) = 1 THEN 1 ELSE 0 END AS is_sure
      FROM arrival WHERE written <> '' GROUP BY written HAVING count(DISTINCT repository) >= 2`,
    `${keep('doubtful')}
      SELECT DISTINCT a.id AS id FROM arrival a JOIN shared s ON s.written = a.written WHERE s.is_sure = 0`,
    `${keep('kin')}
      SELECT DISTINCT e.id AS id, e.parent AS parent
      FROM (SELECT a.id AS id, ${each('a.parents')} AS parent FROM arrival a JOIN doubtful d ON d.id = a.id) e
      JOIN doubtful p ON p.id = e.parent`,
    `${keep('near_one')}
      SELECT DISTINCT one, other FROM (
        SELECT id AS one, id AS other FROM doubtful
        UNION ALL SELECT id AS one, parent AS other FROM kin
        UNION ALL SELECT parent AS one, id AS other FROM kin) u`,
    `${keep('near_two')}
      SELECT DISTINCT a.one AS one, b.other AS other FROM near_one a JOIN near_one b ON b.one = a.other`,
    // Whoever belongs to five or more has as many within four steps.
    `${keep('past')}
      SELECT one AS id FROM (
        SELECT DISTINCT a.one AS one, b.other AS other FROM near_two a JOIN near_two b ON b.one = a.other) n
      GROUP BY one HAVING count(*) >= ${sharedRun}`,
    `${keep('landing')}
      SELECT a.repository AS repository, a.ranking AS ranking, a.family AS family, a.id AS id, a.position AS position,
        a.landed_at AS landed_at, a.parent_count AS parent_count, a.origin AS origin, a.people AS people,
        a.author AS author, a.folded AS folded, a.dictated AS dictated,
        CASE WHEN s.is_sure = 1 OR (s.is_sure = 0 AND p.id IS NOT NULL) THEN 1 ELSE 0 END AS is_copy,
        CASE WHEN s.is_sure = 1 OR (s.is_sure = 0 AND p.id IS NOT NULL) THEN a.written ELSE a.id END AS same
      FROM arrival a LEFT JOIN shared s ON s.written = a.written LEFT JOIN past p ON p.id = a.id`,
  ];
}

/** Everybody whom a commit names, that had landed at all or by then. */
export function identitiesQuery({ each }: Dialect, until?: number): string {
  const landed = until === undefined ? '' : ` WHERE landed_at IS NULL OR landed_at <= ${until}`;
  return `SELECT DISTINCT who FROM (SELECT ${each('people')} AS who FROM landing${landed}) p`;
}

/**
 * What people did by the end of a day, each commit once. Rests on `landing`, `identity`, `scope` and `span`. With `missing`
 * repositories unread as they could make it look.
 */
export function dayStatements(
  dialect: Dialect,
  limit: number,
  missing: number,
  part: string,
): readonly string[] {
  const { keep, each } = dialect;
  const enough = Math.max(1, sweepRepositories - missing);
  return [
    ...sweepStatements(dialect, enough, missing > 0, part),
    `${keep(`human${part}`)}
      SELECT DISTINCT n.repository AS repository, n.id AS id, i.person AS person
      FROM (SELECT repository, id, ${each('people')} AS who FROM landing
        WHERE landed_at <= ${limit} AND parent_count <= 1 AND origin = '') n
      JOIN identity i ON i.who = n.who WHERE i.machine = ''`,
    // A commit by an assistant that names people is those people's.
    `${keep(`care${part}`)}
      SELECT l.repository AS repository, l.ranking AS ranking, l.position AS position, l.id AS id, l.same AS same,
        coalesce(l.landed_at, 0) AS landed
      FROM landing l JOIN identity a ON a.who = l.author
      LEFT JOIN (SELECT DISTINCT repository, id FROM human${part}) h ON h.repository = l.repository AND h.id = l.id
      LEFT JOIN sweep${part} s ON s.repository = l.repository AND s.id = l.id
      WHERE l.landed_at <= ${limit} AND l.parent_count <= 1 AND l.origin = ''
        AND (a.machine = '' OR (a.machine = 'assistant' AND h.id IS NOT NULL))
        AND (s.known_from IS NULL OR s.known_from > ${limit}
          OR (s.scope <> 'tree-wide' AND s.tree_wide_from > ${limit}))`,
    `${keep(`link${part}`)}
      SELECT l.repository AS repository, l.id AS id, l.is_copy AS is_copy, s.known_from AS known_from, s.scope AS scope,
        s.tree_wide_from AS tree_wide_from
      FROM landing l LEFT JOIN sweep${part} s ON s.repository = l.repository AND s.id = l.id
      WHERE l.is_copy = 1 OR s.known_from IS NOT NULL`,
  ];
}

/** Own work of each person in each scope and span. */
export function ownWorkQuery(part: string): string {
  return `SELECT f.scope AS scope, f.span AS span, h.person AS person, count(*) AS commits
    FROM (
      SELECT s.scope AS scope, w.span AS span, c.repository AS repository, c.id AS id,
        row_number() OVER (PARTITION BY s.scope, w.span, c.same ORDER BY c.landed, c.ranking, c.position) AS copy_number
      FROM care${part} c JOIN scope s ON s.repository = c.repository CROSS JOIN span w
      WHERE c.landed >= w.from_at AND c.landed <= w.to_at) f
    JOIN human${part} h ON h.repository = f.repository AND h.id = f.id
    WHERE f.copy_number = 1 GROUP BY f.scope, f.span, h.person`;
}

export function lastSeenQuery(part: string): string {
  return `SELECT h.person AS person, max(c.landed) AS last_at
    FROM care${part} c JOIN human${part} h ON h.repository = c.repository AND h.id = c.id GROUP BY h.person`;
}

/** Who uses whom by the files of the tips, and whose files could tell. Rests on `fact`, `tip` and the two tables of projects. */
export function useStatements({ keep, each }: Dialect): readonly string[] {
  const files = (list: string) => `SELECT f.repository AS repository, ${each(`f.${list}`)} AS name
      FROM fact f JOIN tip t ON t.repository = f.repository AND t.id = f.id WHERE f.kind = 'naming'`;
  return [
    `${keep('named')} ${files('names')}`,
    `${keep('given')} ${files('provides')}`,
    `${keep('asked_for')}
      SELECT project, name FROM project_name
      UNION ALL SELECT p.project AS project, g.name AS name FROM project_home p JOIN given g ON g.repository = p.repository`,
  ];
}

export const usersQuery = `SELECT DISTINCT w.project AS project, n.repository AS repository
  FROM asked_for w JOIN named n ON n.name = w.name
  LEFT JOIN project_home p ON p.project = w.project AND p.repository = n.repository
  WHERE p.project IS NULL`;

export const tellingQuery = `SELECT DISTINCT repository FROM (
  SELECT repository FROM named UNION ALL SELECT repository FROM given) t`;
