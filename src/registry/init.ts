// A data folder for another team, as texts: what governance knows, and nothing that people would have to decide.

import { stringify } from 'yaml';
import type { Decision } from '../domain/lifecycle.ts';
import type { ProjectClass } from '../domain/project.ts';
import { inferClass, serviceNamedBy } from './project-classes.ts';

export interface InitProject {
  readonly name: string;
  readonly repositories: readonly string[];
  /** What the release team calls it, where it releases it. */
  readonly type: string | undefined;
  /** Series in whose cycle governance began to list it. */
  readonly listedFrom: string | undefined;
  /** Where a registry holds the projects of several teams. */
  readonly team?: string;
}

export interface InitTeam {
  readonly team: string;
  readonly projects: readonly InitProject[];
  /** Day on which governance was read. */
  readonly asOf: string;
  readonly gitBase: string;
  readonly allowLocal: boolean;
}

/**
 * The text of stadium.yaml. The deliverable with the team's own name is the reference, and so are texts: measured, not judged.
 * Where there are several teams nobody's is: whoever asks for all asks after those as well.
 */
export function stadiumYaml(init: InitTeam): string {
  const isAlone = init.projects.length === 1;
  const body = {
    team: init.team,
    ...(init.allowLocal ? { allowLocal: true } : {}),
    sources: {
      git: { base: init.gitBase },
      gerrit: { url: 'https://review.opendev.org' },
      zuul: { url: 'https://zuul.opendev.org', tenant: 'openstack' },
      github: { url: 'https://api.github.com' },
      governance: { repository: 'openstack/governance', releases: 'openstack/releases' },
    },
    projects: init.projects.map((project) => entryOf(project, init, isAlone)),
  };
  return `${header(init)}${stringify(body, { lineWidth: 0 })}`;
}

/** The text of decisions.yaml: what governance recorded, with its source. */
export function decisionsYaml(decisions: readonly Decision[], asOf: string): string {
  const head = `# What the team, and governance, decided. From openstack/governance as of ${asOf}.
# \`stadium decide\` checks a step, adds it to the end and keeps these comments.
`;
  return `${head}${stringify({ decisions }, { lineWidth: 0 })}`;
}

function header({ team, asOf }: InitTeam): string {
  return `# The projects that ${team} looks after, from openstack/governance as of ${asOf}.
# Classes come from the release team or from the names, and from the names who follows whom; change \`class\` and \`follows\` where that is wrong. \`stadium schema stadium\` prints the schema.
`;
}

/** Kinds of deliverables that the release team tells apart, and that have a class of their own here. */
const classByType: Readonly<Record<string, ProjectClass>> = {
  library: 'library',
  'client-library': 'library',
  'horizon-plugin': 'dashboard',
  'tempest-plugin': 'tempest-plugin',
};

function entryOf(project: InitProject, { team, projects }: InitTeam, isAlone: boolean) {
  const { name, repositories, listedFrom, team: own } = project;
  const service = serviceNamedBy(name);
  const isMember = projects.some((each) => each.name === service);
  const kind = classOf(project, own ?? team);
  const isReference = (kind === 'service' && own === undefined && !isAlone) || isText(project);
  return {
    name,
    class: kind,
    ...(isReference ? { role: 'reference' } : {}),
    repositories: [...repositories],
    ...(service !== undefined && isMember ? { follows: service } : {}),
    ...(listedFrom === undefined ? {} : { listed: { from: listedFrom } }),
    ...(own === undefined ? {} : { team: own }),
  };
}

/** The team's own name first, then what the release team says, then what its repositories are called. */
function classOf({ name, repositories, type }: InitProject, team: string): ProjectClass {
  if (name.toLowerCase() === team.toLowerCase()) return 'service';
  const names = [name, ...repositories.map((each) => each.slice(each.indexOf('/') + 1))];
  const told = names.map((each) => inferClass(each, [], 'openstack'));
  return (
    classByType[type ?? ''] ?? told.find((each) => each !== 'service-plugin') ?? 'service-plugin'
  );
}

/** Specifications and documents are listed as deliverables as well: there is no code to judge. */
function isText({ repositories }: InitProject): boolean {
  return repositories.every((each) => /-(?:specs|docs?|guide)$/.test(each));
}
