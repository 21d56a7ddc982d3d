// A snapshot as text: sorted, one measurement a line, so that two of them can be compared line by line.

import type { z } from 'zod';
import type { Measurement } from '../domain/measurement.ts';
import type { ProjectEvidence, Snapshot } from '../domain/snapshot.ts';
import { StoredSnapshot } from './schema.ts';
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
  return parseStored(origin(file), text, StoredSnapshot.transform(toSnapshot));
}

/** Reads the file. Throws SNAPSHOT_INVALID as well where it cannot be read. */
export function readSnapshotFile(file: string): Snapshot {
  return parseSnapshot(readStored(origin(file)), file);
}

function origin(file: string): Origin {
  return { file, madeBy: 'stadium collect --as-of DATE' };
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

/** Each measurement with its window, which must be among those of the head. */
function toSnapshot(
  { projects, ...head }: z.output<typeof StoredSnapshot>,
  context: z.RefinementCtx,
): Snapshot {
  const windows = new Map(head.windows.map((each) => [each.name as string, each]));
  const whole = projects.map((project, at) => {
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
  return { ...head, projects: whole } as Snapshot;
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
