// News of a task that takes a while, on standard error: a bar that moves where a person looks, a line each elsewhere.

import type { News } from '../tasks/outside-world.ts';
import { plural } from '../words/english.ts';
import { cut, widthFor } from '../words/lines.ts';
import type { Shell } from './shell.ts';

/** The shell with an ear for news; with `quiet` for nothing that is mere progress. */
export function listening(shell: Shell, { quiet = false }: { readonly quiet?: boolean }): Shell {
  const began = new Map<News['kind'], number>();
  let said = 0;
  return {
    ...shell,
    tell: (news) => {
      if (quiet && isProgress(news)) return;
      const step = stepOf(news);
      if (step === undefined) return shell.err(line(news));
      const now = shell.now().getTime();
      const start = began.get(news.kind) ?? now;
      began.set(news.kind, start);
      // The same may come once more, of another day.
      if (step.done === step.total) began.delete(news.kind);
      if (shell.isInteractive && step.total > 2)
        return shell.err(bar(step, (now - start) / 1000, shell.columns));
      if (step.isTold) return shell.err(line(news));
      if (now - Math.max(start, said) < seldom * 1000) return;
      said = now;
      shell.err(line(news));
    },
  };
}

/** Seconds between two lines, where nobody sees a bar and not each step is told: most families are measured before the first. */
const seldom = 10;

/** How far a task is that goes from one thing to the next. */
interface Step {
  readonly done: number;
  readonly total: number;
  readonly name: string;
  /** What the total is of, and what was done with it. */
  readonly all: string;
  /** What stays above the bar. */
  readonly failure?: string;
  /** Whether each is told by itself where there is no bar. */
  readonly isTold: boolean;
}

function stepOf(news: News): Step | undefined {
  if (news.kind === 'measuring')
    return { ...news, name: news.project, all: 'projects measured', isTold: false };
  if (news.kind === 'days') return { ...news, name: news.day, all: 'days measured', isTold: false };
  if (news.kind === 'histories')
    return { ...news, name: news.repository, all: 'histories read', isTold: false };
  if (news.kind === 'files')
    return { ...news, name: news.repository, all: 'trees looked through', isTold: false };
  if (news.kind !== 'mirror') return undefined;
  const { progress } = news;
  const failure = progress.event === 'failed' ? { failure: mirrorLine(progress) } : {};
  const { done, total, repository: name } = progress;
  return { done, total, name, all: 'repositories read', isTold: true, ...failure };
}

const [clear, barColumns] = ['\u001b[K', 24];

/** The cursor goes back to its start, so that whatever is said next stands in its place. */
function bar({ done, total, name, all, failure }: Step, seconds: number, columns: number): string {
  const above = failure === undefined ? '' : `${clear}${failure}`;
  if (done === total) return `${above}${clear}${total} ${all}\n`;
  const full = Math.round((barColumns * done) / total);
  const left = leftWords(done, total, seconds);
  const drawn = `[${'#'.repeat(full)}${'.'.repeat(barColumns - full)}] ${done}/${total}${left} ${name}`;
  return `${above}${clear}${cut(drawn, Math.min(widthFor(columns), 80) - 1)}\r`;
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
  return ['mirror', 'histories', 'files', 'measuring', 'days', 'reading'].includes(kind);
}

function line(news: News): string {
  switch (news.kind) {
    case 'mirror':
      return mirrorLine(news.progress);
    case 'histories':
      return `${news.done} of ${news.total} histories read\n`;
    case 'files':
      return `${news.done} of ${news.total} trees looked through\n`;
    case 'measuring':
      return `${news.done} of ${news.total} projects measured\n`;
    case 'days':
      return `${news.done} of ${news.total} days measured\n`;
    case 'reading':
      return `reading ${plural(news.repositories.length, 'repository', 'repositories')}\n`;
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

type Progress = Extract<News, { kind: 'mirror' }>['progress'];

function mirrorLine({ repository, event, done, total, read, reason }: Progress): string {
  if (event === 'started') return '';
  const count = `[${String(done).padStart(String(total).length)}/${total}]`;
  if (event === 'failed')
    return `${count} ${repository}: unknown (${reason?.detail ?? 'failed'})\n`;
  return `${count} ${repository}: ${read.commits === 0 ? 'nothing new' : plural(read.commits, 'commit read', 'commits read')}\n`;
}
