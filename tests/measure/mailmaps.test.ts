// The .mailmap of the day's tip joins people for the whole fleet.

import { expect, it } from 'vitest';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { contradictionsIn, directoryByDay } from '../../src/measure/mailmaps.ts';
import { pinsOf, prepare } from '../../src/measure/project.ts';
import { aRepository } from '../support/facts.ts';

const repositories = ['lab/a', 'lab/b'].map((name) =>
  aRepository(name, [
    { id: `${name} old`, landed: '2020-01-01' },
    { id: `${name} new`, landed: '2021-01-01' },
  ]),
);
const facts = new Map(
  repositories.map((value) => [value.repository, { state: 'known', value } as const]),
);
const past = prepare(facts, [], peopleDirectory(nobodyKnown));
const idAt = (repository: number, commit: number) =>
  repositories[repository]?.commits[commit]?.id ?? '';
const someone = (address: string) => ({ name: 'Ada', address });

it('joins from the day on which the tip holds it, in all repositories', () => {
  const texts = new Map([[idAt(0, 1), '# people\nAda <kept@a.example> <old@a.example>\n']]);
  const at = directoryByDay(past, nobodyKnown, texts);
  expect(at('2020-06-01').personOf(someone('old@a.example'))).toBe('old@a.example');
  expect(at('2021-06-01').personOf(someone('old@a.example'))).toBe('kept@a.example');
  expect(at('2021-06-01')).toBe(at('2021-07-01'));
});

it('goes behind the people of the data folder, and the first of two that contradict each other counts', () => {
  const texts = new Map([
    [idAt(0, 1), 'Ada <one@a.example> <old@a.example>'],
    [idAt(1, 1), 'Ada <two@a.example> <old@a.example>\nnonsense\nBen <ben@a.example>'],
  ]);
  const directoryAt = directoryByDay(past, nobodyKnown, texts);
  expect(directoryAt('2021-06-01').personOf(someone('old@a.example'))).toBe('one@a.example');
  const counts = contradictionsIn(pinsOf(past, '2021-06-01'), texts, directoryAt('2021-06-01'));
  expect([...counts]).toEqual([['lab/b', 1]]);
  const alias = { name: 'Ada', address: 'own@a.example', commitName: undefined };
  const people = { ...nobodyKnown, aliases: [{ ...alias, commitAddress: 'old@a.example' }] };
  const own = directoryByDay(past, people, texts)('2021-06-01');
  expect(own.personOf(someone('old@a.example'))).toBe('own@a.example');
});
