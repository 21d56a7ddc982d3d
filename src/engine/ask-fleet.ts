// Asks an engine everything that measuring a day needs of the whole fleet, in order, and gives plain answers.

import type { Engine, Row } from './engine.ts';
import { literal } from './engine.ts';
import {
  dayStatements,
  homeTable,
  identitiesQuery,
  identityTable,
  landingStatements,
  lastSeenQuery,
  ownWorkQuery,
  projectHomeTable,
  projectNameTable,
  scopeTable,
  spanTable,
  tellingQuery,
  tipTable,
  usersQuery,
  useStatements,
} from './fleet-query.ts';

export interface FleetQuestion {
  readonly files: readonly string[];
  /** In the order in which ties are settled; a family is what one team looks after. */
  readonly homes: readonly { readonly repository: string; readonly family: string | undefined }[];
  /** Who somebody is whom commits name so; `machine` is empty for people. */
  readonly identify: (who: string) => {
    readonly plain: string;
    readonly person: string;
    readonly machine: string;
  };
  /** The last second of the day. */
  readonly limit: number;
  /** Repositories whose work is counted together, by a name. */
  readonly scopes: ReadonlyMap<string, readonly string[]>;
  readonly spans: readonly {
    readonly span: string;
    readonly from_at: number;
    readonly to_at: number;
  }[];
  readonly tips: readonly { readonly repository: string; readonly id: string }[];
  readonly projects: readonly {
    readonly project: string;
    readonly names: readonly string[];
    readonly repositories: readonly string[];
  }[];
  /** How many repositories of the fleet are not in the files. */
  readonly missing: number;
}

export interface FleetAnswers {
  /** Everybody whom a commit names that had landed by the day. */
  readonly identities: readonly string[];
  readonly whole: DayAnswers;
  /** As the missing repositories could make it look; absent where none is missing. */
  readonly partial: DayAnswers | undefined;
  readonly users: ReadonlyMap<string, readonly string[]>;
  /** Repositories whose files name anything at all. */
  readonly telling: ReadonlySet<string>;
}

export interface DayAnswers {
  /** Own commits by scope, span and person. */
  readonly ownWork: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;
  readonly lastSeen: ReadonlyMap<string, number>;
  /** Of one repository, the commits of which others tell something. */
  readonly linksOf: (repository: string) => Promise<readonly Link[]>;
}

export interface Link {
  readonly id: string;
  readonly isCopy: boolean;
  readonly sweep:
    | { readonly knownFrom: number; readonly scope: string; readonly treeWideFrom: number }
    | undefined;
}

/** The engine is left open: links are asked for a repository at a time. */
export async function askFleet(engine: Engine, question: FleetQuestion): Promise<FleetAnswers> {
  const { dialect } = engine;
  await engine.load(question.files);
  await engine.fill(homeTable, homeRows(question));
  await runAll(engine, landingStatements(dialect));
  const people = await engine.rows(identitiesQuery(dialect));
  const identified = people.map(({ who }) => ({ who, ...question.identify(String(who)) }) as Row);
  await engine.fill(identityTable, identified);
  await engine.fill(scopeTable, scopeRows(question));
  await engine.fill(spanTable, question.spans);
  const whole = await dayAnswers(engine, question.limit, 0, '');
  const partial =
    question.missing === 0
      ? undefined
      : await dayAnswers(engine, question.limit, question.missing, '_least');
  const until = await engine.rows(identitiesQuery(dialect, question.limit));
  return {
    identities: until.map(({ who }) => String(who)),
    whole,
    partial,
    ...(await use(engine, question)),
  };
}

async function dayAnswers(
  engine: Engine,
  limit: number,
  missing: number,
  part: string,
): Promise<DayAnswers> {
  await runAll(engine, dayStatements(engine.dialect, limit, missing, part));
  const ownWork = new Map<string, Map<string, Map<string, number>>>();
  for (const { scope, span, person, commits } of await engine.rows(ownWorkQuery(part))) {
    const inScope = made(ownWork, String(scope), () => new Map());
    made(inScope, String(span), () => new Map()).set(String(person), Number(commits));
  }
  const seen = await engine.rows(lastSeenQuery(part));
  return {
    ownWork,
    lastSeen: new Map(seen.map(({ person, last_at }) => [String(person), Number(last_at)])),
    linksOf: async (repository) => {
      const where = `WHERE repository = ${literal(repository)}`;
      return (await engine.rows(`SELECT * FROM link${part} ${where}`)).map(toLink);
    },
  };
}

function toLink({ id, is_copy, known_from, scope, tree_wide_from }: Row): Link {
  const sweep =
    known_from === null
      ? undefined
      : {
          knownFrom: Number(known_from),
          scope: String(scope),
          treeWideFrom: Number(tree_wide_from),
        };
  return { id: String(id), isCopy: Number(is_copy) === 1, sweep };
}

async function use(engine: Engine, { tips, projects }: FleetQuestion) {
  await engine.fill(tipTable, tips);
  await engine.fill(
    projectNameTable,
    projects.flatMap(({ project, names }) => names.map((name) => ({ project, name }))),
  );
  await engine.fill(
    projectHomeTable,
    projects.flatMap(({ project, repositories }) =>
      repositories.map((repository) => ({ project, repository })),
    ),
  );
  await runAll(engine, useStatements(engine.dialect));
  const users = new Map<string, string[]>();
  for (const { project, repository } of await engine.rows(usersQuery))
    made(users, String(project), () => []).push(String(repository));
  const telling = await engine.rows(tellingQuery);
  return { users, telling: new Set(telling.map(({ repository }) => String(repository))) };
}

function homeRows({ homes }: FleetQuestion): readonly Row[] {
  return homes.map(({ repository, family }, ranking) => ({
    ...{ repository, ranking },
    family: family === undefined ? '' : `of ${family}`,
  }));
}

function scopeRows({ scopes }: FleetQuestion): readonly Row[] {
  return [...scopes].flatMap(([scope, repositories]) =>
    repositories.map((repository) => ({ scope, repository })),
  );
}

async function runAll(engine: Engine, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await engine.run(statement);
}

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
