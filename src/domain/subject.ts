// What makes two subjects the same: people and forges spell one change in several ways.

/**
 * The subject without what differs between copies of one change: case, spacing, Unicode form, and the number that a
 * forge puts behind a squashed subject, inside the quotes of a revert as well. For comparing, never for showing.
 */
export function foldedSubject(subject: string): string {
  return foldedText(subject).replaceAll(/ \([#!]\d+\)(?=(?:"| \([#!]\d+\))*$)/g, '');
}

/** Text with case, spacing and Unicode form folded: names and subjects are compared so. */
export function foldedText(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** The folded subject that a revert takes back, or undefined where the commit is none. A revert of a revert is one too. */
export function revertedSubject(subject: string): string | undefined {
  const folded = foldedSubject(subject);
  const quoted = /^(?:partial(?:ly)? )?(?:revert|reapply)\b[: ]*"(.+)"$/.exec(folded)?.[1];
  return quoted ?? /^revert: ?(.+)$/.exec(folded)?.[1];
}
