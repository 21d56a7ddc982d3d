// What `--help` lists, in its order. A command's own file, with its options, is loaded when its name is on the line.

interface Listed {
  readonly group: 'Read:' | 'Decide:' | 'Mail:' | 'Make:' | 'Examine:' | 'Help:';
  /** What follows its name; a test holds it against the command itself. */
  readonly takes: string;
  readonly does: string;
}

export const listing = {
  report: {
    group: 'Read:',
    takes: '[options]',
    does: 'the scorecard, from the newest snapshot; offline',
  },
  explain: {
    group: 'Read:',
    takes: '[options] <project>',
    does: 'every figure, band, point and reason of one project',
  },
  chart: {
    group: 'Read:',
    takes: '[options] <project> <picture>',
    does: 'one picture as SVG, for a slide or a mail, or as text',
  },
  compare: {
    group: 'Read:',
    takes: '[options] [from] [to]',
    does: 'what changed between two days, or what another policy would change',
  },
  timeline: {
    group: 'Read:',
    takes: '[options]',
    does: 'what is late and what comes next, with the rule for each date',
  },
  criteria: {
    group: 'Read:',
    takes: '[options]',
    does: "the family's own criteria, answered with proof",
  },
  goals: { group: 'Read:', takes: '[options]', does: 'practices and community goals, by project' },
  gate: {
    group: 'Read:',
    takes: '[options]',
    does: 'the gate by job: what fails, runs twice, lets a good change pass',
  },
  candidates: {
    group: 'Decide:',
    takes: '[options]',
    does: 'who to talk about at the next session, and what is legal when',
  },
  agenda: {
    group: 'Decide:',
    takes: '[options]',
    does: 'the page of a session: who to talk about, why, since when, what is legal',
  },
  dependents: {
    group: 'Decide:',
    takes: '[options] <project>',
    does: 'who requires a project, by requirements, manifests and job files',
  },
  drift: {
    group: 'Decide:',
    takes: '[options]',
    does: 'where governance, releases, repositories and decisions disagree',
  },
  decide: {
    group: 'Decide:',
    takes: '[options] <project> <decision>',
    does: 'record a decision, after checking that the step is legal',
  },
  answer: {
    group: 'Decide:',
    takes: '[options] <project> <question> <answer>',
    does: "record a person's answer to a question of the criteria",
  },
  call: {
    group: 'Mail:',
    takes: '[options] [project...]',
    does: 'draft calls for maintainers; --send delivers them, each once',
  },
  outbox: {
    group: 'Mail:',
    takes: '[options]',
    does: 'what was sent, what needs a person, what was answered',
  },
  collect: {
    group: 'Make:',
    takes: '[options]',
    does: 'read the sources, measure, write the snapshot of a day',
  },
  people: {
    group: 'Examine:',
    takes: '[options]',
    does: 'who looks like a machine or like two persons, and unknown domains',
  },
  publish: {
    group: 'Make:',
    takes: '[options]',
    does: 'every form at once into a folder: pages, tables, badges, an index',
  },
  init: {
    group: 'Make:',
    takes: '[options]',
    does: 'a data folder for another family, from governance or GitHub',
  },
  backtest: {
    group: 'Examine:',
    takes: '[options]',
    does: 'how well the verdicts of past days foretold what happened',
  },
  validate: { group: 'Help:', takes: '[options]', does: 'check the data files and the snapshots' },
  doctor: {
    group: 'Help:',
    takes: '[options]',
    does: 'check node, git, cache, data files and whether the sources answer',
  },
  schema: {
    group: 'Help:',
    takes: '[options] <name>',
    does: 'the JSON Schema of a data file, or of the JSON report',
  },
  docs: {
    group: 'Help:',
    takes: '[options] <page>',
    does: 'the page of measures, or of the policy, in Markdown',
  },
  templates: { group: 'Help:', takes: '', does: 'the templates behind the forms' },
  completion: {
    group: 'Help:',
    takes: '[options] <shell>',
    does: 'a script that completes commands, options and values',
  },
} as const satisfies Readonly<Record<string, Listed>>;

export type CommandName = keyof typeof listing;

export const commandNames = Object.keys(listing) as CommandName[];
