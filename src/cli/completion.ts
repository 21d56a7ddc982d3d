// Scripts that let a shell complete commands, options and their values, made from the table of commands itself.

import type { Command } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type CompletedShell = (typeof shells)[number];

interface Words {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  readonly commands: readonly Words[];
}

interface OptionWords {
  readonly flags: readonly string[];
  readonly description: string;
  readonly choices: readonly string[];
}

/** The script for the shell: to be sourced, or put where the shell looks for completions. */
export function completionScript(shell: CompletedShell, program: Command): string {
  return scripts[shell](wordsOf(program));
}

function wordsOf(command: Command): Words {
  return {
    name: command.name(),
    description: command.description(),
    options: command.options.map(({ short, long, description, argChoices }) => ({
      flags: [short, long].flatMap((flag) => flag ?? []),
      description,
      choices: argChoices ?? [],
    })),
    commands: command.commands.map(wordsOf),
  };
}

const scripts: Readonly<Record<CompletedShell, (program: Words) => string>> = {
  bash: bashScript,
  zsh: (program) =>
    `#compdef ${program.name}\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(program)}`,
  fish: fishScript,
};

/** One case for each command, one for each option that takes one of a few values. */
function bashScript({ name, commands }: Words): string {
  const cases = commands.map(
    (each) =>
      `    ${each.name}) words="${[...flagsOf(each), ...namesOf(each.commands)].join(' ')}" ;;`,
  );
  return `_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  case "\${COMP_WORDS[1]} $before" in
${valueCases(commands).join('\n')}
  esac
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); return; fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  [ "$COMP_CWORD" -gt 1 ] || words="${namesOf(commands).join(' ')}"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _${name} ${name}
`;
}

function valueCases(commands: readonly Words[]): readonly string[] {
  return commands.flatMap(({ name, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ flags, choices }) => {
        const patterns = flags.map((flag) => `"${name} ${flag}"`).join('|');
        return `    ${patterns}) words="${choices.join(' ')}" ;;`;
      }),
  );
}

function fishScript({ name, commands }: Words): string {
  const lines = commands.flatMap((each) => [
    `complete -c ${name} -f -n __fish_use_subcommand -a ${each.name} -d ${quoted(each.description)}`,
    ...each.options.map((option) => {
      const flags = option.flags.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      const values =
        option.choices.length === 0 ? '' : ` -x -a ${quoted(option.choices.join(' '))}`;
      return `complete -c ${name} -n '__fish_seen_subcommand_from ${each.name}' ${flags.join(' ')}${values} -d ${quoted(option.description)}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function flagsOf({ options }: Words): readonly string[] {
  return options.flatMap(({ flags }) => flags.filter((flag) => flag.startsWith('--')));
}

function namesOf(commands: readonly Words[]): readonly string[] {
  return commands.map(({ name }) => name);
}
