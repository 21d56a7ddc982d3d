// What a tag's name says: a version, a candidate, a mark, or nothing that we understand. The world writes versions in
// many shapes (`v1.2`, `jenkins-2.575`, `api/v0.21.1`, `REL_14_2`, `release-2026-08-01`); the words that decide are data.

export type TagReading =
  | {
      readonly kind: 'version';
      /** What it is a version of, where a repository releases several things; empty for the repository itself. */
      readonly line: string;
      readonly version: string;
      /** A single number: a version only where the line never writes a longer one (`v4` moves along with `v4.1.0`). */
      readonly isWhole: boolean;
    }
  | { readonly kind: 'candidate' }
  /** Set on purpose and no release: the end of a branch, a milestone of old. */
  | { readonly kind: 'mark' }
  | { readonly kind: 'unclear' };

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Before a version these say no more than that it is one. */
const plainPrefixes = words(
  'v ver version r rel release releases tag tags stable final ga prod production',
);
/** Before a version these say that it is none of the project's releases. */
const foreignPrefixes = words(
  'nightly snapshot snapshots daily weekly ci build builds change changes test tests testing backup bak old before after pre post tmp temp wip archive debian ubuntu upstream patches eol base start end draft poc merge merged import export branch cvs svn sync fork dev rc beta alpha canary experimental spike pr review refs',
);
/** After a version these say that it is not the last word. */
const candidates =
  /^(?:rc|cr|pre|preview|alpha|beta|dev|devel|snapshot|milestone|ea|nightly|test|testing|canary|next|insiders?|unstable|experimental|retract(?:ed)?|draft|wip|dirty|tp|eap|candidate|daily|git|insider)$/;
/** After a version, with a number behind it: `2.0.0a1`, `16.0.0.0b2`, `5.0.0.M1`. */
const numberedCandidates = /^[abcm]$/;
/** After a version these say that it is a release all the same. */
const finals =
  /^(?:final|release|ga|sp|p|patch|pl|post|lts|incubating|hotfix|stable|r|rev|build|jre|jdk|java|android|apache|security|u|fix|bis)$/;
const marks = /(?:^|[-_./])(?:em|eom|eol|last|unmaintained|eof|end-of-life|branch-?point)$/i;
/** Milestones and candidates by the name of a series: `folsom-1`, `essex-rc2`. */
const milestones = /^[a-z]+-(?:rc)?\d$/i;

/** No version is as long as this, in characters. */
const longest = 200;

/** Reads one name; `repository` is the last part of the repository's, which many put in front. */
export function readTag(name: string, repository: string): TagReading {
  if (name.length > longest) return { kind: 'unclear' };
  if (marks.test(name)) return { kind: 'mark' };
  const found = versionIn(name);
  if (found === undefined) return { kind: 'unclear' };
  const { before, version, after } = found;
  const prefixes = before
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  if (prefixes.some((word) => foreignPrefixes.has(word))) return { kind: 'unclear' };
  const line = lineOf(before, repository);
  const isWhole = /^\d+$/.test(version) && !isIncremental(after);
  if (isWhole && line !== '') return { kind: milestones.test(name) ? 'mark' : 'unclear' };
  const end = readEnd(after);
  if (end !== 'version') return { kind: end };
  const figures = version.split(/\D/).map(Number).join('.');
  return { kind: 'version', line, version: `${figures}${sameEnd(after)}`, isWhole };
}

interface Parts {
  readonly before: string;
  readonly version: string;
  readonly after: string;
}

/** Dots go before underscores and these before dashes, so that `python3-2.1` is 2.1. */
const shapes = [/\d+(?:\.\d+)+/g, /\d+(?:_\d+)+/g, /\d+(?:-\d+)+/g, /\d+/g];
/** Where a version may begin: at the start, after a separator, or after one word that begins there (`go1.21`, `REL9_2`). */
const boundary = /(?:^|[-_./@:=+ ])[a-z]*$/i;

function versionIn(name: string): Parts | undefined {
  const from = name.lastIndexOf('/') + 1;
  for (const shape of shapes) {
    for (const { 0: version, index } of name.slice(from).matchAll(shape)) {
      const before = name.slice(0, from + index);
      if (!boundary.test(before)) continue;
      return { before, version, after: name.slice(from + index + version.length) };
    }
  }
  return undefined;
}

/** `kyaml/v` is kyaml's line; `v`, `release-` and the repository's own name are everybody's. */
function lineOf(before: string, repository: string): string {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  const own = plain(repository);
  const line = plain(before)
    .split('-')
    .filter((word) => !plainPrefixes.has(word))
    .join('-');
  return `${own}-`.startsWith(`${line}-`) || line === '' ? '' : line;
}

/** Jenkins plugins since JEP-229: `1234.v0123456789ab`. */
function isIncremental(after: string): boolean {
  return /^\.v[0-9a-f_]{8,}$/.test(after);
}

/** What stands behind the figures. Behind `+` the words of semantic versioning make no other version. */
function readEnd(after: string): 'version' | 'candidate' | 'unclear' {
  if (isIncremental(after) || /^T[\d-]+Z$/.test(after)) return 'version';
  const tokens = [...after.toLowerCase().matchAll(/([a-z]+)(?=[-_.]?(\d?))/g)];
  if (/(?:^|[-._+])g?[0-9a-f]{7,40}$/.test(after) && /\d/.test(after) && /[a-f]/.test(after))
    return 'candidate';
  const isEarly = ([, word = '', digit = '']: readonly string[]) =>
    candidates.test(word) || (numberedCandidates.test(word) && digit !== '');
  if (tokens.some(isEarly)) return 'candidate';
  const [plain = ''] = after.split('+');
  if (/^[a-z]$/.test(plain)) return 'version';
  const rest = [...plain.toLowerCase().matchAll(/[a-z]+/g)].map(([word]) => word);
  return rest.every((word) => finals.test(word)) ? 'version' : 'unclear';
}

/** `1.2.3-1` and `1.2.3w` are versions of their own, `1.2.3.Final` and `1.2.3+build` are not. */
function sameEnd(after: string): string {
  const [plain = ''] = after.toLowerCase().split('+');
  return /\d/.test(plain) || /^[a-z]$/.test(plain) ? plain : '';
}
