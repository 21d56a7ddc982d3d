// One call for maintainers, sent while a signal ends the sender again and again: the server has it once, or nobody knows and it waits for a person.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { historyOf } from '../../src/mail/history.ts';
import { parseLedger } from '../../src/mail/ledger.ts';
import { aDesk } from '../cli/mail-desk.ts';
import { startServer } from '../mail/smtp-lab.ts';
import { type Course, count, stopped } from './kill-figures.ts';
import { contents } from './kill-subjects.ts';
import { run, runCounted } from './killed.ts';

/** The calls of 2019 are too old to be sent by today's clock. */
const shift = `const real = Date, back = real.now() - real.UTC(2019, 10, 12, 15);
globalThis.Date = class extends real {
  constructor(...given) { if (given.length) super(...given); else super(real.now() - back); }
  static now() { return real.now() - back; }
};`;
export const clockOf2019 = `data:text/javascript,${encodeURIComponent(shift)}`;

export async function aMail(course: Course): Promise<void> {
  const { undisturbed, root, figures } = course;
  const desk = aDesk();
  const server = await startServer();
  const env = {
    STADIUM_SMTP_PORT: String(server.port),
    STADIUM_MAIL_FROM: 'T <t@example.org>',
    NODE_OPTIONS: `--import ${clockOf2019}`,
  };
  const place = ['--data', desk.data, '--cache', desk.cache];
  const call = ['call', 'networking-sfc', '--send', '--yes', '--as-of', '2019-11-12', ...place];
  const differ = (what: string) => figures.differences.push(`call, ${what}`);
  try {
    const whole = undisturbed.get('call');
    if (whole === undefined) {
      const { ms, calls } = await runCounted(call, join(root, 'call.calls'), env);
      undisturbed.set('call', { bytes: '', ms, calls });
      if (server.mails.length !== 1) differ('not sent when undisturbed');
      return await aMail(course);
    }
    for (let time = 0; time < course.inARow; time += 1) {
      const before = contents(desk.data);
      const { isKilled } = await stopped(course, 'call', call, env);
      const isNew = contents(desk.data) !== before;
      if (isKilled && server.mails.length === 0 && isNew) count(figures.inside, 'call');
      if (!isKilled || server.mails.length > 0 || isUncertain(desk.data)) break;
    }
    const next = await run(call, { env });
    whole.ms = next.ms;
    if (server.mails.length > 1) figures.mailsTwice += 1;
    if (!isUncertain(desk.data)) {
      if (server.mails.length !== 1)
        differ(`${server.mails.length} mails, ${next.code} ${next.err}`);
      return;
    }
    figures.uncertain += 1;
    const { code, out } = await run(['outbox', ...place], { env });
    if (code !== 5 || !out.startsWith('uncertain')) differ(`the list: ${code} ${out}`);
  } finally {
    await server.close();
    rmSync(desk.data, { recursive: true, force: true });
  }
}

function isUncertain(data: string): boolean {
  const file = join(data, 'outbox.ndjson');
  const { mails } = historyOf(parseLedger(readFileSync(file, 'utf8'), file).entries);
  return mails.some(
    ({ project, status }) => project === 'networking-sfc' && status === 'uncertain',
  );
}
