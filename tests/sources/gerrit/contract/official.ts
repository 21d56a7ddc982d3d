// Compiles only while our reading of Gerrit's answers accepts everything that Gerrit's own REST types allow.
// The official package is loose TypeScript source, so it is compiled apart, with rules of its own.

import type { ChangeInfo, ProjectInfo } from '@gerritcodereview/typescript-api/rest-api';
import type { z } from 'zod';
import type { GerritChange, GerritProjects } from '../../../../src/sources/gerrit/answers.ts';

/** What a type looks like after JSON: no brands, no enums. */
type Wire<T> = T extends string
  ? `${T}`
  : T extends number
    ? number
    : T extends readonly (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;

type Read = z.input<typeof GerritChange>;
type ReadProjects = z.input<typeof GerritProjects>;

export function accepts(official: Wire<ChangeInfo>): Read {
  return official;
}

export function acceptsProjects(official: Record<string, Wire<ProjectInfo>>): ReadProjects {
  return official;
}
