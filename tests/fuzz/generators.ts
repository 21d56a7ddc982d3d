// Input that looks like what a parser expects and is not: pieces of the real thing between noise, and real JSON with one value changed.

import fc from 'fast-check';

/** Pieces in any order, with noise between them. */
export function spliced(pieces: readonly string[]): fc.Arbitrary<string> {
  const noise = fc.string({ unit: 'binary', maxLength: 8 });
  const piece = fc.constantFrom(...pieces);
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: noise }), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));
}

/** The text with a stretch of it taken out, doubled or replaced. */
export function mangled(text: string): fc.Arbitrary<string> {
  const place = fc.nat({ max: text.length });
  const noise = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom(...sharp));
  return fc
    .array(fc.tuple(place, fc.nat({ max: 40 }), noise), { minLength: 1, maxLength: 4 })
    .map((cuts) =>
      cuts.reduce(
        (all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length),
        text,
      ),
    );
}

const sharp = [
  '\n',
  '\0',
  '"',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '- ',
  '&a ',
  '*a',
  '<<: ',
  '\t',
  '#',
  '-1',
  '1e999',
];

/** The value with another somewhere in it: of another type, too long, too deep, or gone. */
export function twisted(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  return fc
    .array(fc.tuple(fc.nat({ max: places.length - 1 }), strange), { minLength: 1, maxLength: 3 })
    .map((changes) =>
      changes.reduce((all, [at, put]) => withAt(all, places[at] ?? [], put), value),
    );
}

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(undefined, null, -1, 2 ** 53, 1e308, '', '0', '9999-99-99', [], {}, [
    [],
  ]),
  fc.constantFrom('2026-13-01 00:00:00.000000000', '1e9', '__proto__', 'x'.repeat(70_000)),
);

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]))];
}

function withAt(value: unknown, [key, ...rest]: Place, put: unknown): unknown {
  if (key === undefined) return put;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...value };
  copy[key] = withAt(copy[key], rest, put);
  return copy;
}
