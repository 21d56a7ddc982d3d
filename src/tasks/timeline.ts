// What `stadium timeline` does once its options are known.

import { writeWhole } from '../disk/write.ts';
import { isInCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { Project } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { lifecycleAt } from '../lifecycle/lifecycle.ts';
import { rulesOf } from '../lifecycle/rules.ts';
import { type Data, loadData } from '../registry/load.ts';
import type { TimelineInput } from '../report/timeline/view.ts';
import { dataFolder, dayNamed, packagedData, today } from './folders.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface TimelineOptions extends CommonOptions {
  readonly asOf?: string;
  readonly format?: string;
  readonly output?: string;
  readonly project?: readonly string[];
  readonly all?: boolean;
  readonly failOn?: string;
}

/** Prints the timeline; resolves to whether something is overdue and that was to be told by the exit code. */
export async function timeline(options: TimelineOptions, shell: Shell): Promise<boolean> {
  const data = loadData(dataFolder(options), packagedData);
  const asOf = options.asOf === undefined ? today(shell) : dayNamed(options.asOf, data.calendar);
  const projects = projectsOn(data, asOf, options.project ?? []);
  const entries = entriesOf(projects, data, asOf);
  const withDone = options.all === true;
  const rules = rulesOf(data.calendar);
  const input = { team: data.registry.team, asOf, entries, rules, withDone };
  const format = options.json === true ? 'json' : (options.format ?? 'table');
  const text = await rendered(format, input, shell.columns);
  if (options.output === undefined || options.output === '-') shell.out(text);
  else writeWhole(options.output, text);
  return options.failOn === 'overdue' && entries.some(({ state }) => state === 'overdue');
}

/**
 * The projects that the team listed on the day, and those that left with a decision on record: their last steps are
 * told to the end.
 */
function projectsOn(
  { registry, decisions, calendar }: Data,
  asOf: IsoDate,
  wanted: readonly string[],
): readonly Project[] {
  const decided = new Set(
    decisions.filter(({ date }) => date <= asOf).map(({ project }) => project),
  );
  const there = registry.projects.filter(
    ({ name, listed }) => isInCycles(calendar, listed, asOf) || decided.has(name),
  );
  const names = there.map(({ name }) => name);
  const missing = wanted.find((name) => !names.includes(name));
  if (missing === undefined)
    return there.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const isKnown = registry.projects.some(({ name }) => name === missing);
  const problem = isKnown
    ? `the team did not list "${missing}" on ${asOf}`
    : `the registry has no project "${missing}"`;
  throw new StadiumError('USAGE', problem, { hint: `Listed then: ${names.join(', ')}.` });
}

function entriesOf(
  projects: readonly Project[],
  { registry, ...data }: Data,
  asOf: IsoDate,
): readonly TimelineEntry[] {
  const lifecycle = lifecycleAt({ ...data, projects: registry.projects, asOf });
  return projects.flatMap(lifecycle.timeline);
}

/** Each form is loaded when it is asked for: the calendar's library is large. */
const forms: Readonly<
  Record<string, () => Promise<(input: TimelineInput, columns: number) => string>>
> = {
  table: async () => (await import('../report/timeline/table.ts')).timelineTable,
  markdown: async () => (await import('../report/timeline/markdown.ts')).timelineMarkdown,
  html: async () => (await import('../report/timeline/html.ts')).timelineHtml,
  ics: async () => (await import('../report/timeline/ics.ts')).timelineIcs,
  json: async () => (await import('../report/timeline/json.ts')).timelineJson,
};

async function rendered(format: string, input: TimelineInput, columns: number): Promise<string> {
  const load = forms[format];
  if (load !== undefined) return (await load())(input, columns);
  throw new StadiumError('USAGE', `there is no form "${format}" of the timeline`, {
    hint: `Forms: ${Object.keys(forms).join(', ')}.`,
  });
}
