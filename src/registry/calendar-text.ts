// The text of calendar.yaml for a calendar that was published: data that a program refreshes and people read.

import { parseDocument } from 'yaml';
import type { Calendar, Milestone, Series } from '../domain/cycle.ts';

/** The text with the calendar in place of its series; comments above the list stay. */
export function calendarText(before: string, calendar: Calendar): string {
  const at = before.search(/^series:/m);
  const head = at < 0 ? before : before.slice(0, at);
  return `${head}series:\n${calendar.map(seriesText).join('')}`;
}

/** True when the text holds exactly this calendar, however it is written. */
export function holdsCalendar(text: string, calendar: Calendar): boolean {
  const plain = (yaml: string) =>
    JSON.stringify(parseDocument(yaml, { schema: 'failsafe' }).toJS());
  return plain(text) === plain(calendarText('', calendar));
}

function seriesText({ name, id, start, release, estimated, slurp, milestones }: Series): string {
  const lines = [
    `  - name: ${/^[a-z]/.test(name) ? name : `"${name}"`}`,
    ...(id === undefined ? [] : [`    id: "${id}"`]),
    `    start: ${start}`,
    `    release: ${release}`,
    ...(estimated ? ['    estimated: true'] : []),
    ...(slurp ? ['    slurp: true'] : []),
    ...(milestones.length === 0 ? [] : ['    milestones:', ...milestones.map(milestoneText)]),
  ];
  return `${lines.join('\n')}\n`;
}

function milestoneText({ id, date }: Milestone): string {
  return `      - { id: ${id}, date: ${date} }`;
}
