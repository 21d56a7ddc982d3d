import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { claimsIn, claimsSchema } from '../../../src/collect/git/stadium-yaml.ts';

const path = '.stadium.yaml';
const file = `adoptionWanted:
  because: Its maintainers have other work.
  contact: https://bugs.example.org/1
finished:
  answeredFor: neutron team
  because: The protocol it speaks will not change.
exempt:
  - from: code-commits-365d
    because: A companion of a service that is finished.
    until: 2027-03-31
`;

describe('.stadium.yaml of a project', () => {
  it('holds claims, each with its reason', () => {
    expect(claimsIn(file)).toEqual([
      {
        ...{ code: 'adoption-wanted', path, text: 'Its maintainers have other work.' },
        contact: 'https://bugs.example.org/1',
      },
      {
        ...{ code: 'finished', path, text: 'The protocol it speaks will not change.' },
        about: 'neutron team',
      },
      {
        ...{ code: 'exempt', path, text: 'A companion of a service that is finished.' },
        ...{ about: 'code-commits-365d', until: '2027-03-31' },
      },
    ]);
  });

  it('is what its schema says', () => {
    const isValid = new Ajv({ strict: false, validateFormats: false }).compile(claimsSchema());

    expect(isValid(parse(file, { schema: 'failsafe' }))).toBe(true);
    expect(isValid({ adoptionWanted: {} })).toBe(false);
  });

  it.each([
    ['exempt:\n  - { from: x, because: y, until: soon }\n', /^exempt\.0\.until: expected a day/],
    ['finished: { because: y }\n', /^finished\.answeredFor: /],
    ['wanted: true\n', /^the file: .*wanted/],
    ['a: [\n', /^the file: /],
    [
      'adoptionWanted: { because: y, contact: "javascript:alert(1)" }\n',
      /^adoptionWanted\.contact/,
    ],
  ])('that is wrong says where: %j', (text, problem) => {
    const [claim, ...rest] = claimsIn(text);

    expect(rest).toEqual([]);
    expect(claim?.code).toBe('unreadable');
    expect(claim?.text).toMatch(problem);
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => claimsIn(text).every((each) => each.path === path)),
    );
  });
});
