// The agenda as a page to project at a session and to print: what is legal when as one picture, then each thing to decide,
// with why now, what is missing, who is there, who would be hurt, and the options with their dates.

import type { Agenda, AgendaItem, Candidate } from '../domain/agenda.ts';
import type { Decision, TimelineEntry } from '../domain/lifecycle.ts';
import type { IsoDate } from '../domain/time.ts';
import { answeringSentence } from '../words/answering.ts';
import { staleWords } from '../words/days.ts';
import { decisionSentence } from '../words/decisions.ts';
import { capital, listWords, plural } from '../words/english.ts';
import { webLink } from '../words/escape.ts';
import { pointsWords, trendPoints } from '../words/figures.ts';
import { html, type Markup } from '../words/html.ts';
import { missShort } from '../words/missing.ts';
import { gradeSentence } from '../words/reasons.ts';
import { standingWords } from '../words/verdicts.ts';
import { takeOver, waitingWords } from '../words/waiting.ts';
import {
  callWords,
  dateLine,
  datesHeading,
  missingOf,
  settleOptions,
  sinceWords,
} from './agenda-parts.ts';
import { commitsPicture } from './charts/commits.ts';
import { legalMarks, legalPicture } from './charts/legal.ts';
import { svgOf } from './charts/picture.ts';
import { type Slot, slotsOf } from './charts/slots.ts';
import { stripPicture } from './charts/strip.ts';
import { needsWords } from './criteria/view.ts';
import type { Body } from './formats/html.ts';
import { isLegalNow, legalWords, optionsOf } from './legal-words.ts';
import { linkTo, noPages, type PageOf } from './site.ts';
import { subjects } from './view.ts';

/** An item with those that follow it: where the one goes the others go. */
interface Together {
  readonly lead: AgendaItem;
  readonly followers: readonly AgendaItem[];
}

/** Things that one session, and one page, has room for. */
const mostItems = 200;

export function agendaBody(whole: Agenda, pageOf: PageOf = noPages): Body {
  const agenda = { ...whole, items: whole.items.slice(0, mostItems) };
  const left = whole.items.length - agenda.items.length;
  const { scorecard, day } = agenda;
  const things = together(agenda.items, day);
  const isNow = ({ lead }: Together) => isLegalNow(lead.candidate, day);
  const [now, later] = [things.filter(isNow), things.filter((each) => !isNow(each))];
  const slots = slotsOf(scorecard.projects, agenda.calendar);
  const part = (title: string, sentence: string, found: readonly Together[], from: number) =>
    found.length === 0
      ? null
      : html`<h2>${title} <span class="small">${found.length}; ${sentence}</span></h2>
${found.map((each, at) => itemPart(each, from + at, agenda, slots, pageOf))}`;
  return {
    title: `The ${scorecard.team} family: ${plural(things.length, 'thing', 'things')} to decide`,
    lead: `${now.length} can be decided today, ${later.length} ${later.length === 1 ? 'begins' : 'begin'} with a call for maintainers. Figures propose, the team decides.`,
    basis: `${staleWords(scorecard) ?? `Figures of ${scorecard.asOf}, decisions up to ${day}.`}${left === 0 ? '' : ` The most urgent are shown: ${left} more are left out.`}`,
    body: html`${legalPart(agenda)}<p class="note">Beside each: its points over time (dashed: healthy from ${agenda.healthy}), and its own commits (dark: code).</p>
${part('Decide today', 'a step is open or legal now', now, 1)}${part('Ask first', 'each begins with a call for maintainers', later, now.length + 1)}${restPart(agenda, pageOf)}`,
  };
}

/** What follows another and can be decided when that one can is no item of its own. */
function together(items: readonly AgendaItem[], day: IsoDate): readonly Together[] {
  const legal = new Map(
    items.map(({ candidate }) => [candidate.project, isLegalNow(candidate, day)]),
  );
  const isLed = ({ card, candidate }: AgendaItem) =>
    card.follows !== undefined && legal.get(card.follows) === legal.get(candidate.project);
  return items
    .filter((item) => !isLed(item))
    .map((lead) => ({
      lead,
      followers: items.filter((item) => isLed(item) && item.card.follows === lead.card.name),
    }));
}

function legalPart({ items, calendar, day }: Agenda): Markup | null {
  const candidates = items.map(({ candidate }) => candidate);
  const pictures = [1160, 720, 340].flatMap((width) => {
    const picture = legalPicture({ candidates, calendar, day, width });
    return picture === null ? [] : [html`<div class="w${width}">${svgOf(picture)}</div>`];
  });
  if (pictures.length === 0) return null;
  const mark = (d: string, as: string) =>
    html`<svg class="picture" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"><path class="${as}" d="${d}"/></svg>`;
  return html`<h2>What is legal when</h2>
${pictures}
<p class="key"><span>${mark('M-7 0H7', 'call')} a call runs</span><span>${mark(legalMarks.deprecate, 'legal')} may be deprecated from</span><span>${mark('M-7 0H7', 'notice')} notice</span><span>${mark(legalMarks.retire, 'legal cross')} may be retired from</span><span>Cycles whose dates are not announced are estimated.</span></p>
`;
}

