import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCredibleDates } from '../../../src/collect/git/credible-dates.ts';
import { createLogReader } from '../../../src/collect/git/log.ts';
import type { Commit } from '../../../src/domain/facts.ts';
import { readAt } from '../../support/collecting.ts';

const id = (digit: string): string => digit.repeat(40);

interface Row {
  readonly id?: string;
  readonly parents?: string;
  readonly name?: string;
  readonly address?: string;
  readonly authored?: string;
  readonly committed?: string;
  readonly message?: string;
  readonly subject?: string;
  readonly paths?: readonly string[];
}

/** What git writes for one commit; text as latin-1, so that any byte can be given. */
function record(row: Row): string {
  const fields = [
    row.id ?? id('a'),
    row.parents ?? '',
    row.name ?? 'Ada',
    row.address ?? 'ada@example.org',
    row.authored ?? '1700000000',
    row.committed ?? '1700000001',
    row.subject ?? 'Fix',
    row.message ?? row.subject ?? 'Fix',
  ];
  const paths = (row.paths ?? []).map((path, index) => `${index === 0 ? '\n' : ''}${path}\0`);
  return `\0${fields.join('\0')}\0${paths.join('')}`;
}

function read(
  text: string,
  cuts: readonly number[] = [],
): { commits: Commit[]; malformed: number } {
  const commits: Commit[] = [];
  const reader = createLogReader({ onCommit: (commit) => commits.push(commit) });
  const bytes = Buffer.from(text, 'latin1');
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    reader.push(bytes.subarray(from, end));
    from = end;
  }
  return { commits, ...reader.end() };
}

function readOne(row: Row): Commit {
  const [commit] = read(record(row)).commits;
  if (commit === undefined) throw new Error('no commit was read');
  return commit;
}

