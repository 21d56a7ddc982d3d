// `stadium call`: calls for maintainers and the mails that follow them.

import { InvalidArgumentError, Option } from 'commander';
import { forms } from '../../report/forms.ts';
import { type CommandFactory, command } from '../command.ts';
import { inForms } from '../deliver.ts';
import type { CallOptions } from '../sending.ts';

const examples = `
Nothing is sent without --send. Host and credentials come from the environment: STADIUM_SMTP_HOST, STADIUM_SMTP_PORT,
STADIUM_SMTP_USER, STADIUM_SMTP_PASSWORD or STADIUM_SMTP_TOKEN, STADIUM_SMTP_CA; the sender from STADIUM_MAIL_FROM.

Examples:
  $ stadium call                                    drafts for all that the team decided to call
  $ stadium call PROJECT --output drafts/           files that a mail program opens as drafts
  $ stadium call --send --to-self me@example.org    a look at them in your own mail program
  $ stadium call --send`;

export const callCommand: CommandFactory = (context) =>
  inForms(command('call'), forms.drafts)
    .argument('[project...]', 'projects to write about (default: all that the decisions allow)')
    .option('--as-of <date|series>', 'figures as of then (default: the newest)')
    .option('--digest', 'one mail on the health of all, with every call in it')
    .option('--reminder', 'a reply in the thread of a call')
    .option('--thanks', 'thanks where volunteers were found')
    .option('--notice', 'the notice where the team decided to deprecate')
    .option('--affected', 'copies to the people concerned who are named in data/mail.yaml')
    .option('--despite-advice <reason>', 'call although advice against it applies; recorded')
    .option('--from <name-and-address>', 'who asks: "Name <user@host>"')
    .option('--templates <dir>', 'templates that replace the packaged ones of the same name')
    .option('--send', 'deliver, after asking once more')
    .option('-y, --yes', 'do not ask once more')
    .addOption(
      new Option(
        '--max <n>',
        'most mails in one run (default: limits.mails of data/mail.yaml, 10)',
      ).argParser(positive),
    )
    .option('--to-self <address>', 'with --send: deliver a test to this address alone')
    .addHelpText('after', examples)
    .action(async (projects: string[], options: CallOptions) => {
      const { runCall } = await import('../sending.ts');
      await runCall(projects, options, context);
    });

function positive(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('expected a whole number above 0');
}
