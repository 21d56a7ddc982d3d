// A snapshot as text: sorted, one measurement a line, so that two of them can be compared line by line.

import { StadiumError } from '../domain/errors.ts';
import type { Measurement } from '../domain/measurement.ts';
import { type ProjectEvidence, type Snapshot, snapshotVersion } from '../domain/snapshot.ts';
import type { TimeWindow } from '../domain/time.ts';

/** The same snapshot gives the same bytes, on every machine. */
export function formatSnapshot(snapshot: Snapshot): string {
  const { projects, windows, pins, sources, ...head } = snapshot;
  const byName = projects.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines = [
    ...Object.entries({ ...head }).map(([key, value]) => `  ${line(key, value)},`),
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
      `snapshotVersion is ${String(raw['snapshotVersion'])}, expected ${snapshotVersion}`,
    );
  }
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
function stored({ window, ...rest }: Measurement): object {
  return { ...rest, window: window.name };
}

function parseProject(
  project: ProjectEvidence,
  windows: ReadonlyMap<string, TimeWindow>,
  file: string,
): ProjectEvidence {
  const measurements = Object.entries(project.measurements ?? {}).map(([id, measurement]) => {
    const window = windows.get(measurement.window as unknown as string);
    if (window === undefined) {
      throw invalid(
        file,
        `projects ${project.name}, ${id}: window ${String(measurement.window)} is not among the windows`,
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

function isMeasurement(value: Measurement): boolean {
  if (value.state === 'measured')
    return Number.isFinite(value.value) && Number.isFinite(value.sample);
  return (
    (value.state === 'unknown' || value.state === 'not-applicable') &&
    typeof value.reason?.code === 'string'
  );
}

function parseJson(text: string, file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw invalid(file, `it is not JSON: ${(cause as Error).message}`, cause);
  }
  throw invalid(file, 'it is not a JSON object');
}

function requireList<T>(value: readonly T[], key: string, file: string): readonly T[] {
  if (Array.isArray(value)) return value;
  throw invalid(file, `${key} is not a list`);
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
  return Object.fromEntries(keys.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))) as T;
}
