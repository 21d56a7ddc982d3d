// What is advised where repositories could not be read.

import { expect, it } from 'vitest';
import type { SourceReport } from '../../src/domain/facts.ts';
import { failuresTogether } from '../../src/report/collection.ts';

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
