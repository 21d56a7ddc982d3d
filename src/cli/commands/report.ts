// `stadium report`: the scorecard, offline.

import { InvalidArgumentError, Option } from 'commander';
import { StadiumError } from '../../domain/errors.ts';
import { projectClasses } from '../../domain/project.ts';
import { isAtLeast } from '../../domain/urgency.ts';
import { levels, type Verdict } from '../../domain/verdict.ts';
import { render } from '../../report/form.ts';
import { forms } from '../../report/forms.ts';
import { type Asked, kept } from '../../tasks/kept-answers.ts';
import { reportAsked } from '../../tasks/kept-report.ts';
import type { Report, ReportRequest } from '../../tasks/report.ts';
import { only, type Shown } from '../../tasks/shown.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, deliverKept, type Form, formAsked, inForms } from '../deliver.ts';
import { drawnInto } from '../drawn.ts';
import { listening } from '../news.ts';
import { sayWritten } from '../output.ts';
import { exitCode, type Shell } from '../shell.ts';

interface ReportOptions extends Form, ReportRequest, Omit<Shown, 'projects'> {
  readonly project?: readonly string[];
  readonly failOn?: string;
  readonly quiet?: boolean;
}

export const reportCommand: CommandFactory = ({ shell, exitWith }) =>
  inForms(command('report'), forms.scorecard)
    .option(
      '--as-of <day|series>',
      'the newest snapshot at or before it: a day, or a release of the family',
    )
    .option('-p, --project <name...>', 'only these projects')
    .addOption(
      new Option('--verdict <name...>', 'only projects with one of these').choices([
        'healthy',
        'at-risk',
        'undetermined',
        ...levels,
      ]),
    )
    .addOption(
      new Option('--class <name...>', 'only projects of these classes').choices(projectClasses),
    )
    .option('--group <team...>', 'only projects of these teams, in a family of several')
    .option('--people', 'names of the people at work, on the pages of --format html')
    .option('--commits', 'the commits behind the counts, on the pages of --format html')
    .option(
      '--git-base <template>',
      'with --people or --commits: the base that the cache was filled from',
    )
    .option('--policy <file>', 'judge by another policy, to see what it would change')
    .option('--templates <dir>', 'templates that replace the packaged ones of the same name')
    .addOption(
      new Option(
        '--fail-on <level>',
        'exit with 4 when a project is at this level or a worse one',
      ).choices(['at-risk', ...levels]),
    )
    .option('--worst <count>', 'only so many, the most urgent first', wholeNumber)
    .action(async (options: ReportOptions) => {
      refuseElsewhere(options);
      if (await arePages(options, shell)) return;
      const world = listening(shell, options);
      const asked = shownReport(options);
      if (options.failOn === undefined) {
        return await deliverKept(asked, forms.scorecard, options, world);
      }
      const value = await kept(asked, world);
      await deliver(value, forms.scorecard, options, shell);
      if (value.scorecard.projects.some(({ verdict }) => isTripped(verdict, options.failOn))) {
        exitWith(exitCode.tripped);
      }
    });

/** Writes the pages, unless the folder holds them as they would be drawn. False where they are not what is asked for. */
async function arePages(options: ReportOptions, shell: Shell): Promise<boolean> {
  const { output = '-', failOn } = options;
  const name = formAsked(forms.scorecard, options);
  if (name !== 'html' || output === '-' || failOn !== undefined) return false;
  const world = listening(shell, options);
  const asked = shownReport(options);
  const written = await drawnInto(output, asked.question, options, world, async (hearing) =>
    render(forms.scorecard, name, await kept(asked, hearing), options),
  );
  sayWritten(written, options, shell);
  return true;
}

/** What is left of it by the filters is kept as well: of a family of thousands that is little. */
function shownReport(options: ReportOptions): Asked<Report> {
  const { project: projects = [], verdict, class: classes, group, worst } = options;
  const request = {
    ...options,
    withPrevious: formAsked(forms.scorecard, options) === 'html',
  };
  const isWhole = [verdict, classes, group, worst].every((each) => each === undefined);
  const whole = reportAsked(request);
  if (isWhole && projects.length === 0) return whole;
  const shown = { projects, verdict, class: classes, group, worst };
  return {
    task: 'report shown',
    question: whole.question && { ...whole.question, shown },
    make: async (world) => {
      const report = await kept(whole, world);
      return { ...report, scorecard: only(report.scorecard, shown) };
    },
  };
}

/** Names and commits only in the form that has a place for them. */
function refuseElsewhere(options: ReportOptions): void {
  const name = formAsked(forms.scorecard, options);
  const asked = (['people', 'commits'] as const).find((each) => options[each] === true);
  if (asked === undefined || name === 'html') return;
  throw new StadiumError('USAGE', `--${asked} has no place in the form ${name}`, {
    hint: `They are shown on the pages alone: --format html --output DIR --${asked}`,
  });
}

/** `at-risk` trips on any level. */
function isTripped(verdict: Verdict | undefined, failOn: string | undefined): boolean {
  const level = levels.find((each) => each === failOn);
  return level === undefined
    ? verdict !== undefined && verdict.name === failOn
    : isAtLeast(level, verdict);
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1');
}
