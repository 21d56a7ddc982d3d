import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type DataFileName, dataFileNames } from '../../src/domain/data-files.ts';
import { schemaOf } from '../../src/registry/schemas.ts';
import { aPolicy, packaged } from './data.ts';

const names: readonly DataFileName[] = dataFileNames;

/** Checked by another program, on values as an editor's YAML parser reads them. */
function complaints(name: DataFileName, text: string) {
  const check = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false }).compile(
    schemaOf(name),
  );
  return check(parse(text)) ? [] : check.errors;
}

interface Part {
  readonly description?: string;
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
}

function undescribed(part: Part, path: string): string[] {
  const inner = Object.entries(part.properties ?? {}).flatMap(([key, value]) => [
    ...(value.description === undefined ? [`${path}.${key}`] : []),
    ...undescribed(value, `${path}.${key}`),
  ]);
  return part.items === undefined ? inner : [...inner, ...undescribed(part.items, `${path}[]`)];
}

describe('the JSON Schema', () => {
  it.each(names)('of %s has a title, and a description for every field', (name) => {
    const schema = schemaOf(name) as Part;
    expect(schema.title).toBeDefined();
    expect(undescribed(schema, name)).toEqual([]);
  });

  it.each(names)('of %s accepts the file of the tests, and the shipped one', (name) => {
    const shipped = new URL(`../../data/${name}.yaml`, import.meta.url);
    const own = (packaged as Record<string, string | undefined>)[`${name}.yaml`];
    if (own !== undefined) expect(complaints(name, own)).toEqual([]);
    if (existsSync(shipped)) expect(complaints(name, readFileSync(shipped, 'utf8'))).toEqual([]);
  });

  it.each([
    ['an unknown key', 'version: 1', 'version: 1\nfoo: 1'],
    ['a number out of bounds', 'healthy: 60', 'healthy: 101'],
    ['text for a number', 'healthy: 60', 'healthy: sixty'],
    ['an unknown class', '[library]', '[librarie]'],
  ])('refuses %s', (_, piece, by) => {
    expect(complaints('policy', aPolicy.replace(piece, by))).not.toEqual([]);
  });
});
