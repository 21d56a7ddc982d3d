// News of a task that takes a while, on standard error: a bar that moves where a person looks, a line each elsewhere.

import type { News } from '../tasks/outside-world.ts';
import { cut, widthFor } from '../words/lines.ts';
import type { Shell } from './shell.ts';

/** The shell with an ear for news; with `quiet` for nothing that is mere progress. */
export function listening(shell: Shell, { quiet = false }: { readonly quiet?: boolean }): Shell {
  let began: number | undefined;
  return {
    ...shell,
    tell: (news) => {
      if (quiet && isProgress(news)) return;
      const isBar = shell.isInteractive && news.kind === 'mirror' && news.progress.total > 2;
      if (!isBar) return shell.err(line(news));
      const now = shell.now().getTime();
      began ??= now;
      shell.err(bar(news.progress, (now - began) / 1000, shell.columns));
    },
  };
}

type Progress = Extract<News, { kind: 'mirror' }>['progress'];

const [clear, barColumns] = ['\u001b[K', 24];

/** The cursor goes back to its start, so that whatever is said next stands in its place. */
function bar(progress: Progress, seconds: number, columns: number): string {
  const { done, total, event, repository } = progress;
  const failure = event === 'failed' ? `${clear}${mirrorLine(progress)}` : '';
  if (done === total) return `${failure}${clear}${total} repositories read\n`;
  const full = Math.round((barColumns * done) / total);
  const left = leftWords(done, total, seconds);
  const drawn = `[${'#'.repeat(full)}${'.'.repeat(barColumns - full)}] ${done}/${total}${left} ${repository}`;
  return `${failure}${clear}${cut(drawn, Math.min(widthFor(columns), 80) - 1)}\r`;
}

/** Seconds, and a part of the repositories, before which nothing is foretold: they differ in size. */
const [soonest, sure] = [5, 0.02];

/** `, about 4 min left`; nothing where it would be a guess. */
function leftWords(done: number, total: number, seconds: number): string {
  if (seconds < soonest || done / total < sure) return '';
  const left = (seconds * (total - done)) / done;
  return left < 90
    ? `, about ${Math.ceil(left / 10) * 10} s left`
    : `, about ${minutes(left)} left`;
}

function minutes(seconds: number): string {
  const count = Math.round(seconds / 60);
  return count < 90 ? `${count} min` : `${Math.round(count / 60)} h`;
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

function mirrorLine({ repository, event, done, total, read, reason }: Progress): string {
  if (event === 'started') return '';
  const count = `[${String(done).padStart(String(total).length)}/${total}]`;
  if (event === 'failed')
    return `${count} ${repository}: unknown (${reason?.detail ?? 'failed'})\n`;
  return `${count} ${repository}: ${read.commits === 0 ? 'nothing new' : `${read.commits} commits read`}\n`;
}
