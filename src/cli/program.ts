// The program: builds the command table, runs one, and turns errors into one line and an exit code.

import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { StadiumError } from '../domain/errors.ts';
import { isDay } from '../domain/time.ts';
import { folded, widthFor } from '../words/lines.ts';
import { packaged } from '../words/packaged.ts';
import { listed } from './command.ts';
import { commandNamed } from './commands/index.ts';
import { commandNames, listing } from './listing.ts';
import { type CommandContext, type ExitCode, exitCode, type Shell } from './shell.ts';
import { typed } from './typed.ts';
import { sayStanding } from './where-things-stand.ts';

const examples = `
Examples:
  $ stadium report                                  the scorecard of the newest snapshot, offline
  $ stadium report --as-of train --format markdown
  $ stadium explain networking-sfc                  every figure, band, point and reason
  $ stadium collect                                 read the sources, write today's snapshot

Exit codes:
  0 done   1 our fault   2 usage or data file   3 done, but a source failed and some facts are unknown
  4 --fail-on or --exit-code tripped   5 a mail needs a person   129/130/143 stopped`;

/** Runs the program with the given arguments and resolves to its exit code. */
export async function run(argv: readonly string[], world: Shell): Promise<ExitCode> {
  const err = (text: string) => world.err(forReader(typed(text, world.command), world));
  const shell = { ...world, err, now: clockOf(argv, world) };
  let code: ExitCode = exitCode.done;
  const exitWith = (wanted: ExitCode) => {
    code = wanted;
  };
  const program = await programFor(argv, { shell, exitWith });
  for (const each of [
    program,
    ...program.commands,
    ...program.commands.flatMap((sub) => sub.commands),
  ]) {
    each.exitOverride().configureOutput({
      writeOut: (text) => shell.out(folded(text, widthFor(shell.columns))),
      getOutHelpWidth: () => widthFor(shell.columns),
      getErrHelpWidth: () => widthFor(shell.columns),
      writeErr: shell.err,
      outputError: (message, write) => write(message.replace(/^error: /, 'stadium: ')),
    });
  }
  try {
    refuseEmpty(argv);
    refuseOtherDay(argv);
    if (argv.length === 0) await sayStanding(shell);
    else await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, shell, argv.includes('--verbose') || argv.includes('-v'));
  }
}

/** Every command by name and description; those that the line names, and all for a shell's completion, as they are. */
async function programFor(argv: readonly string[], context: CommandContext): Promise<Command> {
  const program = new Command('stadium')
    .description(
      'Who still looks after each project of a family, on what evidence, and what happens next.',
    )
    .version(packageVersion(), '-V, --version')
    .showSuggestionAfterError()
    .addHelpText('after', examples)
    .configureHelp({ subcommandTerm: termOf });
  for (const name of commandNames) {
    const isNamed = argv.includes(name) || argv.includes('completion');
    program.addCommand(isNamed ? (await commandNamed(name))(context) : listed(name));
  }
  return program;
}

function termOf(command: Command): string {
  const found = commandNames.find((name) => name === command.name());
  return found === undefined ? 'help [command]' : `${found} ${listing[found].takes}`.trimEnd();
}

/** A message keeps within the terminal where it goes to one. */
function forReader(text: string, { isInteractive, columns }: Shell): string {
  return isInteractive ? folded(text, widthFor(columns)) : text;
}

/** `--data "$FOLDER"` with nothing in it would name the folder at hand, or be passed over. */
function refuseEmpty(argv: readonly string[]): void {
  const at = argv.findIndex((each) => each === '' || /^--[\w-]+=$/.test(each));
  if (at === -1) return;
  const [before = '', found = ''] = [argv[at - 1], argv[at]];
  const option = found === '' ? before : found.slice(0, -1);
  const what = option.startsWith('-') ? `${option}: its value is empty` : 'an argument is empty';
  throw new StadiumError('USAGE', what, {
    hint: 'Give it a value, or leave it out; a variable may not be set.',
  });
}

/** The day that `--today` names, at the hour that it is. The commands know no other clock. */
function clockOf(argv: readonly string[], { now }: Shell): Shell['now'] {
  const day = dayGiven(argv);
  if (day === undefined || !isDay(day)) return now;
  return () => new Date(`${day}T${now().toISOString().slice(11)}`);
}

function refuseOtherDay(argv: readonly string[]): void {
  const day = dayGiven(argv);
  if (day === undefined) return;
  if (!isDay(day)) {
    throw new StadiumError('USAGE', `--today ${day}: expected a day that exists, as YYYY-MM-DD`);
  }
  if (!argv.includes('--send')) return;
  throw new StadiumError('USAGE', '--today has no place beside --send: a mail goes out today');
}

function dayGiven(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((each) => each === '--today' || each.startsWith('--today='));
  return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1] ?? '');
}

const stopped: Readonly<Record<string, ExitCode>> = {
  SIGTERM: exitCode.terminated,
  SIGHUP: exitCode.hungUp,
};

function explainFailure(error: unknown, shell: Shell, verbose: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (shell.signal.aborted) {
    return stopped[String(shell.signal.reason)] ?? exitCode.interrupted;
  }
  const thrown = error instanceof Error ? error : new Error(String(error));
  const failure = refusedBySystem(thrown) ?? thrown;
  const expected = failure instanceof StadiumError;
  const hint = expected ? failure.hint : 'Please report it with the output of --verbose.';
  shell.err(`stadium: ${expected ? '' : 'this is our fault: '}${failure.message}\n`);
  if (hint !== undefined) shell.err(`  ${hint}\n`);
  if (verbose) shell.err(`${failure.stack}\n`);
  return expected ? exitCodeOf(failure) : exitCode.internal;
}

/** Whoever meets a full disk or a folder that is not theirs has found no bug. */
const refusals = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EIO'];

function refusedBySystem(error: NodeJS.ErrnoException): StadiumError | undefined {
  if (!refusals.includes(error.code ?? '')) return undefined;
  return new StadiumError('STORE', `the system refuses: ${error.message}`, {
    hint: 'See that there is room, and that what is named may be read and written.',
    cause: error,
  });
}

function exitCodeOf(error: StadiumError): ExitCode {
  if (error.code === 'SOURCE') return exitCode.partial;
  if (error.code === 'MAIL_HELD') return exitCode.mailHeld;
  return exitCode.usage;
}

function packageVersion(): string {
  const text = readFileSync(packaged('package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
