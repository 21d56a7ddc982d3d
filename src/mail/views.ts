// What the templates are given: plain words for everything that a mail says.

import type { ProjectClass } from '../domain/project.ts';
import { addressUnder } from '../domain/project.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { View } from '../words/mail-templates.ts';
import { standingWords } from '../words/verdicts.ts';
import { figuresOf } from './figures.ts';
import type { GateInput } from './gates.ts';
import { threadOf } from './history.ts';
import type { LinkList } from './links.ts';
import { type Address, archiveLink, type Campaign } from './message.ts';
import { dateInWords, dateOf, type Step } from './timeline.ts';

export interface ViewInput extends GateInput {
  readonly from: Address;
}

/** The view of a mail about one project; the links it names are added to `links`. */
export function projectView(
  card: ProjectCard,
  campaign: Campaign,
  input: ViewInput,
  links: LinkList,
): View {
  const { scorecard, settings } = input;
  const { decision } = card;
  const figures = campaign === 'call' ? figuresOf(card, scorecard, links) : [];
  const thread = threadOf(input.history, card.name);
  return {
    ...frame(input),
    project: card.name,
    kind: kinds[card.class],
    summary: card.summary ? sentenceOf(card.summary) : undefined,
    repositories: card.repositories.map((name) => named(name, scorecard, links)).join(', '),
    folders: card.paths.length === 0 ? undefined : card.paths.join(', '),
    verdict: verdictWords(card),
    differs: card.verdict?.name === 'healthy',
    silentDays: silentDays(card),
    isHeld: card.verdict?.reasons[0].code === 'held',
    figures: figures.map(({ text, definition }) => ({ text, definition })),
    foot: listOf(figures.flatMap(({ foot }) => foot ?? [])),
    hasUnknown: figures.some((figure) => !figure.isKnown),
    gitOnly: scorecard.sourcesAsked.every((source) => source === 'git'),
    decisionDate: decision?.date,
    decidedBy: decision?.by,
    decisionReason: decision === undefined ? undefined : sentenceOf(decision.reason),
    decisionLink: decision === undefined ? undefined : links.mark(decision.link),
    answerBy: stepWords(card, 'answer-by'),
    deprecateBy: stepWords(card, 'deprecate-by'),
    retireBy: stepWords(card, 'retire-by'),
    calledOn: thread?.at.slice(0, 10),
    threadLink:
      thread === undefined || settings.list.archive === undefined
        ? undefined
        : links.mark(archiveLink(settings.list.archive, thread.messageId)),
    hours: String(settings.volunteering.hoursAWeek),
    people: String(settings.volunteering.people),
    rights: settings.volunteering.rights.replace(/\.$/, ''),
    stadiumLink: settings.links.stadium && links.mark(settings.links.stadium),
    scorecardLink: settings.links.scorecard && links.mark(settings.links.scorecard),
  };
}

/** The view of the cycle's digest. */
export function digestView(
  input: ViewInput,
  cards: readonly ProjectCard[],
  called: readonly ProjectCard[],
  links: LinkList,
): View {
  const { scorecard, settings } = input;
  const names = (verdict: string) =>
    cards.filter((card) => card.verdict?.name === verdict && card.stage !== 'retired');
  const listed = (verdict: string) => listOf(names(verdict).map((card) => card.name));
  const words = [...new Set(names('at-risk').map((card) => standingWords(card.verdict).word))];
  return {
    ...frame(input),
    healthy: listed('healthy'),
    atRisk: listed('at-risk'),
    levels: words.map((word) => ({
      word,
      projects: listOf(
        names('at-risk').flatMap(({ name, verdict }) =>
          standingWords(verdict).word === word ? [name] : [],
        ),
      ),
    })),
    undetermined: listed('undetermined'),
    calls: called.map((card) => ({
      project: card.name,
      kind: kinds[card.class],
      points: verdictWords(card),
      figure: figuresOf(card, scorecard, links)[0]?.text,
      why: card.decision && sentenceOf(card.decision.reason),
      answerBy: stepWords(card, 'answer-by'),
      retireBy: stepWords(card, 'retire-by'),
      decision:
        card.decision &&
        `${card.decision.by}, ${card.decision.date} ${links.mark(card.decision.link)}`,
    })),
    hasCalls: called.length > 0,
    hours: String(settings.volunteering.hoursAWeek),
    people: String(settings.volunteering.people),
    rights: settings.volunteering.rights.replace(/\.$/, ''),
    stadiumLink: settings.links.stadium && links.mark(settings.links.stadium),
    scorecardLink: settings.links.scorecard && links.mark(settings.links.scorecard),
  };
}

/** A repository with a mark for its page, where its host has one. */
function named(repository: string, scorecard: Scorecard, links: LinkList): string {
  const base = scorecard.links.repository;
  if (base === undefined || !base.startsWith('http')) return repository;
  return `${repository} ${links.mark(addressUnder(base, repository))}`;
}

/** What every mail of the team says: who asks, where to talk. */
function frame({ scorecard, settings, from }: ViewInput): View {
  return {
    team: capital(scorecard.team),
    asOf: scorecard.asOf,
    cycle: scorecard.cycle.title,
    inCycles: scorecard.cycle.span === undefined,
    contact: settings.contact,
    from: from.name === '' ? from.address : from.name,
  };
}

const kinds: Readonly<Record<ProjectClass, string>> = {
  service: 'the service',
  'service-plugin': 'a service plugin',
  driver: 'a driver',
  library: 'a library',
  dashboard: 'a dashboard plugin',
  'tempest-plugin': 'a Tempest plugin',
  'in-tree-component': 'a component',
  application: 'an application',
  plugin: 'a plugin',
  exporter: 'an exporter',
  tool: 'a tool',
  deployment: 'deployment code',
};

/** Days without any landing, where that is what made it at risk. */
function silentDays({ verdict }: ProjectCard): string | undefined {
  const silent = verdict?.reasons.find(({ code }) => code === 'silent');
  return silent && String(silent.args['days']);
}

function verdictWords({ verdict }: ProjectCard): string | undefined {
  if (verdict === undefined) return undefined;
  const { points, range } = verdict;
  const counted = points === null ? `${range.worst} to ${range.best}` : String(points);
  return `${counted} of 100 points`;
}

function stepWords(card: ProjectCard, step: Step): string | undefined {
  const entry = dateOf(card, step);
  return entry && dateInWords(entry);
}

/** Without white space at its ends, with a full stop. */
function sentenceOf(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function listOf(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : names.join(', ');
}
