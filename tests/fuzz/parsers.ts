// Every parser of what others write, with input that tries to break it. A property throws where the parser does what it may not.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createLogReader } from '../../src/collect/git/log.ts';
import { isManifest, readManifest } from '../../src/collect/git/manifests.ts';
import { readMessage } from '../../src/collect/git/message.ts';
import { parseReviewNote } from '../../src/collect/git/review-notes.ts';
import { StadiumError } from '../../src/domain/errors.ts';
import { mailmapLines } from '../../src/domain/mailmap.ts';
import { parseSnapshot } from '../../src/evidence/format.ts';
import { pauseAsked } from '../../src/http/retry-after.ts';
import { parseDecisions } from '../../src/registry/decisions.ts';
import { StadiumFile } from '../../src/registry/projects.ts';
import { parseData } from '../../src/registry/yaml.ts';
import { GerritPage } from '../../src/sources/gerrit/answers.ts';
import { changeOf as gerritChange } from '../../src/sources/gerrit/translate.ts';
import { GraphqlAnswer, PullRequests, RestPulls } from '../../src/sources/github/answers.ts';
import { changeOf as githubChange } from '../../src/sources/github/translate.ts';
import { BugTask } from '../../src/sources/launchpad/bugs.ts';
import { ZuulBuild, ZuulBuildset } from '../../src/sources/zuul/answers.ts';
import { buildsetOf, refsOf } from '../../src/sources/zuul/translate.ts';
import { aChangeRow } from '../support/gerrit-data.ts';
import { aPull } from '../support/github-data.ts';
import { aBuildRow, aBuildsetRow } from '../support/zuul-data.ts';
import { mangled, spliced, twisted } from './generators.ts';

export interface Parser {
  readonly name: string;
  readonly input: fc.Arbitrary<unknown>;
  readonly holds: (input: never) => void;
}

function parser<T>(name: string, input: fc.Arbitrary<T>, holds: (input: T) => void): Parser {
  return { name, input, holds: holds as Parser['holds'] };
}

