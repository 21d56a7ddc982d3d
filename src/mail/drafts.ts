// From the scorecard to the mails: which may be written, to whom, and what each says. Pure; the templates come as an argument.

import { StadiumError } from '../domain/errors.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import type { Render, TemplateName, View } from '../words/mail-templates.ts';
import { nearestHint } from '../words/nearest.ts';
import { type Gate, gatesOf } from './gates.ts';
import { threadOf } from './history.ts';
import { type LinkList, linkList } from './links.ts';
import {
  type Address,
  type Campaign,
  type MailIdentity,
  type Message,
  messageIdOf,
} from './message.ts';
import { dateOf } from './timeline.ts';
import { digestView, projectView, type ViewInput } from './views.ts';

export interface DraftInput extends ViewInput {
  readonly campaign: Campaign;
  /** Projects asked for; empty for all that the decisions allow. */
  readonly projects: readonly string[];
  /** Who gets a copy, by project. */
  readonly affected: ReadonlyMap<string, readonly Address[]>;
  readonly render: Render;
}

export interface Held {
  readonly project: string;
  readonly gates: readonly Gate[];
}

export interface Drafts {
  readonly messages: readonly Message[];
  /** What was asked for, or decided, and is held back. */
  readonly held: readonly Held[];
}

/** The mails of a campaign: one for each project, or one digest for all. */
export function draftMails(input: DraftInput): Drafts {
  const cards = cardsAsked(input);
  if (input.campaign === 'digest') return digest(input, cards);
  const { campaign } = input;
  const judged = cards.map((card) => ({ card, gates: gatesOf(card, campaign, input) }));
  const held = judged.filter(({ gates }) => gates.length > 0);
  return {
    messages: judged
      .filter(({ gates }) => gates.length === 0)
      .map(({ card }) => projectMail(card, campaign, input)),
    held: held
      .filter((each) => input.projects.length > 0 || isWorthSaying(each.gates))
      .map(({ card, gates }) => ({ project: card.name, gates })),
  };
}

/** Nobody asked about a project without such a decision, unless by name. */
function isWorthSaying(gates: readonly Gate[]): boolean {
  return gates.every((gate) => gate.code !== 'not-decided' && gate.code !== 'reference');
}

function cardsAsked({ projects, scorecard }: DraftInput): readonly ProjectCard[] {
  if (projects.length === 0) return scorecard.projects;
  return projects.map((name) => {
    const card = scorecard.projects.find((each) => each.name === name);
    if (card !== undefined) return card;
    throw new StadiumError('USAGE', `there is no project "${name}" in the scorecard`, {
      hint: nearestHint(
        name,
        scorecard.projects.map((each) => each.name),
      ),
    });
  });
}

const templates: Readonly<Record<Campaign, TemplateName>> = {
  call: 'call-for-maintainers',
  reminder: 'reminder',
  thanks: 'thanks',
  notice: 'deprecation-notice',
  digest: 'digest',
};

type ProjectCampaign = Exclude<Campaign, 'digest'>;

function projectMail(card: ProjectCard, campaign: ProjectCampaign, input: DraftInput): Message {
  const links = linkList();
  const view = projectView(card, campaign, input, links);
  const identity = {
    campaign,
    project: card.name,
    list: input.settings.list.address,
    period: card.decision?.date ?? input.scorecard.asOf,
  };
  const thread = campaign === 'call' ? undefined : threadOf(input.history, card.name);
  const subject = subjectOf(card, campaign, input);
  return {
    ...common(identity, input),
    inReplyTo: thread?.messageId,
    subject:
      thread === undefined || campaign === 'notice' ? subject : `Re: ${bare(thread.subject)}`,
    affected: input.affected.get(card.name) ?? [],
    covers: [card.name],
    text: textOf(templates[campaign], view, links, input),
    ...(input.despiteAdvice === undefined ? {} : { override: input.despiteAdvice }),
  };
}

function textOf(name: TemplateName, view: View, links: LinkList, input: DraftInput): string {
  return input.render(name, view, links.resolve);
}

function common(identity: MailIdentity, { from, settings, scorecard }: DraftInput) {
  const { name, address } = settings.list;
  return {
    ...identity,
    messageId: messageIdOf(identity),
    from,
    to: { name, address },
    asOf: scorecard.asOf,
  };
}

function subjectOf(card: ProjectCard, campaign: ProjectCampaign, input: DraftInput): string {
  const by = dateOf(card, 'answer-by')?.date ?? '';
  const words: Readonly<Record<ProjectCampaign, string>> = {
    call: `Call for maintainers, please answer by ${by}`,
    reminder: `Still looking for maintainers until ${by}`,
    thanks: 'Maintainers found, thank you',
    notice: 'Deprecated, and how to change that',
  };
  return `${tags([...input.settings.subjectTags, card.name])} ${words[campaign]}`;
}

function tags(words: readonly string[]): string {
  return words.map((word) => `[${word}]`).join('');
}

function bare(subject: string): string {
  return subject.replace(/^(?:Re: )+/, '');
}

/** One mail with the cycle's health and all calls; a project that is held back is listed without its call. */
function digest(input: DraftInput, cards: readonly ProjectCard[]): Drafts {
  const judged = cards
    .filter((card) => card.role === 'judged')
    .map((card) => ({ card, gates: gatesOf(card, 'call', input) }));
  const called = judged.filter(({ gates }) => gates.length === 0).map(({ card }) => card);
  const held = judged
    .filter(({ card, gates }) => card.decision?.kind === 'call' && gates.length > 0)
    .map(({ card, gates }) => ({ project: card.name, gates }));
  const stale = held.flatMap(({ gates }) => gates).find((gate) => gate.code === 'stale-facts');
  if (stale !== undefined) return { messages: [], held };
  return {
    messages: [
      digestMail(
        input,
        judged.map(({ card }) => card),
        called,
      ),
    ],
    held,
  };
}

function digestMail(
  input: DraftInput,
  cards: readonly ProjectCard[],
  called: readonly ProjectCard[],
): Message {
  const { scorecard, settings } = input;
  const links = linkList();
  const identity = {
    campaign: 'digest',
    project: scorecard.team,
    list: settings.list.address,
    period: scorecard.cycle.name,
  } as const;
  const view = digestView(input, cards, called, links);
  const copies = called.flatMap((card) => input.affected.get(card.name) ?? []);
  return {
    ...common(identity, input),
    inReplyTo: undefined,
    subject: `${tags(settings.subjectTags)} Health of the ${scorecard.team} projects, ${scorecard.asOf}`,
    affected: [...new Map(copies.map((person) => [person.address, person])).values()],
    covers: called.map((card) => card.name),
    text: textOf('digest', view, links, input),
  };
}
