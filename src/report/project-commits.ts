// The commits behind the counts of a project page: hashes and links, never names, with the command that gives the same.

import type { CommitLedger } from '../domain/ledger.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { capital } from '../words/english.ts';
import { windowWords } from '../words/measured.ts';
import { measureTitle, type Subject } from '../words/reasons.ts';
import { commandOf, linkOf } from './ledger.ts';
import type { PageOptions } from './page-options.ts';
import type { ProjectPage } from './page-schema.ts';

/** Empty where nobody asked for them. */
export function commitsOf(
  { name }: ProjectCard,
  { links }: Scorecard,
  { ledgers }: PageOptions,
  subject: Subject,
): ProjectPage['commits'] {
  return (ledgers?.get(name) ?? []).map((ledger) => {
    const counted = ledger.lines.filter(({ counts }) => counts);
    return {
      title: titleOf(ledger, subject),
      count: String(counted.length),
      lines: counted.map((line) => ({
        day: line.day ?? 'unknown',
        id: line.kind === 'tag' ? line.id : line.id.slice(0, 12),
        href: linkOf(line, links.repository) ?? '',
      })),
      commands: ledger.ranges.flatMap((range) => commandOf(ledger, range)),
    };
  });
}

function titleOf({ measure, window }: CommitLedger, { cycle, definitions }: Subject): string {
  return `${capital(measureTitle(measure, definitions))} ${windowWords(window.name, cycle)}`;
}
