// What one repository may cost us, whatever its server sends. Beyond a bound it is unknown with `too-big`, and the others go on.
// Beside these: deadlines and low-speed limits (run.ts), bytes of an HTTP answer (http/client.ts), pages of a list (sources/).

const mebibyte = 1024 ** 2;

export interface Bounds {
  /** Bytes of one file that git writes while it fetches: a pack. */
  readonly packBytes: number;
  /** Memory of one git process. */
  readonly gitMemoryBytes: number;
  /** Bytes of an answer of git that is read whole: lists of refs, of files, of objects. */
  readonly answerBytes: number;
  /** Commits behind a branch. */
  readonly commits: number;
  /** Paths that all commits read at once name, and bytes of the different ones: a tree of trees names billions. */
  readonly paths: number;
  readonly pathBytes: number;
  /** Bytes of one file, and of all that are read at once. */
  readonly fileBytes: number;
  readonly filesBytes: number;
  /** Bytes of all versions of one file: those of governance's projects.yaml were 139 MiB in August 2026. */
  readonly versionsBytes: number;
  /** Bytes of one review note, and of all of them. Gerrit's have a few hundred. */
  readonly noteBytes: number;
  readonly notesBytes: number;
}

export const bounds: Bounds = {
  packBytes: 4096 * mebibyte,
  gitMemoryBytes: 1024 * mebibyte,
  answerBytes: 64 * mebibyte,
  commits: 1_000_000,
  paths: 8_000_000,
  pathBytes: 64 * mebibyte,
  fileBytes: 8 * mebibyte,
  filesBytes: 64 * mebibyte,
  versionsBytes: 192 * mebibyte,
  noteBytes: mebibyte / 4,
  notesBytes: 256 * mebibyte,
};
