// The keys that a source takes from the data folder, as fields: the table of sources says which there are.

import { z } from 'zod';
import type { Key, Keys } from '../sources/source.ts';
import { name, webAddress } from './fields.ts';

/** The object under `sources.NAME`, or under NAME of a project; always optional. */
export function objectOf({ description, keys }: Keys) {
  const shape = Object.entries(keys).map(([key, each]) => [key, fieldOf(each)] as const);
  return z.strictObject(Object.fromEntries(shape)).meta({ description }).optional();
}

function fieldOf({ kind, description, isOptional }: Key) {
  const field = fields[kind](description);
  return isOptional === true ? field.optional() : field;
}

const fields = {
  address: webAddress,
  name,
  names: (description: string) => z.array(name('A name.')).min(1).meta({ description }),
} satisfies Readonly<Record<Key['kind'], (description: string) => z.ZodType>>;
