// The agenda of a PTG session: plain text of 72 columns for an etherpad or a list, Markdown, or JSON.

import type { Agenda } from '../domain/agenda.ts';
import { answeringOf } from '../domain/answering.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import { escapers, visible } from '../words/escape.ts';
import { hanging } from '../words/lines.ts';
import { box, type Part, partsOf } from './agenda-parts.ts';
import { needed } from './criteria/view.ts';
import { optionsOf } from './legal-words.ts';

const mailColumns = 72;

export function agendaText(agenda: Agenda): string {
  return `${partsOf(agenda).map(textPart).join('\n\n')}\n`;
}

export function agendaMarkdown(agenda: Agenda): string {
  return `${partsOf(agenda).map(markdownPart).join('\n\n')}\n`;
}

export function agendaJson(agenda: Agenda): string {
  return `${JSON.stringify(plainAgenda(agenda), null, 2)}\n`;
}

function textPart({ heading, level, lines }: Part): string {
  const title = visible(heading);
  const rule = level === 3 ? [] : [(level === 1 ? '=' : '-').repeat(title.length)];
  return [title, ...rule, ...lines.flatMap(bullet)].join('\n');
}

function bullet(line: string): readonly string[] {
  return hanging(visible(line), mailColumns, '* ', '  ');
}

function markdownPart({ heading, level, lines }: Part): string {
  const items = lines.map((line) => `- ${markdownLine(line)}`);
  return [
    `${'#'.repeat(level)} ${escapers.markdown(heading)}`,
    ...(items.length === 0 ? [] : ['', ...items]),
  ].join('\n');
}

/** A box to tick stays one. */
function markdownLine(line: string): string {
  return line.startsWith(box)
    ? box + escapers.markdown(line.slice(box.length))
    : escapers.markdown(line);
}

function plainAgenda({ scorecard, day, criteria, items, toSettle, toAsk, dates, waiting }: Agenda) {
  return {
    schemaVersion: 1,
    team: scorecard.team,
    ...{ asOf: scorecard.asOf, decidedTo: day },
    candidates: items.map(({ candidate, card, before, hurt, decided }) => ({
      ...candidate,
      verdict: card.verdict?.name ?? null,
      levels: card.verdict?.levels ?? [],
      missing: card.verdict?.missing ?? [],
      points: card.verdict?.points ?? null,
      ...(before === undefined ? {} : { before }),
      ...answeringOf(card.measurements),
      ...practice(card, criteria),
      hurt,
      options: optionsOf(candidate, day),
      ...(decided === undefined ? {} : { decided }),
    })),
    ...{ toSettle, dates, waiting, toAsk: toAsk.map(({ name }) => name) },
  };
}

function practice({ name }: ProjectCard, criteria: Agenda['criteria']) {
  const found = criteria?.projects.find((each) => each.name === name);
  if (criteria === undefined || found === undefined) return {};
  const { state, dimensions } = found;
  const needs = needed(found, criteria).map(({ id }) => id);
  return { criteria: { asOf: criteria.asOf, state, dimensions, needs } };
}