const id = 'a'.repeat(40);
const record = [
  '',
  id,
  id,
  'Ada',
  'ada@example.org',
  '1700000000',
  '1700000000',
  's',
  'm',
  '\na.py',
];
const aFamily = `team: lab
sources: { git: { base: "https://example.org/{repo}" } }
projects:
  - { name: alpha, class: library, repositories: [lab/alpha] }
  - name: beta
    class: service-plugin
    repositories: [lab/beta]
    listed: { since: train }
`;
const aDecision = `decisions:
  # said at the PTG
  - project: alpha
    kind: call
    date: 2019-11-12
    by: the team
    reason: nobody answers its bugs
    link: https://lists.example.org/1
    answerBy: 2020-02-14
`;
const parsers: readonly Parser[] = [
  parser(
    'git log',
    fc.tuple(spliced([...record, '\0', '\0\0', record.join('\0'), '-1', '1e9']), fc.nat(400)),
    readsTheSameHoweverCut,
  ),
  parser(
    'commit message',
    spliced([
      'Change-Id: I0123',
      'Co-authored-by: A <a@b>',
      '\n',
      '> ',
      'Revert "x"',
      ': ',
      ' @ ',
      '<',
    ]),
    readMessage,
  ),
  parser(
    'review note',
    spliced([
      'Verified+2: Zuul',
      'Code-Review-2: A <a@b>',
      '\n',
      'Submitted-at: Wed, 01 Jan 2020 00:00:00 +0000',
      'Reviewed-on: https://x/1',
      'Project: ',
      '+',
      '<',
    ]),
    (text) => {
      const review = parseReviewNote(id, text);
      for (const { value } of review?.votes ?? []) expectFinite(value);
      expectFinite(review?.submittedAt);
    },
  ),
  parser('Gerrit', twisted([aChangeRow(), aChangeRow({ status: 'MERGED' })]), (page) => {
    for (const row of GerritPage.safeParse(page).data ?? []) {
      const change = gerritChange(row, 'https://review.example.org');
      for (const time of [change.createdAt, change.updatedAt, change.closedAt]) expectFinite(time);
    }
  }),
  parser(
    'Zuul',
    fc.tuple(twisted(aSet()), twisted(aBuildRow(1, aSet(), 'tempest', 'FAILURE'))),
    ([set, build]) => {
      const row = ZuulBuildset.safeParse(set).data;
      const failed = ZuulBuild.safeParse(build).data;
      if (row === undefined) return;
      refsOf(row);
      const buildset = buildsetOf(row, 'a/b', failed === undefined ? [] : [failed]);
      expectFinite(buildset?.startedAt);
      expectFinite(buildset?.endedAt);
    },
  ),
  parser(
    'GitHub',
    twisted({
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [aPull({ number: 1 })],
    }),
    (answer) => {
      GraphqlAnswer.safeParse(answer);
      RestPulls.safeParse(answer);
      for (const pull of PullRequests.safeParse(answer).data?.nodes ?? []) {
        if (pull === null) continue;
        const { reviews, comments, ...rest } = pull;
        const whole = { ...rest, reviews: reviews.nodes, comments: comments.nodes };
        expectFinite(githubChange(whole as never, 'a/b').createdAt);
      }
    },
  ),
  parser('Launchpad', twisted(aBug()), (bug) => {
    const read = BugTask.safeParse(bug).data;
    if (read !== undefined) expectFinite(Date.parse(read.date_created));
  }),
  parser('YAML files', mangled(aFamily), (text) =>
    refusesInWords(() => parseData('stadium.yaml', text, StadiumFile)),
  ),
  parser('decisions', mangled(aDecision), (text) =>
    refusesInWords(() => parseDecisions('decisions.yaml', text)),
  ),
  parser('mailmap', spliced(['Ada <a@b>', ' <old@b>', '\n', '#', '<', '>', '@', '\t']), (text) => {
    for (const alias of mailmapLines(text)) JSON.stringify(alias);
  }),
  parser(
    'manifests',
    fc.tuple(
      fc.constantFrom(...manifests()),
      spliced([
        '"a"',
        ':',
        '{',
        '}',
        '[',
        ']',
        '\n',
        'require (',
        'v1',
        '<dependency>',
        '</dependency>',
        '<groupId>',
        'gem "x"',
        '[dependencies]',
        'implementation "a:b:1"',
        '- src: x',
      ]),
    ),
    ([path, text]) => {
      if (!isManifest(path)) throw new Error(`${path} is no manifest`);
      readManifest(path, text);
    },
  ),
  parser(
    'retry-after',
    fc.tuple(
      fc.constantFrom(403, 429, 503),
      spliced(['1', '999999999', '-', '.', 'Wed, 21 Oct 2015 07:28:00 GMT', ' ', '0', 'e9']),
    ),
    ([status, value]) => {
      const headers = new Headers();
      const plain = value.replaceAll(/[^\x20-\x7e]/g, '');
      headers.set('retry-after', plain);
      headers.set('x-ratelimit-remaining', '0');
      headers.set('x-ratelimit-reset', plain);
      const pause = pauseAsked(status, headers, Date.UTC(2026, 0, 1));
      expectFinite(pause);
      if (pause !== undefined && pause < 0) throw new Error(`a pause of ${pause} ms`);
    },
  ),
  parser(
    'snapshots',
    mangled(packaged('../../data/evidence/2019-11-12.json').slice(0, 2000)),
    (text) => refusesInWords(() => parseSnapshot(text, 'a.json')),
  ),
];

export { parsers };

/** Most of a second is far too long for a page of text. */
export function inTime(holds: (input: never) => void): (input: unknown) => void {
  return (input) => {
    const before = process.cpuUsage();
    holds(input as never);
    const took = process.cpuUsage(before).user / 1000;
    if (took > mostMs) throw new Error(`it took ${Math.round(took)} ms`);
  };
}

/** Of processor time: the machine may be busy. */
const mostMs = 1000;

function readsTheSameHoweverCut([text, at]: readonly [string, number]): void {
  const bytes = Buffer.from(text, 'latin1');
  const whole = commitsIn([bytes]);
  const cut = commitsIn([bytes.subarray(0, at), bytes.subarray(at)]);
  if (whole !== cut) throw new Error('it reads otherwise when the stream is cut');
}

function commitsIn(chunks: readonly Buffer[]): string {
  const commits: unknown[] = [];
  const reader = createLogReader({ onCommit: (commit) => commits.push(commit) });
  for (const chunk of chunks) reader.push(chunk);
  return JSON.stringify([commits, reader.end()]);
}

function refusesInWords(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof StadiumError)) throw error;
  }
}

function expectFinite(value: number | undefined): void {
  if (value !== undefined && !Number.isFinite(value)) throw new Error(`${value} is no number`);
}

function packaged(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

function manifests(): readonly string[] {
  return [
    'go.mod',
    'package.json',
    'pom.xml',
    'build.gradle',
    'Gemfile',
    'Cargo.toml',
    'galaxy.yml',
    'metadata.json',
    'metadata.rb',
  ];
}

function aSet() {
  return aBuildsetRow({ id: 1, at: Date.UTC(2026, 0, 1) / 1000 });
}

function aBug() {
  const date = '2026-01-01T00:00:00+00:00';
  return {
    self_link: 'x',
    status: 'New',
    importance: 'High',
    is_complete: false,
    date_created: date,
    date_closed: null,
    date_left_new: date,
    date_left_closed: null,
  };
}
