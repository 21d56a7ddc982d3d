// A loopback Gerrit: searches its changes with the operators of the real one, five hundred rows a page.

import type { ChangeRow } from './gerrit-data.ts';
import { type json, type Loopback, loopback, type Reply, status } from './loopback.ts';

export interface GerritServer extends Loopback {
  /** May be changed between and during requests. */
  readonly changes: ChangeRow[];
  readonly projects: Set<string>;
  /** Says no to a request before the server looks at it. */
  fault: ((url: URL, turn: number) => Reply | undefined) | undefined;
  /** Called before every page, for a world that moves on. */
  beforePage: ((turn: number) => void) | undefined;
  /** A server that knows offsets only. */
  ignoresBefore: boolean;
  readonly queries: () => readonly string[];
}

export interface GerritSetup {
  readonly changes: readonly ChangeRow[];
  readonly projects: readonly string[];
  readonly pageLimit?: number;
  /** Whether `/projects/?r=` is answered. */
  readonly listsProjects?: boolean;
}

export async function gerritServer(setup: GerritSetup): Promise<GerritServer> {
  let turn = 0;
  const server = await loopback((request, response) => {
    const url = new URL(request.url ?? '', 'http://gerrit.invalid');
    turn++;
    const fault = gerrit.fault?.(url, turn);
    (fault ?? reply(url))(request, response);
  });
  const gerrit: GerritServer = {
    ...server,
    changes: [...setup.changes],
    projects: new Set(setup.projects),
    fault: undefined,
    beforePage: undefined,
    ignoresBefore: false,
    queries: () =>
      server.requests.flatMap(({ url }) => new URL(url, server.url).searchParams.get('q') ?? []),
  };
  const prefixed: typeof json = (body) => (request, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
    response.end(`)]}'\n${JSON.stringify(body)}`);
    void request;
  };

  function reply(url: URL): Reply {
    if (url.pathname === '/changes/') return prefixed(page(url));
    if (url.pathname === '/projects/' && setup.listsProjects !== false) {
      const pattern = new RegExp(`^${url.searchParams.get('r') ?? '.*'}$`);
      const names = [...gerrit.projects].filter((name) => pattern.test(name));
      return prefixed(
        Object.fromEntries(
          names.map((name) => [name, { id: encodeURIComponent(name), state: 'ACTIVE' }]),
        ),
      );
    }
    const one = /^\/projects\/(.+)$/.exec(url.pathname)?.[1];
    return one !== undefined && gerrit.projects.has(decodeURIComponent(one))
      ? prefixed({ id: one, state: 'ACTIVE' })
      : status(404);
  }

  function page(url: URL): readonly ChangeRow[] {
    gerrit.beforePage?.(turn);
    const matches = searchOf(url.searchParams.get('q') ?? '', gerrit.ignoresBefore);
    const limit = Math.min(Number(url.searchParams.get('n') ?? 500), setup.pageLimit ?? 500);
    const start = Number(url.searchParams.get('S') ?? 0);
    const visible = gerrit.changes
      .filter((row) => gerrit.projects.has(row.project) && matches(row))
      .toSorted((a, b) => b.updated.localeCompare(a.updated) || b._number - a._number);
    const rows = visible.slice(start, start + limit).map((row) => ({ ...row }));
    const last = rows.at(-1);
    if (last !== undefined && visible.length > start + limit) last._more_changes = true;
    return rows;
  }
  return gerrit;
}

type Matches = (row: ChangeRow) => boolean;

/** `(project:a OR project:b) (status:open OR after:"...")`: words beside each other are AND. */
function searchOf(query: string, ignoresBefore: boolean): Matches {
  const tokens = query.match(/\(|\)|[a-z]+:(?:"[^"]*"|[^\s()]+)|OR|AND/g) ?? [];
  let at = 0;

  function either(): Matches {
    const parts = [all()];
    while (tokens[at] === 'OR') {
      at++;
      parts.push(all());
    }
    return (row) => parts.some((part) => part(row));
  }

  function all(): Matches {
    const parts: Matches[] = [];
    while (at < tokens.length && tokens[at] !== 'OR' && tokens[at] !== ')') {
      const token = tokens[at++] ?? '';
      if (token === '(') {
        parts.push(either());
        at++;
      } else if (token !== 'AND') parts.push(operator(token));
    }
    return (row) => parts.every((part) => part(row));
  }

  function operator(token: string): Matches {
    const [, name, value = ''] = /^([a-z]+):"?([^"]*)"?$/.exec(token) ?? [];
    const time = (text: string) => `${text}.000000000`;
    if (name === 'project') return (row) => row.project === value;
    if (name === 'change') return (row) => row._number === Number(value);
    if (name === 'status') return (row) => (value === 'open') === (row.status === 'NEW');
    if (name === 'after') return (row) => row.updated >= time(value);
    if (name === 'before') return (row) => ignoresBefore || row.updated <= time(value);
    throw new Error(`the loopback Gerrit does not know ${token}`);
  }
  return either();
}
