import { expect, it } from 'vitest';
import { saysUnread, unreadFilesWords, unreadMailmapWords } from '../../src/words/evidence.ts';

it.each([
  [unreadFilesWords('the cache lacks 2 of the files'), true],
  [unreadMailmapWords('offline'), true],
  ['1 commit could not be read', false],
  ['3 review notes could not be read', false],
  ['it has moved to https://git.example.org/a', false],
])('%j says that files are missing: %s', (remark, expected) => {
  expect(saysUnread(remark)).toBe(expected);
});
