// Badges of a family or of one project: what shields.io reads from an endpoint, and the same as a picture of our own.

import type { Scorecard } from '../../domain/scorecard.ts';
import { listWords } from '../../words/english.ts';
import { visible } from '../../words/escape.ts';
import { displayWidth } from '../../words/lines.ts';
import { fillTemplate } from '../../words/template-engine.ts';
import type { TemplateSet } from '../../words/templates.ts';
import { standingWords } from '../../words/verdicts.ts';
import { scorecardView } from '../view.ts';

interface Badge {
  readonly label: string;
  readonly message: string;
  readonly tone: ReturnType<typeof standingWords>['kind'];
}

/** The endpoint form of shields.io; of the project where the scorecard holds one only, else of the family. */
export function renderBadge(scorecard: Scorecard): string {
  const { label, message, tone } = badgeOf(scorecard);
  const badge = { schemaVersion: 1, label, message, color: tones[tone].slice(1) };
  return `${JSON.stringify(badge, null, 2)}\n`;
}

export function renderSvg(scorecard: Scorecard, templates: TemplateSet): string {
  const { label, message, tone } = badgeOf(scorecard);
  return fillTemplate(templates('badge.svg.hbs'), {
    label,
    message,
    colour: tones[tone],
    ...sizes(label, message),
  });
}

/** White text on each has a contrast of 4.5 or more. Only healthy is green, and the worse the level the darker the red. */
const tones = {
  healthy: '#1a7f37',
  thin: '#8a6500',
  'failing-or-thin': '#b3470b',
  failing: '#b3470b',
  silent: '#8f1236',
  undetermined: '#5c646e',
  reference: '#3f6290',
} as const;

function badgeOf(scorecard: Scorecard): Badge {
  const [only, ...others] = scorecard.projects;
  if (only !== undefined && others.length === 0) {
    const { kind: tone, word: message } = standingWords(only.verdict);
    return { label: visible(only.name), message, tone };
  }
  const { counts } = scorecardView(scorecard);
  const message = listWords(counts.map((each) => `${each.count} ${each.word}`)) || 'not judged';
  const [{ name: tone } = { name: 'reference' as const }] = counts.length === 1 ? counts : [];
  return { label: `${visible(scorecard.team)} family`, message, tone };
}

/** Pixels, by the width of an average letter: the text is stretched to fit exactly. */
function sizes(label: string, message: string) {
  const labelLength = Math.round(displayWidth(label) * 6.6);
  const messageLength = Math.round(displayWidth(message) * 6.6);
  const labelWidth = labelLength + 12;
  const width = labelWidth + messageLength + 12;
  return {
    width,
    labelWidth,
    labelLength,
    messageLength,
    messageStart: labelWidth + 6,
    messageBend: messageLength + 9,
  };
}
