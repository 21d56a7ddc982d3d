// What the program is held to, row by row: what may go wrong, what it promises then, and the test that would fail otherwise.

export interface Row {
  readonly id: string;
  readonly promise: string;
  /** File below tests/, and words of the title there. */
  readonly tests: readonly (readonly [file: string, title: string])[];
  /** What no test holds yet, or why the row does not apply. */
  readonly remark?: string;
}

const row = (id: string, promise: string, tests: Row['tests'] = [], remark?: string): Row => ({
  id,
  promise,
  tests,
  ...(remark === undefined ? {} : { remark }),
});

const git = 'collect/git';

export const rows: readonly Row[] = [
  row('G1-G3', 'An address that would run a program or read a file is refused', [
    [`${git}/address.test.ts`, 'never repeats a password in its message'],
    ['cli/collect.test.ts', 'refuses %j with exit 2'],
  ]),
  row('G4, G5', 'Settings and variables of the user reach no git', [
    [`${git}/run.test.ts`, 'hears nothing of the settings and variables of its user'],
  ]),
  row(
    'G8',
    'A clone that was killed is never counted',
    [[`${git}/killed.test.ts`, 'never becomes a mirror']],
    '20 kills here; the 200 are those of `trial:kills` that met a collection, which clones.',
  ),
  row('G6', 'A password in an address is refused and not repeated', [
    [`${git}/address.test.ts`, 'never repeats a password in its message'],
  ]),
  row('G7, G18, G20', 'A server that asks, forbids, knows nothing or has had enough is unknown', [
    [`${git}/upstream.test.ts`, 'asks for a password'],
    [`${git}/upstream.test.ts`, 'says it is gone'],
    [`${git}/upstream.test.ts`, 'has an exhausted quota inside the stream'],
  ]),
  row('G9', 'Locks of killed runs go, those of others stay', [
    [`${git}/mirror.test.ts`, 'loses the lock files of a run of ours'],
    [`${git}/mirror.test.ts`, 'with a lock file of another program'],
  ]),
  row('G10', 'A damaged mirror is set aside, never healed unasked', [
    [`${git}/mirror.test.ts`, 'that is corrupt is unknown when nobody may be asked'],
  ]),
  row('G11', 'A git that died is reported as such', [
    [`${git}/run.test.ts`, 'that died of a signal'],
  ]),
  row('G12', 'Nothing is fetched unasked', [
    [`${git}/run.test.ts`, 'does not fetch what a partial clone lacks'],
  ]),
  row('G13', 'An empty repository is unknown', [
    [`${git}/mirror.test.ts`, 'of an empty repository'],
  ]),
  row('G14', 'A shallow history is unknown', [
    [`${git}/mirror.test.ts`, 'of a shallow repository'],
  ]),
  row('G15', 'A renamed default branch is followed', [
    [`${git}/facts.test.ts`, 'follow a default branch that was renamed'],
  ]),
  row('G16', 'A rewritten history is said', [
    [`${git}/facts.test.ts`, 'leave out what a rewritten history dropped'],
  ]),
  row('G17', 'A move on the same host is followed and told', [
    [`${git}/upstream.test.ts`, 'that moved on the same host'],
  ]),
  row('G19, G22', 'What came instead is quoted without its control characters', [
    [`${git}/upstream.test.ts`, 'that shows a page is quoted'],
    [`${git}/upstream.test.ts`, 'that sends escape sequences'],
  ]),
  row('G21', 'An answer that never ends meets a deadline', [
    [`${git}/upstream.test.ts`, 'that never ends its answer'],
  ]),
  row('G23-G25', 'Strange names stay apart and harmless', [
    [`${git}/log.test.ts`, 'never merges two people whose names are not UTF-8'],
    [`${git}/facts.test.ts`, 'keep names and messages that would steer a terminal'],
  ]),
  row('G26-G28', 'A date that cannot be true is unknown, its commit counts', [
    [`${git}/facts.test.ts`, 'have no date for a commit of %s'],
    [`${git}/facts.test.ts`, 'count six live commits below a tip dated 1970'],
  ]),
  row('G31', 'A repository brings no program along', [
    [`${git}/mirror.test.ts`, 'runs no hook, no setting and no program'],
  ]),
  row('G32', 'Names stay inside the cache, twins apart', [
    [`${git}/address.test.ts`, 'lies inside the cache'],
    [`${git}/address.test.ts`, 'differ in case only'],
  ]),
  row('G33', 'Without review notes reviews are unknown', [
    [`${git}/facts.test.ts`, 'have unknown reviews where there are no notes'],
  ]),
  row('G34', 'A git that is missing or too old is named', [
    [`${git}/capability.test.ts`, 'is named when there is none'],
  ]),
  row(
    'G29',
    'A message of 100 MB is bound in memory; a million refs and more than a million commits are too big',
    [
      ['faults/cost.test.ts', 'with a message of 100 MB'],
      ['faults/cost.test.ts', 'with a million refs (G29)'],
      [`${git}/log.test.ts`, 'ends at one more: so much is too big (G29)'],
    ],
  ),
  row('G30', 'A mailmap of 10 MB is too big, and one that goes in a circle ends', [
    ['faults/cost.test.ts', 'with one file that is larger than any of its kind (G30)'],
    ['domain/people.test.ts', 'ends where they go in a circle'],
    ['fuzz/parsers.test.ts', 'no input ends it'],
  ]),
  row('G35', 'A clone has a size, and leaves nothing when it is larger', [
    ['faults/cost.test.ts', 'of which nothing stays (G35)'],
  ]),
  row('H1-H3', 'Half an answer, a page or a bomb is no answer', [
    ['http/client.test.ts', 'stops reading a body that unpacks'],
    ['sources/github/rest.test.ts', 'a second page that fails leaves no first page'],
    ['faults/modes.test.ts', 'from the first request on'],
  ]),
  row('H4-H6', 'A host that asks to wait is waited for, not for ever', [
    ['http/client.test.ts', 'waits no more than a quarter of an hour'],
    ['http/client.test.ts', 'holds back every other request'],
  ]),
  row('H7', 'A refused token is asked with once', [
    ['http/client.test.ts', 'is asked once when it refuses who asks'],
  ]),
  row('H8, H16', 'Gone, moved and archived are told apart', [
    ['sources/github/graphql.test.ts', 'tells what is archived'],
    ['sources/github/graphql.test.ts', 'a repository that cannot be found'],
  ]),
  row('H9', 'Another origin gets neither request nor token', [
    ['sources/github/rest.test.ts', 'next on another host gets neither'],
  ]),
  row('H10', 'A dead host costs three tries', [
    ['http/client.test.ts', 'costs three tries with growing pauses'],
  ]),
  row('H11, H12', 'Pages end, and rows count once', [
    ['sources/github/rest.test.ts', 'ten thousand pages end with a reason'],
    ['sources/github/rest.test.ts', 'a pull request listed on two pages is one'],
    ['sources/github/rest.test.ts', 'a full page without any link is'],
  ]),
  row('H13', 'A wrong shape is named by its path', [
    ['http/client.test.ts', 'never changes a prototype'],
    ['http/client.test.ts', 'names the JSON path'],
  ]),
  row('H14', 'A part of an answer leaves the others whole', [
    ['sources/github/graphql.test.ts', 'leaves the others whole (H8, H14)'],
  ]),
  row('H17', 'A drip meets its deadline', [
    ['sources/github/graphql.test.ts', 'a slow drip (H17)'],
    ['http/client.test.ts', 'a body that drips'],
  ]),
  row('H15', 'A mirror without pull requests does not apply', [
    ['sources/github/graphql.test.ts', 'a mirror without pull requests'],
  ]),
  row('H18', 'A certificate nobody vouches for is refused', [
    ['http/client.test.ts', 'is refused with a certificate'],
  ]),
  row('R1-R6', 'Gerrit: hidden is not quiet, pages join, zones are UTC', [
    ['sources/gerrit/collect.test.ts', 'a project that is hidden later is unknown'],
    ['sources/gerrit/translate.test.ts', 'an account without name and address'],
  ]),
  row('Z1-Z3', 'Zuul: an empty answer after rows is suspicious', [
    ['sources/zuul/collect.test.ts', 'after a run that saw rows is suspicious'],
    ['sources/zuul/collect.test.ts', 'for everybody means that the database is away'],
  ]),
  row('Z4', 'A renamed job ends under its old name', [
    ['sources/zuul/measures.test.ts', 'nothing stops passing (Z4)'],
  ]),
  row('S1', 'A store opens whole after a kill', [
    ['faults/kills.test.ts', 'killed twenty times'],
    ['cache/open.test.ts', 'opens whole after a process that was writing was killed'],
  ]),
  row('S2', 'A full disk leaves the old file, also under the cache', [
    ['faults/disk.test.ts', 'ends in a sentence, and costs nothing once there is room'],
    ['disk/write.test.ts', 'leaves the old file as it was when the new one does not fit'],
  ]),
  row('S3', 'A read-only folder is said', [
    ['disk/write.test.ts', 'says so when the folder is read-only'],
  ]),
  row('S4', 'Two at once never interleave', [
    ['tasks/locked.test.ts', 'sixteen processes at once'],
  ]),
  row('S5', 'The lock of a dead owner is taken over', [
    ['disk/lock.test.ts', 'is taken over from an owner %s'],
  ]),
  row('S6', 'A newer or foreign cache is left alone', [
    ['cache/open.test.ts', 'refuses a file of a newer program'],
  ]),
  row('S7', 'A failed call of the disk is no success, in our own process, its SQLite or git', [
    ['faults/process.test.ts', '%s: nothing is called recorded'],
    ['faults/process.test.ts', 'takes half at a time is gone on with'],
    ['faults/disk.test.ts', 'ends in words, and costs nothing once the disk is well'],
  ]),
  row('S8', 'Far fewer rows than last time are suspicious', [
    ['sources/gerrit/collect.test.ts', 'a server that lists nothing of what it listed before'],
  ]),
  row('C1-C5', 'Hostile YAML ends in a line and a column', [
    ['registry/yaml.test.ts', 'takes __proto__ and constructor'],
    ['registry/hostile.test.ts', 'five thousand keys'],
  ]),
  row(
    'C6',
    'An illegal step, a date out of order and a conflict marker are refused with their place',
    [
      ['cli/lifecycle.test.ts', 'refuses an illegal step by its rule'],
      ['cli/lifecycle.test.ts', 'a date before the one above'],
    ],
  ),
  row(
    'T2',
    'A template that cannot work is named by line and column, and one that does not end has an end',
    [
      ['words/templates.test.ts', 'an unknown helper'],
      ['words/templates.test.ts', 'ends at 100 million characters'],
    ],
  ),
  row('T1', 'Names from outside are inert in every form', [
    ['words/escape.test.ts', '10,000 strings of any characters'],
  ]),
  row('T3', 'A template is text, never a tree', [
    ['words/templates.test.ts', 'cannot be given a syntax tree'],
  ]),
  row('T4', 'Unknown is written as unknown', [
    ['report/formats.test.ts', 'writes unknown with its reason'],
  ]),
  row('T5', 'A reader that left and a full device are no crash', [
    ['cli/main.test.ts', 'a full device takes nothing'],
  ]),
  row('M1, M4', 'No mail twice, however often killed or started', [
    ['mail/crash.test.ts', 'never sends a mail twice'],
    ['mail/crash.test.ts', 'send each mail once, fifty of them'],
  ]),
  row('M2', 'A mail of unknown fate waits for a person', [
    ['mail/outbox.test.ts', 'counts a mail without outcome as uncertain'],
  ]),
  row('M3', 'Greylisting is waited out with the same mail', [
    ['mail/deliver.test.ts', 'comes back after a greylisting'],
  ]),
  row('M5', 'A lost outbox is not "nothing sent"', [
    ['mail/outbox.test.ts', 'to send when it is missing'],
  ]),
  row('M6', 'Other words are no other mail', [
    ['mail/message.test.ts', 'stays the same when the words change'],
  ]),
  row('M7', 'No header is smuggled in', [
    ['mail/message.test.ts', 'either refuses a mail or writes exactly'],
  ]),
  row('M8', 'Nothing is sent unless asked', [
    ['cli/commands/call.test.ts', 'prints the drafts and sends nothing'],
  ]),
  row('M9', 'Nothing is sent on an undetermined verdict', [
    ['mail/gates.test.ts', 'does not go out on an undetermined verdict'],
  ]),
  row('M11', 'A mail is text, and short', [['mail/message.test.ts', 'a text that is too long']]),
  row('M10', 'No password in the clear', [
    ['mail/smtp.test.ts', 'sends neither mail nor password to a server'],
  ]),
  row('X1', 'A stop is clean, at any moment of whatever writes', [
    ['cli/collect.test.ts', 'stops cleanly when it is interrupted'],
    ['faults/stops.test.ts', 'end in words and with its code, and leave nothing half (X1)'],
  ]),
  row('X2', 'No token and no password in what is written, also where a server repeats it', [
    ['faults/secrets.test.ts', 'are in no byte that it writes (X2, P1)'],
    ['faults/secrets.test.ts', 'goes to that server, and nowhere else (X2)'],
    ['http/client.test.ts', 'keeps no token'],
    ['http/client.test.ts', 'is not repeated with it (X2)'],
    ['mail/smtp.test.ts', 'does not repeat a password'],
  ]),
  row('X3', 'A promise that nobody caught ends with 1 and in words', [
    ['faults/process.test.ts', 'ends with 1 and in words, never with 0 (X3)'],
  ]),
  row('K2', 'The same bytes in every zone', [
    ['faults/process.test.ts', 'the same bytes in every zone'],
    ['lifecycle/anywhere.test.ts', 'in every time zone and locale'],
  ]),
  row('K1, W4', 'A wrong clock is said or stops the run, and leaves nothing behind', [
    ['http/clock.test.ts', 'stops the run'],
    [`${git}/facts.test.ts`, 'the dates that a clock which was behind'],
  ]),
  row(
    'N1',
    'Thousands of repositories with bad ones among them end in time',
    [['faults/bad-run.test.ts', 'is told as far as it is known']],
    'With 40 repositories here, as a silent one is waited for half a minute; `trial:bad` was run with 500, not with 2,000.',
  ),
  row('N2', 'One poisonous project is unknown, the others are not', [
    ['cli/collect.test.ts', 'keeps the others as they were'],
    ['faults/cost.test.ts', 'ten thousand million files'],
  ]),
  row('P1', 'No name and no address in a snapshot', [
    ['cli/collect.test.ts', 'holds no name and no address of a person'],
    ['faults/secrets.test.ts', 'are in no byte that it writes (X2, P1)'],
  ]),
  row('W1', 'Negative, dated and carried votes are read as they stood', [
    ['measure/reviews/state.test.ts', 'vote'],
  ]),
  row('W2', 'A list that does not go on is incomplete', [
    ['sources/gerrit/collect.test.ts', 'is not believed to have merged nothing'],
    ['faults/modes.test.ts', 'from the last request on'],
  ]),
  row('W3', 'A silent server meets its deadline', [
    ['http/client.test.ts', 'is kept though the garbage collector runs'],
    [`${git}/upstream.test.ts`, 'leaves alone (W3)'],
  ]),
  row('W5', 'What rests on a missing repository is a range', [
    ['measure/project.test.ts', 'gives no figure and no bound that the whole would contradict'],
  ]),
  row('W6', 'A snapshot gives way to one that knows as much', [
    ['cli/collect.test.ts', 'keeps the others as they were'],
    ['cli/collect.test.ts', 'writes nothing when nothing could be read'],
  ]),
  row('W7', 'One lock for a data folder and one for a cache', [
    ['tasks/locked.test.ts', 'sixteen processes at once'],
    ['tasks/locked.test.ts', 'collect --again waits its turn'],
    ['tasks/first-snapshot.test.ts', 'is made by one of two at once'],
  ]),
  row('W8', 'What is written would be read back', [
    ['registry/append.test.ts', 'is read back as it was given'],
    ['cli/decide-then-call.test.ts', 'http://example.org/d'],
    ['cli/decide-then-call.test.ts', 'is refused, and nothing is written (W8)'],
  ]),
  row('W9', 'Paths from outside are made absolute', [
    ['tasks/folders.test.ts', 'a place that stays where it is: git works elsewhere (W9)'],
  ]),
  row('W10', 'The lock of a host that is gone ends', [
    ['tasks/locked.test.ts', 'gives no sign of life'],
    ['disk/lock.test.ts', 'goes over after minutes without a sign of life'],
    ['disk/lock.test.ts', 'is kept though the clock of who asks is a year ahead'],
    [`${git}/mirror.test.ts`, 'is taken over from a host that gives no sign of life (W10)'],
  ]),
  row('W11', 'A data folder cannot direct the token', [
    ['sources/github/token.test.ts', 'does not go to the same host where a data folder names it'],
    ['sources/github/graphql.test.ts', 'a token is not sent over an open wire'],
  ]),
  row('W12', 'A hostile upstream is bound in what it may cost', [
    ['faults/cost.test.ts', 'ten thousand million files'],
    ['faults/cost.test.ts', 'with 20 review notes of 8 MiB'],
    ['faults/cost.test.ts', 'more than 256 MiB'],
    ['faults/cost.test.ts', 'with 12 job files of 8 MiB'],
    ['faults/cost.test.ts', 'with 400 tags of tags'],
    ['faults/server-cost.test.ts', 'come to more than a list may is unknown (W12)'],
    ['sources/gerrit/collect.test.ts', 'only one that is too much by itself is unknown (W12)'],
    [
      'faults/server-cost.test.ts',
      'sends more than one may in a run is unknown, and left alone (W12)',
    ],
    ['faults/server-cost.test.ts', 'than any family needs (W12)'],
  ]),
  row('W13', 'No link leads out of the folder that is written', [
    ['disk/write.test.ts', 'is not left through a link'],
    ['disk/write.test.ts', 'follows a link inside its folder, and none out of it (W13)'],
  ]),
  row('W14', 'A password is masked in errors', [
    ['registry/calendar.test.ts', 'and its password is not repeated'],
  ]),
  row('W15', 'What is wrong in a calendar or a snapshot is said with its place', [
    ['registry/calendar.test.ts', 'TBA'],
    ['evidence/format.test.ts', 'names five problems and counts the rest'],
    ['evidence/format.test.ts', 'never fails with anything but SNAPSHOT_INVALID'],
  ]),
  row('W16', 'No trace where nobody listens, nothing half', [
    ['cli/main.test.ts', 'where nobody reads its messages'],
    ['disk/write.test.ts', 'is rid of what a killed run left'],
    ['tasks/first-snapshot.test.ts', 'left a part of it (W16)'],
    ['faults/disk.test.ts', 'is no concern of a collection (W16)'],
    ['faults/disk.test.ts', 'ends in a sentence, and costs nothing once there is room'],
  ]),
  row('W17', 'An old Node gets a sentence', [['cli/main.test.ts', 'is refused in a sentence']]),
  row('W18', 'A family has as many projects as it has', [
    ['registry/load.test.ts', 'as many projects as a family has: two thousand (W18)'],
    ['registry/hostile.test.ts', 'five thousand keys'],
  ]),
  row('W20', 'What could not be merged is undecided', [
    ['sources/zuul/measures.test.ts', 'undecided, not failed (W20)'],
  ]),
  row('W19', 'Who answers around the clock is a machine', [
    ['measure/reviews/round-the-clock.test.ts', 'is told by what had been answered'],
  ]),
  row('W21', 'Links show the changes that were counted', [
    ['sources/links.test.ts', 'a Gerrit search names the window'],
  ]),
  row('W22', 'A row that GitHub cannot give costs that row', [
    ['sources/github/graphql.test.ts', 'costs that row'],
  ]),
  row('W23', "The cache is its owner's, without pages of a search", [
    ['cache/open.test.ts', 'is for nobody else to read'],
    [`${git}/mirror.test.ts`, 'lies where nobody else may look (W23)'],
    ['sources/gerrit/collect.test.ts', 'keeps no page: each is asked for once'],
  ]),
  ...ofTrustedParts(),
];

