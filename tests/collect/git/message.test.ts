// Co-authors and Change-Ids as people write them: anywhere, in any case, and never what is quoted.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/collect/git/message.ts';

const ben = 'Ben <ben@two.example>';
const addresses = (message: string) => readMessage(message).coAuthors.map((each) => each.address);

describe('co-authors', () => {
  it.each([
    ['as git wants it', `Fix\n\nCo-authored-by: ${ben}`],
    ['as OpenStack writes it', `Fix\n\nCo-Authored-By: ${ben}\n\nChange-Id: I01`],
    ['shouted', `Fix\n\nCO-AUTHORED-BY: ${ben}`],
    ['in the middle of prose', `Fix\n\nDepends on the agent\nCo-Authored-By: ${ben}\nand more`],
    ['indented', `Fix\n\n    Co-Authored-By: ${ben}`],
    ['behind a list mark', `Fix (#4)\n\n* draft\n\n* Co-authored-by: ${ben}`],
    ['behind a hyphen', `Fix\n\n- Co-authored-by: ${ben}`],
    ['as the kernel writes it', `Fix\n\nCo-developed-by: ${ben}`],
    ['with Windows line ends', `Fix\r\n\r\nCo-authored-by: ${ben}\r\nSigned-off-by: x`],
    ['without a space', 'Fix\n\nCo-authored-by:Ben<ben@two.example>'],
    ['with a space before the colon', `Fix\n\nCo-authored-by : ${ben}`],
    ['without brackets', 'Fix\n\nCo-authored-by: Ben ben@two.example'],
    ['with round ones', 'Fix\n\nCo-authored-by: Ben (ben@two.example)'],
    ['with half of them', 'Fix\n\nCo-authored-by: Ben <ben@two.example'],
    ['with mailto', 'Fix\n\nCo-authored-by: Ben <mailto:ben@two.example>'],
    ['with a space inside', 'Fix\n\nCo-authored-by: Ben < ben@two.example >'],
    ['spelt otherwise', `Fix\n\nCo-Author-By: ${ben}`],
    ['as a noun', `Fix\n\nCo-Author: ${ben}`],
    ['folded', 'Fix\n\nCo-authored-by: Ben\n <ben@two.example>'],
    ['in the first line', `Co-authored-by: ${ben}`],
  ])('counts one that is written %s', (_how, message) => {
    expect(readMessage(message).coAuthors).toEqual([{ name: 'Ben', address: 'ben@two.example' }]);
  });

  it.each([
    ['several lines', `Fix\n\nCo-authored-by: ${ben}\nx\n\nCo-authored-by: Cy <cy@three.example>`],
    ['one line', `Fix\n\nCo-authored-by: ${ben}, Cy <cy@three.example>`],
    ['one line, said with and', `Fix\n\nCo-authored-by: ${ben} and Cy <cy@three.example>`],
    ['a list below', `Fix\n\nCo-authors:\n- ${ben}\n- Cy <cy@three.example>`],
  ])('counts two in %s', (_where, message) => {
    expect(readMessage(message).coAuthors).toEqual([
      { name: 'Ben', address: 'ben@two.example' },
      { name: 'Cy', address: 'cy@three.example' },
    ]);
  });

  it('takes an address alone, and a name alone', () => {
    expect(readMessage('Fix\n\nCo-authored-by: ben@two.example').coAuthors).toEqual([
      { name: '', address: 'ben@two.example' },
    ]);
    expect(readMessage('Fix\n\nCo-authored-by: José Núñez').coAuthors).toEqual([
      { name: 'José Núñez', address: '' },
    ]);
  });

  it.each([
    ['quoted', `Fix\n\n> Co-authored-by: ${ben}`],
    ['quoted twice', `Fix\n\n> > Co-authored-by: ${ben}`],
    ['quoted in a list', `Fix\n\n  * > Co-authored-by: ${ben}`],
    ['talked about', `Fix\n\nWe add a Co-authored-by: ${ben} line`],
    ['a sentence', 'Fix\n\nCo-authors: see the file AUTHORS'],
    ['empty', 'Fix\n\nCo-authored-by:\n\nChange-Id: I01'],
  ])('never counts one that is %s', (_how, message) => {
    expect(readMessage(message).coAuthors).toEqual([]);
  });

  const original = `Add the agent\n\nText of it.\n\nCo-Authored-By: ${ben}\nChange-Id: I01`;
  const revert = 'Revert "Add the agent"\n\nThis reverts commit 0123456.';
  const own = 'Co-authored-by: Dee <dee@four.example>\nChange-Id: I02';
  const indented = original.replaceAll(/^(?=.)/gm, '    ');
  it.each([
    ['indented', `${revert}\n\n${indented}\n\n${own}`],
    ['announced', `${revert}\n\nOriginal commit message:\n\n${original}\n\n${own}`],
    ['as it was', `${revert}\n\n${original}\n\n${own}`],
    ['quoted', `${revert}\n\n${original.replaceAll(/^/gm, '> ')}\n\n${own}`],
  ])('leaves out those of a message that a revert repeats %s', (_how, message) => {
    expect(readMessage(message)).toEqual({
      changeId: 'I02',
      coAuthors: [{ name: 'Dee', address: 'dee@four.example' }],
    });
  });

  it('counts whoever helped with a revert', () => {
    expect(addresses(`${revert}\n\n${own}`)).toEqual(['dee@four.example']);
    expect(addresses(`${revert}\n\nReason for revert: broken\n\n${own}`)).toHaveLength(1);
  });
});

describe('Change-Ids', () => {
  it.each([
    ['the last of several', 'Fix\n\nChange-Id: I01\n\nmore\n\nChange-Id: I02', 'I02'],
    ['one in any case', 'Fix\n\nchange-id: I01\nSigned-off-by: x', 'I01'],
    ['never a quoted one', 'Fix\n\nChange-Id: I01\n\n> Change-Id: I02', 'I01'],
    ['none from prose', 'Fix\n\nChange-Id: is needed', undefined],
  ])('takes %s', (_what, message, expected) => {
    expect(readMessage(message).changeId).toBe(expected);
  });
});

it('reads any text, and never finds an address that is not in it', () => {
  const piece = fc.oneof(
    fc.constantFrom('Co-authored-by: ', '\n', '> ', '* ', '<', '>', ' ', '@', ben, 'Revert "'),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const message = pieces.join('');
      for (const address of addresses(message)) expect(message).toContain(address);
    }),
  );
});
