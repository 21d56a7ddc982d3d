// Practices and community goals: yes-or-no questions about a tree, kept as data so that a new one costs a few lines.

/** One way to look at a tree. Paths are globs: `*` stays inside a folder, `**` does not. */
export type Probe =
  | { readonly kind: 'has-path'; readonly paths: readonly string[] }
  | { readonly kind: 'lacks-path'; readonly paths: readonly string[] }
  | { readonly kind: 'contains'; readonly paths: readonly string[]; readonly pattern: string }
  | { readonly kind: 'lacks'; readonly paths: readonly string[]; readonly pattern: string };

export interface Goal {
  readonly id: string;
  /** A few words for a table's head. */
  readonly title: string;
  /** `practice` holds for good; `goal` was a community goal of its cycle; `stadium` is a criterion of membership. */
  readonly kind: 'practice' | 'goal' | 'stadium';
  /** Series from which it is asked. */
  readonly since: string;
  /** Where it is written down. */
  readonly source: string;
  readonly probe: Probe;
}

export type GoalAnswer = 'yes' | 'no' | 'unknown' | 'not-asked';
