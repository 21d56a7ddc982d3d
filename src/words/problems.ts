// Words for what a schema refuses: where, what came, what was expected, and what was probably meant.

import type { z } from 'zod';
import { nearest, nearestFew } from './nearest.ts';

export type KeyPath = readonly (string | number)[];

export interface Problem {
  readonly keyPath: KeyPath;
  readonly message: string;
  /** True when the key itself is wrong, not its value. */
  readonly isKey?: boolean;
  /** Another place of the same file that it contradicts. */
  readonly against?: KeyPath;
}

/** `projects[3].class` */
export function nameOf(keyPath: KeyPath): string {
  return keyPath.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`,
    '',
  );
}

/** A rule between two places of a file, for `addIssue` in a schema's refinement. */
export function contradiction(keyPath: KeyPath, message: string, against: KeyPath) {
  return { code: 'custom' as const, path: [...keyPath], message, params: { between: against } };
}

/** What a zod issue says, in words, each problem with its key path. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  raw: unknown,
  schema: z.ZodType,
): readonly Problem[] {
  const keyPath = issue.path as (string | number)[];
  const came = valueAt(raw, keyPath);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schemaAt(schema, keyPath));
    return issue.keys.map((key) => ({
      keyPath: [...keyPath, key],
      message: `unknown key "${key}"${suggestion(key, known)}`,
      isKey: true,
    }));
  }
  if (issue.code === 'custom' && issue.params?.['between'] !== undefined) {
    const against = issue.params['between'] as KeyPath;
    return [{ keyPath, message: issue.message, against }];
  }
  return [{ keyPath, message: describeValue(issue, came) }];
}

function describeValue(issue: z.core.$ZodIssue, came: unknown): string {
  if (came === undefined) return 'is missing';
  if (issue.code === 'invalid_type') {
    return `is ${shown(came)}; expected ${kinds[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    if (choices.length === 1) return `is ${shown(came)}; expected ${choices[0]}`;
    const few = choices.length <= fewChoices ? `; expected ${choices.join(' or ')}` : undefined;
    return `is ${shown(came)}${few ?? suggestion(typeof came === 'string' ? came : '', choices)}`;
  }
  return typeof came === 'object' ? issue.message : `is ${shown(came)}; ${issue.message}`;
}

/** So few are all named: the nearest of them may be the one that is wrong. */
const fewChoices = 3;

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  array: 'a list',
  object: 'a map of keys and values',
};

/** The value for a message: short, on one line, without the password that an address may hold. */
function shown(value: unknown): string {
  if (value === '' || value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = JSON.stringify(value).replaceAll(/\/\/[^/@\s"]*@/g, '//***@');
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text;
}

/** `; did you mean "threshold"?`, or else what could stand there. */
export function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  if (meant !== undefined) return `; did you mean "${meant}"?`;
  return known.length === 0 ? '' : `; expected one of ${nearestFew(word, known)}`;
}

function valueAt(raw: unknown, keyPath: KeyPath): unknown {
  return keyPath.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    raw,
  );
}

interface SchemaNode {
  readonly def: { readonly innerType?: SchemaNode; readonly in?: SchemaNode };
  readonly shape?: Readonly<Record<string, SchemaNode>>;
  readonly element?: SchemaNode;
}

function schemaAt(schema: z.ZodType, keyPath: KeyPath): SchemaNode | undefined {
  return keyPath.reduce<SchemaNode | undefined>(
    (node, key) => {
      if (node === undefined) return undefined;
      return typeof key === 'number' ? bare(node).element : bare(node).shape?.[key];
    },
    schema as unknown as SchemaNode,
  );
}

function knownKeys(node: SchemaNode | undefined): readonly string[] {
  return node === undefined ? [] : Object.keys(bare(node).shape ?? {});
}

/** Without what is wrapped around it: optional, default, a transformation. */
function bare(node: SchemaNode): SchemaNode {
  const inner = node.def.innerType ?? node.def.in;
  return inner === undefined ? node : bare(inner);
}
