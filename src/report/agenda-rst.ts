// The agenda as reStructuredText, for a specification or a page of governance: addresses can be followed, boxes stay boxes.

import type { Agenda } from '../domain/agenda.ts';
import { escapers, webLink } from '../words/escape.ts';
import { box, type Part, partsOf } from './agenda-parts.ts';
import { titled } from './criteria/rst.ts';

const { rst } = escapers;
const marks = { 1: '=', 2: '-', 3: '~' } as const;

export function agendaRst(agenda: Agenda): string {
  return `${partsOf(agenda).map(part).join('\n\n')}\n`;
}

function part({ heading, level, lines }: Part): string {
  const items = lines.map((line) => `* ${item(line)}`);
  return [titled(rst(heading), marks[level]), ...(items.length === 0 ? [] : ['', ...items])].join(
    '\n',
  );
}

function item(line: string): string {
  if (line.startsWith(box)) return `\\[ \\] ${withLinks(line.slice(box.length))}`;
  return withLinks(line);
}

/** What stands between addresses is escaped; an address that a page may link to is a link. */
function withLinks(line: string): string {
  return line
    .split(/(https?:\/\/\S+)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const link = webLink(piece);
      return link === null ? rst(piece) : `\`${rst(piece)} <${link.replaceAll('_', '\\_')}>\`__`;
    })
    .join(' ')
    .trim();
}
