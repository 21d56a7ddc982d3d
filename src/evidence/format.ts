// A snapshot as text: sorted, one measurement a line, so that two of them can be compared line by line. Of a large family it
// is several texts: a head, and one for each group of projects.

import type { z } from 'zod';
import type { Measurement } from '../domain/measurement.ts';
import type { ProjectEvidence, Snapshot } from '../domain/snapshot.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { Head, Part } from './groups.ts';
import { StoredHead, StoredPart, StoredSnapshot } from './schema.ts';
import { type Origin, parseStored, readStored } from './stored.ts';

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
  return object([...headLines(snapshot), ...inputLines(snapshot), projectLines(snapshot.projects)]);
}

/** What stands in front of the groups. */
export function formatHead(head: Head): string {
  return object([
    ...headLines(head),
    ...inputLines(head),
    `"groups": ${list(head.groups.map(inOrder))}`,
  ]);
}

/** The projects of a group, with what was asked of their repositories. */
export function formatPart(part: Part): string {
  return object([line('group', part.group), ...inputLines(part), projectLines(part.projects)]);
}

/** Reads the text back. Throws SNAPSHOT_INVALID naming the file, the place and what was expected. */
export function parseSnapshot(text: string, file: string): Snapshot {
  return parseStored(origin(file), text, StoredSnapshot.transform(toSnapshot));
}

/** Reads the file. Throws SNAPSHOT_INVALID as well where it cannot be read. */
export function readSnapshotFile(file: string): Snapshot {
  return parseSnapshot(readStored(origin(file)), file);
}

/** The same for a head. */
export function readHeadFile(file: string): Head {
  return parseStored(origin(file), readStored(origin(file)), StoredHead) as Head;
}

/** The same for a group, whose windows stand in the head. */
export function readPartFile(file: string, windows: readonly TimeWindow[]): Part {
  const schema = StoredPart.transform(
    ({ projects, ...part }, context) =>
      ({ ...part, projects: withWindows(projects, windows, context) }) as Part,
  );
  return parseStored(origin(file), readStored(origin(file)), schema);
}

function origin(file: string): Origin {
  const day = /(\d{4}-\d\d-\d\d)(?:\.json$|\/(?!.*\d{4}-\d\d-\d\d))/.exec(file)?.[1];
  return { file, madeBy: `stadium collect --as-of ${day ?? 'DAY'}` };
}

function headLines(head: Pick<Snapshot, (typeof headKeys)[number] | 'windows'>) {
  return [
    ...headKeys.map((key) => line(key, head[key])),
    `"windows": ${list(head.windows.map(inOrder))}`,
  ];
}

function inputLines({ pins, sources }: Pick<Snapshot, 'pins' | 'sources'>): readonly string[] {
  return [
    `"pins": ${list(pins.map(inOrder).sort(byText))}`,
    `"sources": ${list(sources.map(inOrder).sort(byText))}`,
  ];
}

function projectLines(projects: readonly ProjectEvidence[]): string {
  const byName = projects.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return `"projects": [\n${byName.map(formatProject).join(',\n')}\n  ]`;
}

function object(entries: readonly string[]): string {
  return `{\n${entries.map((entry) => `  ${entry}`).join(',\n')}\n}\n`;
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

function toSnapshot(
  { projects, ...head }: z.output<typeof StoredSnapshot>,
  context: z.RefinementCtx,
): Snapshot {
  const whole = withWindows(projects, head.windows, context);
  return { ...head, projects: whole } as Snapshot;
}

/** Each measurement with its window, which must be among those of the head. */
function withWindows(
  projects: z.output<typeof StoredPart>['projects'],
  known: readonly TimeWindow[],
  context: z.RefinementCtx,
) {
  const windows = new Map(known.map((each) => [each.name as string, each]));
  return projects.map((project, at) => {
    const rows = Object.entries(project.measurements).map(([id, row]) => {
      const window = windows.get(row.window);
      if (window === undefined) {
        const path = ['projects', at, 'measurements', id, 'window'];
        context.addIssue({ code: 'custom', path, message: 'expected one of the windows above' });
      }
      return [id, { ...row, window }];
    });
    return { ...project, measurements: Object.fromEntries(rows) };
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
  return typeof value === 'object' && value !== null ? inOrder(value) : value;
}