describe('the reader of git log', () => {
  it('reads a million commits, and ends at one more: so much is too big (G29)', {
    timeout: 60_000,
  }, () => {
    let count = 0;
    const reader = createLogReader({ onCommit: () => (count += 1) });
    const thousand = Buffer.from(record({}).repeat(1000), 'latin1');
    for (let part = 0; part < 1000; part += 1) reader.push(thousand);
    expect(() => reader.push(thousand)).toThrow('more than 1000000 commits');
    expect(count).toBe(1_000_000);
  });

  it('reads every field', () => {
    const commit = readOne({
      parents: `${id('b')} ${id('c')}`,
      address: 'ADA@Example.org',
      message: 'Fix\n\nCo-Authored-By: Ben <Ben@example.com>\n\nChange-Id: I01\nChange-Id: I02\n',
      paths: ['a/b.py', 'c d\n.txt'],
    });
    expect(commit).toEqual({
      id: id('a'),
      parents: [id('b'), id('c')],
      author: { name: 'Ada', address: 'ada@example.org' },
      coAuthors: [{ name: 'Ben', address: 'ben@example.com' }],
      authoredAt: 1700000000,
      committedAt: 1700000001,
      subject: 'Fix',
      changeId: 'I02',
      paths: ['a/b.py', 'c d\n.txt'],
    });
  });

  it('keeps commits without paths and with an empty subject apart', () => {
    const text = [
      record({ id: id('1'), subject: '' }),
      record({ id: id('2'), name: '', address: '' }),
      record({ id: id('3'), subject: '', paths: ['x'] }),
    ].join('');
    expect(read(text).commits.map((commit) => [commit.id, commit.paths])).toEqual([
      [id('1'), []],
      [id('2'), []],
      [id('3'), ['x']],
    ]);
  });

  it.each([
    ['just before 1990', '631151999', undefined],
    ['1990', '631152000', 631152000],
    ['the epoch', '0', undefined],
    ['before the epoch', '-1', undefined],
    ['no date', '', undefined],
    ['twenty digits', '99999999999999999999', undefined],
    ['2106', '4294967295', undefined],
    ['a day ahead', String(readAt + 86_400), readAt + 86_400],
    ['more than a day ahead', String(readAt + 86_401), undefined],
  ])('takes the date of %s for what it is', (_what, text, expected) => {
    const commit = readOne({ authored: text, committed: text });
    const { authoredAt, committedAt } = withCredibleDates(commit, readAt);
    expect([authoredAt, committedAt]).toEqual([expected, expected]);
  });

  it('never merges two people whose names are not UTF-8', () => {
    const names = ['Jos\xe9', 'Jos\xe8', '\x82\xa0\x82\xa2', '\x82\xa0\x82\xa4'];
    expect(new Set(names.map((name) => readOne({ name }).author.name)).size).toBe(names.length);
    expect(readOne({ name: 'Jos\xe9' }).author.name).toBe('José');
    expect(readOne({ name: 'Jos\xc3\xa9' }).author.name).toBe('José');
  });

  it('keeps a thousand generated latin-1 names apart', () => {
    const byte = fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code));
    const name = fc.string({ unit: byte, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 10 }), (names) => {
        const bytes = names.map((each) => Buffer.from(each, 'latin1').toString('hex'));
        const decoded = names.map((each) => readOne({ name: each }).author.name);
        // The same name written in two encodings is one person; different bytes of one encoding are not.
        const isUtf8 = decoded.map((each, index) => each !== names[index]);
        for (const [i, left] of decoded.entries())
          for (const [j, right] of decoded.entries())
            if (i < j && isUtf8[i] === isUtf8[j] && bytes[i] !== bytes[j])
              expect(left).not.toBe(right);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['A\x1b]0;pwn\x07', 'a\x1eb\x1fc|d\ne', '\x01'])('keeps the strange name %j', (name) => {
    expect(readOne({ name }).author.name).toBe(name);
  });

  it('cuts a name of a mebibyte, and reads on', () => {
    const { commits, malformed } = read(
      record({ name: 'x'.repeat(1 << 20), subject: 'y'.repeat(3 << 20) }) + record({ id: id('b') }),
      Array.from({ length: 60 }, (_unused, index) => index << 16),
    );
    expect(commits.map((commit) => [commit.author.name.length, commit.subject.length])).toEqual([
      [1000, 1000],
      [3, 3],
    ]);
    expect(malformed).toBe(0);
  });

  it.each([
    ['an id that is none', record({ id: 'nonsense' })],
    ['parents that are none', record({ parents: 'nonsense' })],
    ['a date in words', record({ committed: 'yesterday' })],
  ])('drops and counts a record with %s, and it alone', (_what, bad) => {
    const text = record({ id: id('1'), paths: ['a'] }) + bad + record({ id: id('2') });
    const { commits, malformed } = read(text);
    expect(commits.map((commit) => commit.id)).toEqual([id('1'), id('2')]);
    expect(malformed).toBe(1);
  });

  it('counts a record that was cut off', () => {
    const text = record({ id: id('1') }) + record({ id: id('2') }).slice(0, -1);
    expect(read(text)).toMatchObject({ commits: [{ id: id('1') }], malformed: 1 });
  });

  it('reads the same however the stream is cut', () => {
    const field = fc
      .string({ unit: 'binary', maxLength: 8 })
      .map((text) => Buffer.from(text).toString('latin1').replaceAll('\0', ''));
    const row = fc.record({
      name: field,
      subject: field,
      paths: fc.array(
        field.filter((path) => path !== '' && !path.startsWith('\n')),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        fc.array(fc.nat(2000), { maxLength: 8 }),
        (rows, cuts) => {
          const text = rows.map(record).join('');
          const whole = read(text);
          expect(whole.malformed).toBe(0);
          expect(whole.commits).toHaveLength(rows.length);
          expect(whole.commits.map((commit) => commit.paths.length)).toEqual(
            rows.map(({ paths }) => paths.length),
          );
          expect(read(text, cuts)).toEqual(whole);
        },
      ),
    );
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        for (const commit of read(text + record({}) + text).commits)
          expect(commit.id).toMatch(/^[0-9a-f]+$/);
      }),
    );
  });
});
