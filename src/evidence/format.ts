// A snapshot as text: sorted, one measurement a line, so that two of them can be compared line by line.

import { StadiumError } from '../domain/errors.ts';
import type { Measured, Measurement } from '../domain/measurement.ts';
import { type ProjectEvidence, type Snapshot, snapshotVersion } from '../domain/snapshot.ts';
import type { TimeWindow } from '../domain/time.ts';

const headKeys = ['snapshotVersion', 'definitions', 'team', 'asOf', 'cycle'] as const;
const measurementKeys = [
  'state',
  'value',
  'sample',
  'outOf',
  'reason',
  'unit',
  'source',
  'links',
  'names',
  'since',
  'atLeast',
  'atMost',
] as const;

/** The same snapshot gives the same bytes, on every machine. */
export function formatSnapshot(snapshot: Snapshot): string {
  const { projects, windows, pins, sources } = snapshot;
  const byName = projects.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines = [
    ...headKeys.map((key) => `  ${line(key, snapshot[key])},`),
    `  "windows": ${list(windows.map(inOrder))},`,
    `  "pins": ${list(pins.map(inOrder).sort(byText))},`,
    `  "sources": ${list(sources.map(inOrder).sort(byText))},`,
    '  "projects": [',
    byName.map(formatProject).join(',\n'),
    '  ]',
  ];
  return `{\n${lines.join('\n')}\n}\n`;
}

/** Reads the text back. Throws SNAPSHOT_INVALID naming the file, the place and what was expected. */
export function parseSnapshot(text: string, file: string): Snapshot {
  const raw = parseJson(text, file);
  if (raw['snapshotVersion'] !== snapshotVersion) {
    throw invalid(
      file,
      `snapshotVersion is ${JSON.stringify(raw['snapshotVersion'])}, expected ${snapshotVersion}`,
    );
  }
  const { team, asOf, cycle, definitions } = raw;
  if (![team, asOf, cycle].every(isText) || typeof definitions !== 'number')
    throw invalid(file, 'team, asOf and cycle must be text, definitions a number');
  const stored = raw as unknown as Snapshot;
  const windows = new Map(
    requireList(stored.windows, 'windows', file).map((each) => [each.name, each]),
  );
  const projects = requireList(stored.projects, 'projects', file).map((project) =>
    parseProject(project, windows, file),
  );
  return {
    ...stored,
    pins: requireList(stored.pins, 'pins', file),
    sources: requireList(stored.sources, 'sources', file),
    projects,
  };
}

function formatProject({ measurements, ...head }: ProjectEvidence): string {
  const rows = Object.entries(measurements)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, measurement]) => `        ${line(id, stored(measurement))}`);
  const heads = Object.entries(inOrder(head)).map(([key, value]) => `      ${line(key, value)},`);
  return ['    {', ...heads, '      "measurements": {', rows.join(',\n'), '      }', '    }'].join(
    '\n',
  );
}

/** Windows are written once at the head and named by each measurement. */
function stored(measurement: Measurement): object {
  const values = measurement as Partial<Record<(typeof measurementKeys)[number], unknown>>;
  const rows = measurementKeys.map((key) => [key, deepInOrder(values[key])]);
  return { ...Object.fromEntries(rows), window: measurement.window.name };
}

function parseProject(
  project: ProjectEvidence,
  windows: ReadonlyMap<string, TimeWindow>,
  file: string,
): ProjectEvidence {
  requireProject(project, file);
  const measurements = Object.entries(project.measurements).map(([id, measurement]) => {
    if (!isRecord(measurement))
      throw invalid(file, `projects ${project.name}, ${id}: not a measurement`);
    const window = windows.get(measurement.window as unknown as string);
    if (window === undefined) {
      throw invalid(
        file,
        `projects ${project.name}, ${id}: window ${JSON.stringify(measurement.window)} is not among the windows`,
      );
    }
    if (!isMeasurement(measurement)) {
      throw invalid(
        file,
        `projects ${project.name}, ${id}: not a measurement: ${JSON.stringify(measurement)}`,
      );
    }
    return [id, { ...measurement, window }];
  });
  return { ...project, measurements: Object.fromEntries(measurements) };
}

function requireProject(project: ProjectEvidence, file: string): void {
  const { name, role, repositories, paths, measurements } = project;
  const problem =
    (!isText(name) && 'name is not text') ||
    (!isText(project.class) && 'class is not text') ||
    (role !== 'judged' && role !== 'reference' && 'role is neither judged nor reference') ||
    (!isListOfText(repositories) && 'repositories is not a list of names') ||
    (!isListOfText(paths) && 'paths is not a list of folders') ||
    (!isRecord(measurements) && 'measurements is missing');
  if (problem !== false) throw invalid(file, `projects ${JSON.stringify(name)}: ${problem}`);
}

function isMeasurement(value: Measurement): boolean {
  if (value.state === 'measured')
    return isCount(value.value) && isCount(value.sample) && isNamed(value) && isRange(value);
  const { atLeast, atMost } = value as { readonly atLeast?: unknown; readonly atMost?: unknown };
  if ([atLeast, atMost].some((bound) => bound !== undefined && !isCount(bound))) return false;
  return (
    (value.state === 'unknown' || value.state === 'not-applicable') &&
    typeof value.reason?.code === 'string'
  );
}

/** Nothing that is measured can be less than nothing. */
function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** No range ends below the value, and no part is larger than its whole. */
function isRange({ value, sample, atMost = value, outOf = sample }: Measured): boolean {
  return isCount(atMost) && isCount(outOf) && value <= atMost && sample <= outOf;
}

/** As many names as were counted, where there are names. */
function isNamed({ value, names }: Measured): boolean {
  return names === undefined || (isListOfText(names) && names.length === value);
}

function parseJson(text: string, file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (cause) {
    throw invalid(file, `it is not JSON: ${(cause as Error).message}`, cause);
  }
  throw invalid(file, 'it is not a JSON object');
}

function requireList<T>(value: readonly T[], key: string, file: string): readonly T[] {
  if (Array.isArray(value) && value.every(isRecord)) return value as readonly T[];
  throw invalid(file, `${key} is not a list of objects`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isListOfText(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function invalid(file: string, problem: string, cause?: unknown): StadiumError {
  return new StadiumError('SNAPSHOT_INVALID', `${file}: ${problem}`, {
    hint: 'Restore the file from version control, or make it again with: stadium collect --as-of DATE',
    cause,
  });
}

function line(key: string, value: unknown): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

function list(values: readonly unknown[]): string {
  if (values.length === 0) return '[]';
  return `[\n${values.map((value) => `    ${JSON.stringify(value)}`).join(',\n')}\n  ]`;
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** Keys in alphabetical order, `name` first; what is undefined is left out. */
function inOrder<T extends object>(value: T): T {
  const keys = Object.entries(value).filter(([, each]) => each !== undefined);
  const rank = (key: string) => (key === 'name' || key === 'repository' ? `0${key}` : `1${key}`);
  const sorted = keys.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, each]) => [key, deepInOrder(each)])) as T;
}

/** The same for what lies inside; the order of a list is part of what it says. */
function deepInOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepInOrder);
  return isRecord(value) ? inOrder(value) : value;
}