/** What libraries and git themselves answer ill, without an error; each is met on the way on which it would reach us. */
function ofTrustedParts(): readonly Row[] {
  return [
    row(
      'F1-F4',
      'A library takes a reset, half an answer or a page for an answer; it is looked at before',
      [
        ['http/client.test.ts', 'a maintenance page with status 200'],
        ['http/client.test.ts', 'gzip that is cut short'],
        ['faults/modes.test.ts', 'from the first request on'],
      ],
    ),
    row('F5', 'A first page is never the list', [
      ['sources/github/rest.test.ts', 'a second page that fails leaves no first page'],
    ]),
    row('F6, F7', 'No token and no other header follows to another host', [
      ['sources/github/rest.test.ts', 'next on another host gets neither'],
      ['http/client.test.ts', 'follows inside the origin'],
    ]),
    row('F8', 'Pages that follow themselves end', [
      ['sources/github/rest.test.ts', 'ten thousand pages end with a reason'],
    ]),
    row('F9, F10', 'A bomb and a drip meet a bound and a deadline', [
      ['http/client.test.ts', 'with flat memory (F9)'],
      ['http/client.test.ts', 'a body that drips'],
    ]),
    row('F11, F12', 'A pause is kept, in whatever words it is asked for', [
      ['http/client.test.ts', 'holds back every other request'],
    ]),
    row('F13, F32', 'A number beyond 2^53 is no number', [
      ['faults/modes.ts', 'numbers beyond 2^53'],
    ]),
    row('F14', 'A full disk is seen, and the old file stays', [
      ['disk/write.test.ts', 'leaves the old file as it was when the new one does not fit'],
    ]),
    row('F15-F17', 'Nothing is counted where there is nothing: no commit, no day, no branch', [
      [`${git}/mirror.test.ts`, 'of an empty repository'],
      ['cli/collect.test.ts', 'neither a day nor a series'],
      [`${git}/mirror.test.ts`, 'of a HEAD that names no branch'],
    ]),
    row('F18', 'One commit of 1970 hides nothing behind it', [
      [`${git}/facts.test.ts`, 'count six live commits below a tip dated 1970'],
    ]),
    row('F19', 'What a killed clone leaves is never counted', [
      [`${git}/killed.test.ts`, 'never becomes a mirror'],
    ]),
    row('F20', 'A shallow history is unknown', [
      [`${git}/mirror.test.ts`, 'of a shallow repository'],
    ]),
    row('F21, F22', 'Nothing is fetched or healed unasked', [
      [`${git}/run.test.ts`, 'does not fetch what a partial clone lacks'],
      [`${git}/mirror.test.ts`, 'that is corrupt is unknown when nobody may be asked'],
    ]),
    row('F23', 'A git that died is reported as such', [
      [`${git}/run.test.ts`, 'that died of a signal'],
    ]),
    row('F24', 'Bytes that are no UTF-8 stay apart', [
      [`${git}/log.test.ts`, 'never merges two people whose names are not UTF-8'],
    ]),
    row('F25', 'After the final dot nothing is sent again', [
      ['mail/outbox.test.ts', 'counts a mail without outcome as uncertain'],
    ]),
    row('F26', 'An address with a line in it is no address', [
      ['mail/message.test.ts', 'either refuses a mail or writes exactly'],
    ]),
    row(
      'F27-F29',
      'A template fails where a field is missing, prints zero, and escapes for its format',
      [
        ['words/templates.test.ts', 'a field that does not exist'],
        ['words/templates.test.ts', 'prints zero as a figure'],
        ['words/escape.test.ts', '10,000 strings of any characters'],
      ],
    ),
    row('F30, F31', 'A bomb of aliases and an unknown tag are refused', [
      ['registry/hostile.test.ts', 'a bomb of aliases'],
      ['registry/yaml.test.ts', 'an unknown tag'],
    ]),
    row(
      'F33',
      'A key that is given twice is refused',
      [['registry/hostile.test.ts', 'counts five thousand keys']],
      'In YAML; of a snapshot, which is JSON that the program wrote, the last one counts.',
    ),
  ];
}
