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
