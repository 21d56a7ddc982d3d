import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../src/registry/decisions.ts';
import { aFolder, refusalOf, someDecisions } from './data.ts';

function read(text: string) {
  return readDecisions(join(aFolder({ 'decisions.yaml': text }), 'decisions.yaml')).value;
}

describe('the decisions', () => {
  it('are read with the fields of their kind', () => {
    expect(read(`${someDecisions}    answerBy: 2020-02-14\n`)).toEqual([
      {
        project: 'networking-sfc',
        kind: 'call',
        date: '2019-11-12',
        by: 'neutron team',
        reason: 'In bad condition.',
        link: 'https://lists.example.org/2019-November/',
        answerBy: '2020-02-14',
      },
    ]);
  });

  it('may be none', () => {
    expect(read('decisions: []')).toEqual([]);
  });

  it.each([
    ['kind: call', 'kind: kall', ':4:11: decisions[0].kind: is "kall"; did you mean "call"?'],
    [
      'kind: call',
      'kind: merge-into',
      'decisions[0].into: is missing for merge-into (decisions[0].kind is in line 4)',
    ],
    [
      'kind: call',
      'kind: call\n    immediate: true',
      ':5:16: decisions[0].immediate: belongs to retire only; take it out',
    ],
    [
      'kind: call',
      'kind: call\n    answerBy: 2019-11-11',
      '2019-11-11 is before the call was made',
    ],
    [
      'kind: call',
      'kind: waive\n    until: 2019-11-11',
      '2019-11-11 is before the waiver was given',
    ],
    ['2019-11-12', '2019-11-31', 'decisions[0].date: is "2019-11-31"; expected a day that exists'],
    [
      'https://lists',
      'javascript:alert',
      'decisions[0].link: is "javascript:alert.example.org/2019-November/"; expected an http or https address',
    ],
    ['    by: neutron team\n', '', 'decisions[0].by: is missing'],
    ['neutron team', "''", 'decisions[0].by: is empty; expected text'],
  ])('with %j as %j are refused', (piece, by, message) => {
    expect(someDecisions).toContain(piece);
    expect(refusalOf(() => read(someDecisions.replace(piece, by))).message).toContain(message);
  });
});
