import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/formats/json.ts';
import { scorecardJsonSchema } from '../../src/report/schema.ts';
import { family, hostileName, hostileText } from '../support/family.ts';
import { anUnknown, aProjectCard, aScorecard, aVerdict } from '../support/scorecard.ts';

const validate = new Ajv({
  strict: true,
  strictTuples: false,
  allowUnionTypes: true,
  allErrors: true,
}).compile(scorecardJsonSchema());

describe('the JSON form', () => {
  it('is valid under its published schema, by an independent validator', () => {
    expect([validate(JSON.parse(renderJson(family))), validate.errors]).toEqual([true, null]);
  });

  it('holds every text exactly as it came', () => {
    const read = JSON.parse(renderJson(family));
    const project = read.projects.find((each: { name: string }) => each.name === hostileName);
    expect(project.decision.by).toBe(hostileText);
  });

  it('puts each project of a family of thousands on a line, and says the same', () => {
    const cards = (count: number) =>
      Array.from({ length: count }, (_, at) => aProjectCard({ name: `part-${at}` }));
    const ofTwo = JSON.parse(renderJson(aScorecard({ projects: cards(2) })));
    const text = renderJson(aScorecard({ projects: cards(1001) }));
    const { projects, ...head } = JSON.parse(text);
    expect(text.split('\n')).toHaveLength(1001 + 3);
    expect(projects).toHaveLength(1001);
    expect({ ...head, projects: projects.slice(0, 2) }).toEqual(ofTwo);
    expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
  });

  it('gives no value to what is unknown', () => {
    const card = aProjectCard({ measurements: { 'commits-cycle': anUnknown('timeout') } });
    const read = JSON.parse(renderJson(aScorecard({ projects: [card] })));
    expect(read.projects[0].measurements['commits-cycle']).toMatchObject({
      state: 'unknown',
      value: null,
      sample: null,
      reason: { code: 'timeout' },
    });
  });

  it('gives the range where the points are not known', () => {
    const verdict = aVerdict({
      name: 'undetermined',
      points: null,
      range: { worst: 20, best: 70 },
    });
    const read = JSON.parse(renderJson(aScorecard({ projects: [aProjectCard({ verdict })] })));
    expect(read.projects[0]).toMatchObject({
      verdict: 'undetermined',
      points: null,
      pointsRange: [20, 70],
    });
  });

  it.each([
    [
      'a verdict that does not exist',
      (read: Read) => Object.assign(read.projects[0] ?? {}, { verdict: 'fine' }),
    ],
    ['a project without name', (read: Read) => delete read.projects[0]?.['name']],
    ['a field that is not published', (read: Read) => Object.assign(read, { address: 'x' })],
    ['another version', (read: Read) => Object.assign(read, { schemaVersion: 2 })],
  ])('has a schema that refuses %s', (_, spoil) => {
    const read: Read = JSON.parse(renderJson(family));
    spoil(read);
    expect(validate(read)).toBe(false);
  });
});

interface Read {
  projects: Record<string, unknown>[];
}
