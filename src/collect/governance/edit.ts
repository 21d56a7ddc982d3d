// Edits of projects.yaml and legacy.yaml, line by line: people write comments there, and nothing else may move.

import type { GovernanceMend } from '../../domain/drift.ts';
import { StadiumError } from '../../domain/errors.ts';
import type { IsoDate } from '../../domain/time.ts';
import { cutTeam, parseTeam } from './blocks.ts';

export interface GovernanceTexts {
  readonly projects: string;
  readonly legacy: string;
}

/** The texts with the edit made. Throws SOURCE when the files do not have the shape that the edit needs. */
export function mendGovernance(
  texts: GovernanceTexts,
  team: string,
  mend: GovernanceMend,
): GovernanceTexts {
  const { projects, legacy } = texts;
  const { deliverable } = mend;
  switch (mend.kind) {
    case 'mark-deprecated':
      return checked(team, mend, {
        legacy,
        projects: marked(projects, team, deliverable, mend.series),
      });
    case 'drop-from-legacy':
      return checked(team, mend, { projects, legacy: without(legacy, team, deliverable) });
    case 'move-to-legacy':
      return checked(team, mend, {
        projects: without(projects, team, deliverable),
        legacy: withRetired(legacy, team, blockOf(projects, team, deliverable), mend.retiredOn),
      });
    default:
      return mend satisfies never;
  }
}

interface Span {
  readonly lines: readonly string[];
  /** First line of the deliverable. */
  readonly from: number;
  /** The line after its last one. */
  readonly to: number;
  /** Blanks before its name. */
  readonly indent: string;
}

/** Where a deliverable stands. Comments above the next key belong to that key. */
function find(text: string, team: string, deliverable: string): Span {
  const lines = text.split('\n');
  const [start, end] = teamSpan(lines, team);
  const name = new RegExp(
    `^(\\s+)(["']?)${deliverable.replace(/[^\w\s-]/g, '\\$&')}\\2\\s*:\\s*(?:#.*)?$`,
  );
  const from = lines.findIndex((line, at) => at > start && at < end && name.test(line));
  const indent = name.exec(lines[from] ?? '')?.[1];
  if (indent === undefined) throw misshapen(team, deliverable);
  let to = from + 1;
  while (to < end && isInside(lines[to] ?? '', indent)) to += 1;
  while (to > from + 1 && /^\s*(?:#.*)?$/.test(lines[to - 1] ?? '')) to -= 1;
  return { lines, from, to, indent };
}

function teamSpan(lines: readonly string[], team: string): readonly [number, number] {
  const text = lines.join('\n');
  const block = cutTeam(text, team);
  if (block === undefined) throw misshapen(team, team);
  const start = lines.indexOf(block.split('\n')[0] ?? '');
  return [start, start + block.split('\n').length - 1];
}

function isInside(line: string, indent: string): boolean {
  return /^\s*(?:#.*)?$/.test(line) || line.startsWith(`${indent} `);
}

function blockOf(text: string, team: string, deliverable: string): readonly string[] {
  const { lines, from, to, indent } = find(text, team, deliverable);
  return lines
    .slice(from, to)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

function without(text: string, team: string, deliverable: string): string {
  const { lines, from, to } = find(text, team, deliverable);
  return [...lines.slice(0, from), ...lines.slice(to)].join('\n');
}

const marks = /^\s*(?:deprecated|release-management)\s*:/;

function marked(text: string, team: string, deliverable: string, series: string): string {
  const { lines, from, to, indent } = find(text, team, deliverable);
  const written = /^\d/.test(series) ? `'${series}'` : series;
  const inner = /^\s+/.exec(lines[from + 1] ?? '')?.[0] ?? `${indent}  `;
  const rest = lines.slice(from + 1, to).filter((line) => !marks.test(line));
  return [
    ...lines.slice(0, from + 1),
    `${inner}deprecated: ${written}`,
    `${inner}release-management: deprecated`,
    ...rest,
    ...lines.slice(to),
  ].join('\n');
}

/** Adds the block at the end of the team's deliverables; makes the team, in its alphabetical place, where it is missing. */
function withRetired(
  text: string,
  team: string,
  block: readonly string[],
  retiredOn: IsoDate,
): string {
  const [name = '', ...rest] = block;
  const kept = rest.filter((line) => !marks.test(line));
  const entry = [name, `  retired-on: ${retiredOn}`, ...kept].map((line) => `    ${line}`);
  const lines = text.split('\n');
  if (cutTeam(text, team) === undefined) return withTeam(lines, team, entry).join('\n');
  const [, end] = teamSpan(lines, team);
  let last = end;
  while (/^\s*(?:#.*)?$/.test(lines[last - 1] ?? '')) last -= 1;
  return [...lines.slice(0, last), ...entry, ...lines.slice(last)].join('\n');
}

function withTeam(
  lines: readonly string[],
  team: string,
  entry: readonly string[],
): readonly string[] {
  const made = [`${team}:`, '  partial: yes', '  deliverables:', ...entry, ''];
  const wanted = team.toLowerCase();
  const next = lines.findIndex(
    (line) => /^[A-Za-z]/.test(line) && line.toLowerCase() > `${wanted}:`,
  );
  return next < 0 ? [...lines, ...made] : [...lines.slice(0, next), ...made, ...lines.slice(next)];
}

/** An edit by lines is believed only when the result reads as it should. */
function checked(team: string, mend: GovernanceMend, texts: GovernanceTexts): GovernanceTexts {
  const listed = listings(texts.projects, team).find(
    (each) => each.deliverable === mend.deliverable,
  );
  const left = listings(texts.legacy, team).find((each) => each.deliverable === mend.deliverable);
  const isRight = {
    'mark-deprecated': listed?.releaseManagement === 'deprecated' && listed.repositories.length > 0,
    'drop-from-legacy': left === undefined,
    'move-to-legacy':
      listed === undefined && left?.retiredOn !== undefined && left.repositories.length > 0,
  }[mend.kind];
  if (!isRight) throw misshapen(team, mend.deliverable);
  return texts;
}

function listings(text: string, team: string) {
  const block = cutTeam(text, team);
  if (block === undefined) return [];
  const parsed = parseTeam(block);
  if (parsed === undefined) throw misshapen(team, team);
  return parsed.listings;
}

function misshapen(team: string, key: string): StadiumError {
  return new StadiumError(
    'SOURCE',
    `${key} cannot be edited below "${team}" of the governance files`,
    {
      hint: 'Make the change by hand; `stadium drift` says which.',
    },
  );
}
