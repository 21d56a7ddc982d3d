// `stadium outbox`: the record of what was sent, and the acts that only a person can do.

import { Command } from 'commander';
import { StadiumError } from '../../domain/errors.ts';
import type { MailWiring } from '../../tasks/mail-places.ts';
import type { AnsweredOptions } from '../../tasks/outbox.ts';
import type { CommandContext, CommonOptions } from '../../tasks/world.ts';
import { type CommandFactory, command } from '../command.ts';

/** Builds the command; the stages it needs come with the wiring. */
export function outboxCommand(wiring: MailWiring): CommandFactory {
  return (context) =>
    command('outbox', 'what was sent, what needs a person, what was answered', 'Mail:')
      .option('--json', 'as JSON')
      .action(async (options: CommonOptions) => {
        const { listOutbox } = await import('../../tasks/outbox.ts');
        await listOutbox(options, wiring, context);
      })
      .addCommand(resolveCommand(wiring, context))
      .addCommand(answeredCommand(wiring, context))
      .addCommand(initCommand(wiring, context));
}

interface ResolveOptions extends CommonOptions {
  readonly sent?: boolean;
  readonly notSent?: boolean;
  readonly note?: string;
}

// The common options belong to `outbox`, wherever they stand on the line: optsWithGlobals has them.

function resolveCommand(wiring: MailWiring, { shell }: CommandContext): Command {
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
      await resolveMail(key, options.sent === true ? 'sent' : 'not-sent', options, wiring, shell);
    });
}

function answeredCommand(wiring: MailWiring, { shell }: CommandContext): Command {
  return new Command('answered')
    .description('record an answer to a call; with --volunteer it becomes a decision')
    .argument('<project>')
    .requiredOption('--link <url>', 'where the answer can be read')
    .option('--volunteer', 'somebody volunteered')
    .option('--by <body>', 'who says so, a body and never a person')
    .action(async (project: string, _: AnsweredOptions, self: Command) => {
      const { recordAnswer } = await import('../../tasks/outbox.ts');
      await recordAnswer(project, self.optsWithGlobals<AnsweredOptions>(), wiring, shell);
    });
}

function initCommand(wiring: MailWiring, { shell }: CommandContext): Command {
  return new Command('init')
    .description('start the outbox of a team that never sent a mail')
    .action(async (_: CommonOptions, self: Command) => {
      const { startOutbox } = await import('../../tasks/outbox.ts');
      await startOutbox(self.optsWithGlobals<CommonOptions>(), wiring, shell);
    });
}
