import { describe, expect, it } from 'vitest';
import { AnswersFile } from '../../src/registry/answers.ts';
import { parseDecision } from '../../src/registry/decisions.ts';
import { parseEntry } from '../../src/registry/entry.ts';

const decision = {
  ...{ project: 'alpha', kind: 'keep', date: '2026-01-02', by: 'the team', reason: 'why' },
  link: 'https://lists.example.org/1',
};

describe('an entry from the command line', () => {
  it('is parsed as a line of its file would be', () => {
    const { value } = parseDecision({ ...decision, kind: 'retire', immediate: true });
    expect(value).toEqual([{ ...decision, kind: 'retire', immediate: true }]);
  });

  it.each([
    [{ link: 'lists' }, '--link: is "lists"; expected an http or https address'],
    [{ kind: 'call', answerBy: '2026' }, '--answer-by: is "2026"; expected a day'],
    [{ kind: 'merge-into' }, '--into: is missing for merge-into'],
    [{ kind: 'kepp' }, 'the decision: is "kepp"; did you mean "keep"?'],
  ])('is refused by its option, and by no line of a file: %j', (wrong, message) => {
    expect(() => parseDecision({ ...decision, ...wrong })).toThrow(message);
  });

  it('is refused by its option in answers as well, and wherever it is held against other files', () => {
    const said = { project: 'a', question: 'N0', answer: 'yes', date: '2026-01-02', reason: 'r' };
    const given = () => parseEntry(AnswersFile, 'answers', { ...said, link: 'ftp://x' });
    expect(given).toThrow('--link: is "ftp://x"; expected an https address');
    const problem = { keyPath: ['decisions', 0, 'notBefore'], message: '"zed" is no series' };
    expect(parseDecision(decision).invalid([problem]).message).toBe(
      '--not-before: "zed" is no series',
    );
  });
});
