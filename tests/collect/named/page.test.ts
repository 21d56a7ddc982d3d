import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedOnPage } from '../../../src/collect/named-people/page.ts';

const page = `Sub-project Lieutenants
~~~~~~~~~~~~~~~~~~~~~~~

+-------------------------+-----------------------------+-------------------+
| Area                    | Lieutenant                  | IRC nick          |
+=========================+=============================+===================+
| networking-a /          | Ada Example                 | ada               |
| networking-b            +-----------------------------+-------------------+
|                         | Bob Example                 | bob               |
+-------------------------+-----------------------------+-------------------+
| networking-ab           | Cyd Example                 | cyd               |
+-------------------------+-----------------------------+-------------------+
`;
const members = ['networking-a', 'networking-b', 'networking-ab', 'networking-c'];

describe('a page that names who answers', () => {
  it('gives an area to each project that it names, and to no other', () => {
    expect([...namedOnPage('lieutenants', page, members)]).toEqual([
      ['networking-a', ['Ada Example', 'Bob Example']],
      ['networking-b', ['Ada Example', 'Bob Example']],
      ['networking-ab', ['Cyd Example']],
    ]);
  });

  it.each([
    [
      'maintainers',
      '# Maintainers\n\n* Ada Example <ada@example.org> @ada\n- Bob Example (@bob)\n',
    ],
    ['maintainers', '* Ada Example\n* Bob Example\n'],
  ] as const)('reads a list of %s', (form, text) => {
    expect(namedOnPage(form, text, ['tool']).get('tool')).toEqual(['Ada Example', 'Bob Example']);
  });

  it.each([
    ['owners', 'approvers:\n  - ada\nreviewers:\n  - bob\n  - ada\n', ['ada', 'bob']],
    ['codeowners', '# all\n* @ada bob@example.org\n/docs @ada\n', ['@ada', 'bob@example.org']],
    ['owners', '', undefined],
    ['owners', 'approvers: [ada\n', undefined],
  ] as const)('reads %s once each', (form, text, expected) => {
    expect(namedOnPage(form, text, ['tool']).get('tool')).toEqual(expected);
  });

  it('never names anybody for what is no project, whatever the page holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const named = namedOnPage('lieutenants', `${page}${text}`, members);
        return [...named.keys()].every((each) => members.includes(each));
      }),
    );
  });
});
