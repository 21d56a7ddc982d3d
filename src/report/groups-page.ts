// The family by class, a block a group: what a row a project cannot show where there are hundreds.

import type { Calendar } from '../domain/cycle.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { classWords } from '../words/classes.ts';
import { capital, plural } from '../words/english.ts';
import { html, type Markup } from '../words/html.ts';
import { standingWords } from '../words/verdicts.ts';
import { blocksPicture } from './charts/blocks.ts';
import { svgOf } from './charts/picture.ts';
import { type Slot, slotsOf } from './charts/slots.ts';
import type { Body } from './formats/html.ts';
import { projectHref } from './overview-page.ts';

export function groupsBody({ projects, asOf }: Scorecard, calendar: Calendar): Body {
  const judged = projects.filter(({ role }) => role === 'judged');
  const slots = slotsOf(judged, calendar);
  const groups = [...new Set(judged.map((card) => card.class))].map((name) => ({
    title: capital(classWords[name]),
    cards: judged.filter((card) => card.class === name),
  }));
  groups.sort((one, other) => other.cards.length - one.cards.length);
  return {
    title: `${plural(judged.length, 'project', 'projects')} in ${plural(groups.length, 'group', 'groups')}`,
    basis: `As of ${asOf}. A group is a class; in each block a row is a project, the worst first, and a column a cycle.`,
    body: html`<div class="blocks">${groups.map((group) => groupPart(group, slots))}</div>`,
  };
}

function groupPart(
  { title, cards }: { readonly title: string; readonly cards: readonly ProjectCard[] },
  slots: readonly Slot[],
): Markup {
  const atRisk = cards.filter(({ verdict }) => verdict?.name === 'at-risk').length;
  const [worst] = cards;
  return html`<section><h3>${title}</h3>
<p>${atRisk} of ${cards.length} at risk${worst === undefined ? null : html`; first: <a href="${projectHref(worst.name)}">${worst.name}</a>, ${standingWords(worst.verdict).word}`}</p>
${svgOf(blocksPicture(`${title}, by cycle`, cards, slots))}</section>
`;
}
