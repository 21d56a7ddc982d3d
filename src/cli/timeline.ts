// What `stadium timeline` does once its options are known.

import { StadiumError } from '../domain/errors.ts';
import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { IsoDate } from '../domain/time.ts';
import { rules } from '../lifecycle/rules.ts';
import { timelineOf } from '../lifecycle/timeline.ts';
import { type Data, loadData } from '../registry/load.ts';
import type { TimelineInput } from '../report/timeline/view.ts';
import type { CommonOptions } from './command.ts';
import { dataFolder, dayNamed, packagedData, today } from './data.ts';
import { writeWhole } from './files.ts';
import type { Shell } from './shell.ts';

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
  const entries = entriesOf(data, asOf, options.project ?? []);
  const withDone = options.all === true;
  const input = { team: data.registry.team, asOf, entries, rules, withDone };
  const format = options.json === true ? 'json' : (options.format ?? 'table');
  const text = await rendered(format, input);
  if (options.output === undefined || options.output === '-') shell.out(text);
  else writeWhole(options.output, text);
  return options.failOn === 'overdue' && entries.some(({ state }) => state === 'overdue');
}

function entriesOf(
  { registry, decisions, calendar, policy }: Data,
  asOf: IsoDate,
  wanted: readonly string[],
): readonly TimelineEntry[] {
  const names = registry.projects.map(({ name }) => name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new StadiumError('USAGE', `the registry has no project "${unknown}"`, {
      hint: `It holds: ${names.join(', ')}.`,
    });
  }
  return registry.projects
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
    .flatMap((project) =>
      timelineOf({ project, decisions, calendar, rules: policy.lifecycle, asOf }),
    );
}

/** Each form is loaded when it is asked for: the calendar's library is large. */
const forms: Readonly<Record<string, () => Promise<(input: TimelineInput) => string>>> = {
  table: async () => (await import('../report/timeline/table.ts')).timelineTable,
  markdown: async () => (await import('../report/timeline/markdown.ts')).timelineMarkdown,
  html: async () => (await import('../report/timeline/html.ts')).timelineHtml,
  ics: async () => (await import('../report/timeline/ics.ts')).timelineIcs,
  json: async () => (await import('../report/timeline/json.ts')).timelineJson,
};

async function rendered(format: string, input: TimelineInput): Promise<string> {
  const load = forms[format];
  if (load !== undefined) return (await load())(input);
  throw new StadiumError('USAGE', `there is no form "${format}" of the timeline`, {
    hint: `Forms: ${Object.keys(forms).join(', ')}.`,
  });
}
