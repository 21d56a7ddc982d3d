// The family by team or class, a block a group: what a row a project cannot show where there are hundreds.

import type { Calendar } from '../domain/cycle.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { capital, listWords, plural } from '../words/english.ts';
import { html, type Markup } from '../words/html.ts';
import { standingWords } from '../words/verdicts.ts';
import { blocksPicture } from './charts/blocks.ts';
import { svgOf } from './charts/picture.ts';
import { type Slot, slotsOf } from './charts/slots.ts';
import { type FamilyGroup, familyGroups } from './family-groups.ts';
import type { Body } from './formats/html.ts';
import { projectHref } from './project-href.ts';

/** By team where several look after the family, by class else. */
export function groupsBody(scorecard: Scorecard, calendar: Calendar): Body {
  const { projects, asOf } = scorecard;
  const judged = projects.filter(({ role }) => role === 'judged');
  const slots = slotsOf(judged, calendar);
  const { kind, groups } = familyGroups({ ...scorecard, projects: judged });
  return {
    title: `${plural(judged.length, 'project', 'projects')} in ${kind === 'team' ? plural(groups.length, 'team', 'teams') : plural(groups.length, 'class', 'classes')}`,
    lead: countsWords(judged),
    basis: `As of ${asOf}. By ${kind}; in each block a row is a project, the worst first, and time goes to the right.`,
    body: html`${key}<div class="blocks">${groups.map((group) => groupPart(group, slots, kind === 'team'))}</div>`,
  };
}

/** `4 silent, 3 failing, 8 thin and 6 healthy` */
function countsWords(cards: readonly ProjectCard[]): string {
  const words = cards.map(({ verdict }) => standingWords(verdict).word);
  const each = [...new Set(words)].map(
    (word) => `${words.filter((other) => other === word).length} ${word}`,
  );
  return `${capital(listWords(each))}.`;
}

const kinds = ['silent', 'failing', 'thin', 'healthy', 'undetermined'];

const key = html`<p class="key">${kinds.map(
  (kind) =>
    html`<span><svg class="picture" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><rect class="level ${kind}" x="1" y="1" width="10" height="10"/></svg> ${kind}</span>`,
)}</p>
`;

/** Names that a group has room for. */
const named = 3;

function groupPart(
  { title, href, cards }: FamilyGroup,
  slots: readonly Slot[],
  hasPage: boolean,
): Markup {
  const worst = cards
    .filter(({ verdict }) => verdict?.name === 'at-risk')
    .slice(0, named)
    .map(
      ({ name, verdict }) =>
        html`<li><a href="${projectHref(name)}">${name}</a>, ${standingWords(verdict).word}</li>`,
    );
  return html`<section><h3>${hasPage ? html`<a href="${href}">${title}</a>` : title} <span class="small">${cards.length}</span></h3>
<p>${countsWords(cards)}</p>
${svgOf(blocksPicture(`${title}, over time`, cards, slots))}${worst.length === 0 ? null : html`<ul class="plain small">${worst}</ul>`}</section>
`;
}