function itemPart(
  { lead, followers }: Together,
  number: number,
  agenda: Agenda,
  slots: readonly Slot[],
  pageOf: PageOf,
): Markup {
  const { card, candidate } = lead;
  const { kind, word, symbol } = standingWords(card.verdict);
  const points = card.verdict === undefined ? '' : `${pointsWords(card.verdict)} of 100`;
  return html`<article class="item"><h3><span class="count">${number}</span> ${linkTo(card.name, pageOf)} <span class="verdict ${kind}">${symbol} ${word}</span> <span class="small">${points}${movedOf(lead)}${followersWords(followers)}</span></h3>
<div class="beside"><dl class="facts">
${factsOf(lead, followers, agenda, pageOf).map(
  ([head, said]) => html`<dt>${head}</dt><dd>${said}</dd>
`,
)}</dl><div class="decide"><div class="pair">${picturesOf(lead, agenda, slots)}</div><h4>Decide</h4>
<ul class="options">${optionsOf(candidate, agenda.day).map((each) => html`<li>${each}</li>`)}</ul><p class="owner">Owner: <span></span> Until: <span></span></p></div></div></article>
`;
}

function movedOf({ before, card }: AgendaItem): string {
  if (before === undefined || card.verdict === undefined) return '';
  return `, ${trendPoints(before)} on ${before.asOf}`;
}

function followersWords(followers: readonly AgendaItem[]): string {
  if (followers.length === 0) return '';
  const each = followers.map(({ card }) => `${card.name} (${standingWords(card.verdict).word})`);
  return `; with ${listWords(each)}`;
}

function factsOf(
  { card, candidate, hurt, decided }: AgendaItem,
  followers: readonly AgendaItem[],
  agenda: Agenda,
  pageOf: PageOf,
): readonly (readonly [string, Markup])[] {
  const subject = subjects(agenda.scorecard)(card);
  const there = card.verdict?.grades.find(({ measure }) => measure === 'maintainers-active');
  const named = answeringSentence(card.measurements);
  const practice = agenda.criteria && needsWords(agenda.criteria, card.name);
  const link = webLink(decided?.link);
  const others = followers.flatMap(({ card: follower }) => [linkTo(follower.name, pageOf)]);
  return [
    ['Why now', html`${whyNow(candidate, decided, agenda.day)}.`],
    ['What is missing', html`${capital(missingOf({ card }, agenda, missShort).join(' · '))}`],
    [
      'Who is there',
      html`${there === undefined ? 'Not known.' : gradeSentence(there, subject)}${named === undefined ? null : html` ${capital(named)}`}`,
    ],
    [
      'Who is hurt',
      html`${hurt.length === 0 ? 'Nobody known here; deployments are not seen.' : `${listWords(hurt)}; deployments are not seen.`}`,
    ],
    ...(practice === undefined
      ? []
      : [[agenda.criteria?.title ?? 'Criteria', html`${practice}`] as const]),
    ...(others.length === 0 ? [] : [['Goes with it', html`${others}`] as const]),
    [
      'Said so far',
      decided === undefined
        ? html`Nothing.`
        : html`${capital(decisionSentence(decided, agenda.scorecard.asOf))}${link === null ? null : html` (<a href="${link}">source</a>)`}`,
    ],
  ];
}

function whyNow(candidate: Candidate, decided: Decision | undefined, day: IsoDate): string {
  const state =
    candidate.stage === 'deprecated' && decided !== undefined
      ? `Deprecated on ${decided.date}`
      : capital(callWords(candidate));
  return `${state}; ${legalWords(candidate, day)}${sinceWords(candidate)}`;
}

function picturesOf({ card }: AgendaItem, { healthy }: Agenda, slots: readonly Slot[]): Markup {
  const strip = stripPicture(card, slots, healthy);
  const commits = commitsPicture(card, slots);
  return html`${strip === null ? null : html`<div>${svgOf(strip)}</div>`}${commits === null ? null : html`<div>${svgOf(commits)}</div>`}`;
}

function restPart(agenda: Agenda, pageOf: PageOf): Markup {
  const { toSettle, toAsk, waiting, dates, scorecard } = agenda;
  const section = (title: string, lines: readonly Markup[]) =>
    lines.length === 0
      ? null
      : html`<h2>${title}</h2>
<ul class="plain">${lines.map(
          (line) => html`<li>${line}</li>
`,
        )}</ul>
`;
  const named = (entry: TimelineEntry, words: string) =>
    html`${linkTo(entry.project, pageOf)}: ${words}`;
  return html`${section(
    'Calls to settle',
    toSettle.map((entry) => named(entry, settleOptions(entry))),
  )}${section(
    'Named, and not seen for a year',
    toAsk.map(
      ({ name, measurements }) =>
        html`${linkTo(name, pageOf)}: ${answeringSentence(measurements) ?? ''}`,
    ),
  )}${section('Waiting for maintainers, without a deadline', [
    ...waiting.map(
      (each) => html`${linkTo(each.project, pageOf)}: ${waitingWords(each, scorecard.asOf)}`,
    ),
    ...(waiting.length === 0 ? [] : [html`${takeOver}`]),
  ])}${section(
    datesHeading(agenda),
    dates.map((entry) => named(entry, dateLine(entry))),
  )}`;
}
