// The layers of the project, each with its reason. tests/architecture.test.ts plants a bad import and expects a refusal.

const stages = [
  'registry',
  'collect',
  'cache',
  'facts',
  'engine',
  'measure',
  'criteria',
  'evidence',
  'score',
  'lifecycle',
  'outlook',
  'report',
  'mail',
];
/** Every way to reach beyond src/: a library counts whether package.json lists it or not. */
const outsideTheTree = [
  'core',
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-no-pkg',
  'npm-unknown',
  'unknown',
];
const pure = ['domain', 'measure', 'score', 'lifecycle', 'outlook'];

/**
 * Stages that say something take their words from words/, those that write take disk/; the pure ones do neither, but for
 * the tables of a back-test. What a data folder may say of a source, and how one is called, stands in the table of sources.
 */
const helpersOf = {
  registry: ['words/', 'disk/', 'sources/(table|source)\\.ts$'],
  collect: ['disk/'],
  cache: ['disk/'],
  facts: ['disk/'],
  evidence: ['words/', 'disk/'],
  outlook: ['words/'],
  report: ['words/', 'sources/names\\.ts$'],
  mail: ['words/', 'disk/'],
};

/** Stages meet in domain/ alone: otherwise a template could reach into a collector and a rule into the network. */
const stagesMeetInDomain = stages.map((stage) => ({
  name: `${stage}-meets-others-in-domain`,
  comment: `${stage}/ may import itself and domain/, and where it speaks or writes words/ and disk/. The order of the stages is known to assess.ts and tasks/ only.`,
  severity: 'error',
  from: { path: `^src/${stage}/` },
  to: {
    path: '^src/',
    pathNot: [`${stage}/`, 'domain/', ...(helpersOf[stage] ?? [])].map((room) => `^src/${room}`),
  },
}));

export default {
  forbidden: [
    ...stagesMeetInDomain,
    {
      name: 'domain-imports-nothing',
      comment:
        'The vocabulary stands on its own: a type that needs a library is in the wrong place. Dates are the exception: nobody writes those well by hand.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: ['^src/domain/', 'node_modules/(@date-fns/utc|date-fns)/'] },
    },
    {
      name: 'pure-core',
      comment:
        'Measures, verdicts and lifecycle give the same answer to the same evidence: no files, no network, no clock.',
      severity: 'error',
      from: { path: `^src/(${pure.join('|')})/|^src/assess\\.ts$` },
      to: { dependencyTypes: outsideTheTree, pathNot: 'node_modules/(@date-fns/utc|date-fns)/' },
    },
    {
      name: 'criteria-read-text-alone',
      comment:
        'Probes answer from trees and texts that others read: no files, no network, no clock. The files are YAML.',
      severity: 'error',
      from: { path: '^src/criteria/' },
      to: { dependencyTypes: outsideTheTree, pathNot: 'node_modules/yaml/' },
    },
    {
      name: 'assess-orders-the-stages',
      comment: 'assess.ts is the order of the pure stages; it reads no file and asks no source.',
      severity: 'error',
      from: { path: '^src/assess\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(domain|measure|score|lifecycle)/' },
    },
    {
      name: 'words-know-the-domain-alone',
      comment: 'Wording is for every stage that speaks: it can know none of them.',
      severity: 'error',
      from: { path: '^src/words/' },
      to: { path: '^src/', pathNot: '^src/(words|domain)/' },
    },
    {
      name: 'disk-knows-the-domain-alone',
      comment:
        'Safe writing and locks are for every stage that writes: they can know none of them.',
      severity: 'error',
      from: { path: '^src/disk/' },
      to: { path: '^src/', pathNot: '^src/(disk|domain)/' },
    },
    {
      name: 'a-source-stands-alone',
      comment:
        'A source is a folder: it asks by http/, measures with the kit of measure/, and knows no other source and no stage. So it can be added, and taken away, with its line in the table.',
      severity: 'error',
      from: { path: '^src/sources/([^/]+)/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/sources/$1/',
          '^src/sources/(?!table)[^/]+\\.ts$',
          '^src/(http|measure|words|domain)/',
        ],
      },
    },
    {
      name: 'a-source-is-known-by-its-line',
      comment:
        'What is outside asks the table of sources: whoever imports one source has a branch for it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sources/([^/]+/|table\\.ts$)' },
      to: { path: '^src/sources/[^/]+/' },
    },
    {
      name: 'http-knows-the-domain-alone',
      comment: 'One client asks for every source: what only one of them needs belongs to that one.',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: '^src/', pathNot: '^src/(http|domain)/' },
    },
    {
      name: 'nobody-imports-the-tasks',
      comment:
        'tasks/ puts the stages in order; a stage that needs a task has its arguments wrong.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(tasks|cli)/|^src/index\\.ts$' },
      to: { path: '^src/tasks/' },
    },
    {
      name: 'nobody-imports-the-shell',
      comment: 'cli/ is the terminal; a part that needs it has its arguments wrong.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'only-the-cache-opens-the-database',
      comment: 'The database format is a detail of cache/, replaceable on a day.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cache/' },
      to: { path: 'node_modules/libsql/' },
    },
    {
      name: 'only-the-facts-know-parquet',
      comment: 'How facts lie in files is a detail of facts/; engines read the files themselves.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/facts/' },
      to: { path: 'node_modules/hyparquet' },
    },
    {
      name: 'only-the-engine-asks-sql',
      comment: 'One query text with the few words in which engines differ stands in engine/.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engine/' },
      to: { path: 'node_modules/@(duckdb|clickhouse)/' },
    },
    {
      name: 'only-the-runner-starts-git',
      comment: 'One place sets the environment, the deadline and the limits of a child process.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(collect/git/run|mail/sendmail|sources/github/token)\\.ts$',
      },
      to: { path: '^(node:)?child_process$' },
    },
    {
      name: 'source-never-imports-tests',
      comment: 'What ships must not lean on what does not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means two files are one thing, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/fixtures/architecture/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
