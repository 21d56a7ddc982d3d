// Verdicts and levels as words and symbols, of today and of a day before, and what they have meant.

import type { TrendPoint } from '../domain/scorecard.ts';
import type { Level, Meaning, Verdict, VerdictName } from '../domain/verdict.ts';
import { percent } from './figures.ts';

/** A verdict is always a word and a symbol; colour only comes on top. */
export const verdictWords: Readonly<
  Record<VerdictName | 'reference', { readonly word: string; readonly symbol: string }>
> = {
  healthy: { word: 'healthy', symbol: '✓' },
  'at-risk': { word: 'at risk', symbol: '!' },
  undetermined: { word: 'undetermined', symbol: '?' },
  reference: { word: 'reference', symbol: '–' },
};

/** A level is a word and a symbol of its own as well. */
export const levelWords: Readonly<
  Record<Level, { readonly word: string; readonly symbol: string }>
> = {
  silent: { word: 'silent', symbol: '×' },
  failing: { word: 'failing', symbol: '‼' },
  thin: { word: 'thin', symbol: '!' },
};

/** Word and symbol of a verdict with its level; a range on both sides of a bound has both words. */
export function standingWords(verdict: Pick<Verdict, 'name' | 'levels'> | undefined): {
  readonly kind: Level | 'failing-or-thin' | 'healthy' | 'undetermined' | 'reference';
  readonly word: string;
  readonly symbol: string;
} {
  if (verdict === undefined) return { kind: 'reference' as const, ...verdictWords.reference };
  const { name, levels } = verdict;
  if (name !== 'at-risk') return { kind: name, ...verdictWords[name] };
  const [worst = 'thin', ...others] = levels;
  if (others.length === 0) return { kind: worst, ...levelWords[worst] };
  const word = levels.map((level) => levelWords[level].word).join(' or ');
  return { kind: 'failing-or-thin' as const, word, symbol: levelWords[worst].symbol };
}

/** In a word, why a verdict is another than the points of its day say; undefined where it is not. */
export function markOf(verdict: Pick<Verdict, 'reasons'> | undefined): Mark | undefined {
  return marks[verdict?.reasons[0].code ?? ''];
}

export type Mark = 'held' | 'kept';
const marks: Readonly<Record<string, Mark>> = { held: 'held', 'finished-but-kept': 'kept' };

/** What each mark among the verdicts means, a sentence each. */
export function markNotes(verdicts: readonly (Verdict | undefined)[]): readonly string[] {
  const held = verdicts.find((each) => markOf(each) === 'held')?.reasons[0].args;
  const days = Number(held?.['days'] ?? 0);
  const time = days > 0 ? ` and for ${days} days` : '';
  const notes = {
    held: `held: the points of the day are on the other side; the verdict follows when they have been there in ${held?.['snapshots']} snapshots${time}.`,
    kept: 'kept: finished but kept, healthy whatever its points; it is needed, released and answered for.',
  };
  const found = new Set(verdicts.map(markOf));
  return (['held', 'kept'] as const).flatMap((mark) => (found.has(mark) ? [notes[mark]] : []));
}

/** The same of a day in its history. */
export function standingThen({ verdict, levels = [] }: Pick<TrendPoint, 'verdict' | 'levels'>) {
  return standingWords({ name: verdict, levels });
}

/** `About one in 4 that were called silent was gone within 24 months (on ...).` */
export function meaningSentence(kind: 'healthy' | Level, { months, of, period }: Meaning): string {
  const { word } = kind === 'healthy' ? verdictWords.healthy : levelWords[kind];
  const { share, low, high } = of[kind];
  const bounds =
    low === undefined || high === undefined ? '' : `, between ${percent(low)} and ${percent(high)}`;
  return `About one in ${Math.round(1 / share)} that were called ${word} was gone within ${months} months (${percent(share)}${bounds}; ${period}).`;
}
