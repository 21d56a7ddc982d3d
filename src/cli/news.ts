// News of a task that takes a while, as lines on standard error.

import type { News } from '../tasks/outside-world.ts';
import type { Shell } from './shell.ts';

/** The shell with an ear for news; with `quiet` for nothing that is mere progress. */
export function listening(shell: Shell, { quiet = false }: { readonly quiet?: boolean }): Shell {
  return {
    ...shell,
    tell: (news) => {
      if (!quiet || !isProgress(news)) shell.err(line(news));
    },
  };
}

function isProgress({ kind }: News): boolean {
  return kind === 'mirror' || kind === 'reading';
}

function line(news: News): string {
  switch (news.kind) {
    case 'mirror':
      return mirrorLine(news.progress);
    case 'reading':
      return `reading ${news.repositories.length} repositories\n`;
    case 'clock':
      return clockLine(news);
    case 'passed-over':
      return `stadium: the snapshot of ${news.day} knows nothing and is passed over\n`;
    case 'calendar-updated':
      return `${news.file} was brought up to date with ${news.from}\n`;
  }
}

function clockLine({ host, secondsAhead }: Extract<News, { kind: 'clock' }>): string {
  const minutes = Math.round(Math.abs(secondsAhead) / 60);
  const side = secondsAhead > 0 ? 'ahead of' : 'behind';
  return `stadium: the clock of this machine is ${minutes} minutes ${side} that of ${host}\n`;
}

function mirrorLine({
  repository,
  event,
  done,
  total,
  read,
  reason,
}: Extract<News, { kind: 'mirror' }>['progress']): string {
  if (event === 'started') return '';
  const count = `[${String(done).padStart(String(total).length)}/${total}]`;
  if (event === 'failed')
    return `${count} ${repository}: unknown (${reason?.detail ?? 'failed'})\n`;
  return `${count} ${repository}: ${read.commits === 0 ? 'nothing new' : `${read.commits} commits read`}\n`;
}
