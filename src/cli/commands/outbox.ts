// `stadium outbox`: the record of what was sent, and the acts that only a person can do.

import { Command } from 'commander';
import { StadiumError } from '../../domain/errors.ts';
import { forms } from '../../report/forms.ts';
import type { AnsweredRequest, ResolveRequest } from '../../tasks/outbox.ts';
import type { Places } from '../../tasks/outside-world.ts';
import { type CommandFactory, command } from '../command.ts';
import { deliver, type Form, inForms, say } from '../deliver.ts';
import { type CommandContext, exitCode } from '../shell.ts';

export const outboxCommand: CommandFactory = (context) =>
  inForms(command('outbox'), forms.outbox)
    .action(async (options: Form & Places) => await list(options, context))
    .addCommand(resolveCommand(context))
    .addCommand(answeredCommand(context))
    .addCommand(initCommand(context));

/** Ends with 5 when a mail is uncertain. */
async function list(options: Form & Places, { shell, exitWith }: CommandContext): Promise<void> {
  const { listOutbox } = await import('../../tasks/outbox.ts');
  const shown = await listOutbox(options, shell);
  await deliver(shown, forms.outbox, options, shell);
  const { sender, uncertain } = shown;
  if (sender !== undefined) {
    shell.err(`process ${sender.pid} on ${sender.host} is sending since ${sender.since}\n`);
  }
  for (const { key, look } of uncertain) {
    const then = `  then: stadium outbox resolve '${key}' --sent, or --not-sent\n`;
    shell.err(`${key} may have been sent. ${look}\n${then}`);
  }
  if (uncertain.length > 0) exitWith(exitCode.mailHeld);
}

// The common options belong to `outbox`, wherever they stand on the line: optsWithGlobals has them.

interface ResolveOptions extends ResolveRequest {
  readonly sent?: boolean;
  readonly notSent?: boolean;
}

function resolveCommand({ shell }: CommandContext): Command {
  return new Command('resolve')
    .description('say what became of a mail that may or may not have gone out')
    .argument('<key>', 'as `stadium outbox` prints it')
    .option('--sent', 'it is in the archive of the list')
    .option('--not-sent', 'it is not, and may be sent again')
    .option('--note <text>', 'how you know')
    .action(async (key: string, _: ResolveOptions, self: Command) => {
      const options = self.optsWithGlobals<ResolveOptions>();
      if ((options.sent === true) === (options.notSent === true)) {
        throw new StadiumError('USAGE', 'say which: --sent or --not-sent');
      }
      const { resolveMail } = await import('../../tasks/outbox.ts');
      await resolveMail(key, options.sent === true ? 'sent' : 'not-sent', options, shell);
      const next = options.sent === true ? 'it counts as sent' : 'it may be sent again';
      say(`${key}: ${next}\n`, shell);
    });
}

function answeredCommand({ shell }: CommandContext): Command {
  return new Command('answered')
    .description('record an answer to a call; with --volunteer it becomes a decision')
    .argument('<project>')
    .requiredOption('--link <url>', 'where the answer can be read')
    .option('--volunteer', 'somebody volunteered')
    .option('--by <body>', 'who says so, a body and never a person')
    .action(async (project: string, _: AnsweredRequest, self: Command) => {
      const { recordAnswer } = await import('../../tasks/outbox.ts');
      const options = self.optsWithGlobals<AnsweredRequest>();
      await recordAnswer(project, options, shell);
      const next =
        options.volunteer === true
          ? 'the decision "volunteers" was added; stadium call --thanks drafts the thanks'
          : `no decision follows by itself; the team's next one: stadium decide ${project}`;
      say(`${project}: answer recorded; ${next}\n`, shell);
    });
}

function initCommand({ shell }: CommandContext): Command {
  return new Command('init')
    .description('start the outbox of a team that never sent a mail')
    .action(async (_: Places, self: Command) => {
      const { startOutbox } = await import('../../tasks/outbox.ts');
      shell.out(`${await startOutbox(self.optsWithGlobals<Places>(), shell)}\n`);
    });
}
