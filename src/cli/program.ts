// The program: builds the command table, runs one, and turns errors into one line and an exit code.

import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { StadiumError } from '../domain/errors.ts';
import { isDay } from '../domain/time.ts';
import { folded, widthFor } from '../words/lines.ts';
import { packaged } from '../words/packaged.ts';
import { listed } from './command.ts';
import { commandNamed } from './commands/index.ts';
import { foldersGiven, given, isAlone, placesGiven, refuseEmpty, refuseOtherDay } from './given.ts';
import { commandNames, listing } from './listing.ts';
import { type CommandContext, codeOfStop, type ExitCode, exitCode, type Shell } from './shell.ts';
import { typed } from './typed.ts';
import { sayStanding } from './where-things-stand.ts';

const examples = `
Examples:
  $ stadium
      where things stand, and what to run next
  $ stadium report
      the scorecard of the newest snapshot, offline
  $ stadium report --as-of 2026-04-01 --format markdown
  $ stadium explain PROJECT
      every figure, band, point and reason
  $ stadium collect
      read the sources, write today's snapshot

Exit codes:
  0 done   1 our fault   2 usage or data file   3 done, but a source failed and some facts are unknown
  4 --fail-on or --exit-code tripped   5 a mail needs a person   129/130/143 stopped`;

/** Runs the program with the given arguments and resolves to its exit code. */
export async function run(argv: readonly string[], world: Shell): Promise<ExitCode> {
  const reader = { ...world, folders: foldersGiven(argv) };
  const err = (text: string) => world.err(forReader(typed(text, reader), world));
  const shell = { ...reader, err, now: clockOf(argv, world) };
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
      writeOut: (text) => shell.out(help(text, world)),
      getOutHelpWidth: () => widthFor(shell.columns),
      getErrHelpWidth: () => widthFor(shell.columns),
      writeErr: shell.err,
      outputError: (message, write) => write(message.replace(/^error: /, 'stadium: ')),
    });
  }
  try {
    refuseEmpty(argv);
    refuseOtherDay(argv);
    if (isAlone(argv)) await sayStanding(placesGiven(argv), shell);
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

/** Its examples can be typed; they name no folder, since none of them asks for one. */
function help(text: string, { command, columns }: Shell): string {
  const alone = (command ?? 'stadium').replace(/ --$/, '');
  const said = typed(text, { command }).replace(/\$ stadium$/m, () => `$ ${alone}`);
  return folded(said, widthFor(columns));
}

/** A message keeps within the terminal where it goes to one. */
function forReader(text: string, { isInteractive, columns }: Shell): string {
  return isInteractive ? folded(text, widthFor(columns)) : text;
}

/** The day that `--today` names, at the hour that it is. The commands know no other clock. */
function clockOf(argv: readonly string[], { now }: Shell): Shell['now'] {
  const day = given(argv, '--today');
  if (day === undefined || !isDay(day)) return now;
  return () => new Date(`${day}T${now().toISOString().slice(11)}`);
}

function explainFailure(error: unknown, shell: Shell, verbose: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (shell.signal.aborted) return codeOfStop(shell.signal);
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
