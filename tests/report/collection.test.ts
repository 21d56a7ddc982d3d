// What a collection says of itself: how much came, and what is advised where repositories could not be read.

import { expect, it } from 'vitest';
import type { SourceReport } from '../../src/domain/facts.ts';
import { againText, collectionText, failuresTogether } from '../../src/report/collection.ts';

const failed = (detail: string): SourceReport => ({
  ...{ source: 'git', repository: 'lab/a', state: 'failed' },
  reason: { code: 'unreachable', detail },
});

it('a host that is not reached may lie behind a proxy, a damaged repository does not', () => {
  const advice = (detail: string) =>
    failuresTogether([failed(detail)])
      .slice(1)
      .join();
  expect(advice('unable to access https://git.example/: no route')).toContain('set https_proxy');
  expect(
    advice('upload-pack: aborting due to possible repository corruption on the remote side'),
  ).toBe('');
});

it('one of a kind is one', () => {
  const nothing = { unwritten: [], unread: new Map(), leftOut: [], shards: [] };
  const snapshot = { asOf: '2026-04-01', projects: [{}] } as never;
  const came = { ...nothing, snapshot, file: 'f', commitsRead: 1, isGovernancePast: false };
  expect(collectionText(came)).toBe('wrote f: 1 project as of 2026-04-01, 1 commit read\n');
});

it('of a day that the cache no longer tells names five repositories at most', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((each) => `lab/${each}`);
  const day = { asOf: '2026-04-01', file: 'f', definitions: { from: 1, to: 2 }, kept: [] } as const;
  const said = (lost: readonly string[], lostFiles: readonly string[]) =>
    againText([{ ...day, isChanged: false, lost, lostFiles }]);
  expect(said(names, names)).toContain(
    'does not hold lab/a, lab/b, lab/c, lab/d, lab/e and 2 more;',
  );
  expect(said([], names.slice(0, 5))).toContain(
    'lacks files of lab/a, lab/b, lab/c, lab/d, lab/e;',
  );
});
