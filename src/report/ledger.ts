// The commits behind a count as a table, CSV or JSON, with the command that gives the same figure from a clone.

import type { CommitLedger, LedgerLine, LedgerRange } from '../domain/ledger.ts';
import { addressUnder } from '../domain/project.ts';
import { tableLines } from '../words/columns.ts';
import { visible, webLink } from '../words/escape.ts';
import { widthFor, wrap } from '../words/lines.ts';
import type { Look } from './form.ts';
import { csv } from './formats/csv.ts';

export interface LedgerPage {
  readonly project: string;
  readonly asOf: string;
  readonly ledger: CommitLedger;
  /** Template of a repository's page, with {repo} in it. */
  readonly pages: string | undefined;
}

const why: Readonly<Record<string, string>> = {
  own: 'meant for this project',
  'tree-wide': 'the same subject in many repositories',
  'family-wide': 'the same subject in repositories of the family',
  imported: 'history that was brought in from elsewhere',
  bot: 'by a machine',
  merge: 'has more than one parent',
  tag: 'a tag',
  reviewer: 'waits for a reviewer',
  submitter: 'waits for its submitter',
  gate: 'approved, waits for the gate',
};

export function ledgerText({ project, asOf, ledger, pages }: LedgerPage, look: Look = {}): string {
  const width = widthFor(look.columns);
  const { measure, window, lines } = ledger;
  const count = lines.filter(({ counts }) => counts).length;
  const rows = lines.map((line) => [
    [line.counts ? 'yes' : 'no'],
    [line.day ?? 'unknown'],
    [line.kind],
    [visible(isHash(line.id) ? line.id.slice(0, 12) : line.id)],
    [visible(line.repository)],
    [line.link === undefined ? whyOf(line) : (webLink(line.link) ?? '')],
  ]);
  const table = tableLines(
    [
      { head: 'COUNTS' },
      { head: ledger.searches === undefined ? 'LANDED' : 'WAITS SINCE' },
      { head: 'KIND' },
      { head: 'ID', flexible: 12 },
      { head: 'REPOSITORY', flexible: 12, yields: 2 },
      { head: ledger.searches === undefined ? 'WHY' : 'CHANGE', flexible: 12, yields: 1 },
    ],
    rows,
    { width },
  );
  const commands = ledger.ranges.flatMap((range) => commandOf(ledger, range));
  return `${[
    ...wrap(
      `${visible(project)}, ${measure} as of ${asOf} (${window.from} to ${window.to}): ${count}`,
      width,
    ),
    ...pinsOf(ledger, pages).flatMap((pin) => wrap(pin, width)),
    '',
    ...table,
    '',
    ...(ledger.searches === undefined
      ? ['The same from a clone:', ...commands.map((command) => `  ${command}`)]
      : [
          'The same as a search:',
          ...ledger.searches.map((search) => `  ${webLink(search) ?? ''}`),
        ]),
  ].join('\n')}\n`;
}

export function ledgerCsv({ project, ledger, pages }: LedgerPage): string {
  const rows = ledger.lines.map((line) => [
    project,
    ledger.measure,
    line.repository,
    line.id,
    line.day ?? 'unknown',
    line.kind,
    line.counts ? 'yes' : 'no',
    whyOf(line),
    linkOf(line, pages) ?? '',
  ]);
  return csv([
    ['project', 'measure', 'repository', 'id', 'landed', 'kind', 'counts', 'why', 'link'],
    ...rows,
  ]);
}

export function ledgerJson({ project, asOf, ledger, pages }: LedgerPage): string {
  const { lines, ranges, ...rest } = ledger;
  const written = {
    schemaVersion: 1,
    project,
    asOf,
    ...rest,
    value: lines.filter(({ counts }) => counts).length,
    pins: ranges.map((range) => ({ ...range, commands: commandOf(ledger, range) })),
    commits: lines.map((line) => ({ ...line, why: whyOf(line), link: linkOf(line, pages) })),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

function whyOf({ kind, counts, id }: LedgerLine): string {
  if (kind === 'tag') return counts ? 'a release' : 'no release, or one that is counted already';
  if (!counts && kind === 'own') return `${why['own']}, and not what is counted here`;
  return why[kind] ?? `${kind} (${id.slice(0, 7)})`;
}

/** The commit of each repository that the figure was counted at, and where it can be looked at. */
function pinsOf({ ranges }: CommitLedger, pages: string | undefined): readonly string[] {
  return ranges.map(({ repository, to }) => {
    const page = pages === undefined ? null : webLink(addressUnder(pages, repository));
    const pin = to === undefined ? 'nothing had landed' : `pinned at ${to}`;
    return `${visible(repository)}: ${pin}${page === null ? '' : `, ${page}`}`;
  });
}

/** Where the host shows single commits: GitHub, Gitea (opendev) and GitLab agree on it. */
export function linkOf(
  { kind, repository, id, link }: LedgerLine,
  pages: string | undefined,
): string | null {
  if (link !== undefined) return webLink(link);
  const page = pages === undefined ? null : webLink(addressUnder(pages, repository));
  if (page === null) return null;
  return kind === 'tag' ? page : `${page.replace(/\.git$/, '')}/commit/${id}`;
}

/** Plain git that gives the figure of one repository: what the range holds, less what does not count. */
export function commandOf(ledger: CommitLedger, range: LedgerRange): readonly string[] {
  const { lines, measure, paths } = ledger;
  if (range.to === undefined) return [];
  const own = lines.filter(({ repository }) => repository === range.repository);
  if (measure.startsWith('releases')) return [tagsCommand(ledger, own)];
  const isOfMerges = measure.startsWith('merge');
  const not = own.filter(({ counts, kind }) => !counts && (kind === 'merge') === isOfMerges);
  const span = range.from === undefined ? range.to : `${range.from}..${range.to}`;
  const folders =
    paths.length === 0 ? '' : ` --full-history -- ${paths.map((path) => `'${path}'`).join(' ')}`;
  const list = `git rev-list ${isOfMerges ? '--merges' : '--no-merges'} ${span}${folders}`;
  if (not.length === 0) return [`${list} | wc -l`];
  return [`${list} | grep -vcE '^(${not.map(({ id }) => id.slice(0, 12)).join('|')})'`];
}

/** Tags of the days of the window, less those that are no release. */
function tagsCommand({ window: { from, to } }: CommitLedger, own: readonly LedgerLine[]): string {
  const not = own.filter(({ counts }) => !counts).map(({ id }) => asPattern(id));
  const tags = `TZ=UTC git for-each-ref refs/tags --format='%(creatordate:short-local) %(refname:lstrip=2)'`;
  const inside = `awk '"${from}" <= $1 && $1 <= "${to}" {print $2}'`;
  const kept = not.length === 0 ? 'wc -l' : `grep -vcxE '${not.join('|')}'`;
  return `${tags} | ${inside} | ${kept}`;
}

/** A name as a pattern between single quotes: nothing in it is read as a pattern, or as an end of the quotes. */
function asPattern(name: string): string {
  return name.replaceAll(/[^\w-]/g, (sign) => (sign === "'" ? '.' : `[${sign}]`));
}

function isHash(id: string): boolean {
  return /^[0-9a-f]{40,}$/.test(id);
}
