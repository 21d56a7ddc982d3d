import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { look } from '../../src/criteria/ask-probe.ts';
import { dashboardGlobs, targetsIn } from '../../src/criteria/dashboards.ts';
import { jenkinsNodes } from '../../src/criteria/jenkins.ts';
import { readLayout } from '../../src/criteria/layout.ts';
import { releasesOf } from '../../src/criteria/releases.ts';
import { readZuul } from '../../src/criteria/zuul.ts';
import type { CriteriaSet } from '../../src/domain/criteria.ts';
import { aView } from './probe-view.ts';

const set: Partial<CriteriaSet> = {
  places: { config: 'infra/config', jobs: ['infra/jobs'], releases: 'infra/releases' },
  jobs: {
    unit: { match: '-(py|python)3\\d*(-|$)', isTest: true },
    tempest: { match: 'tempest', isTest: true },
    multinode: { match: 'multinode', nodes: 2 },
  },
};

const config = {
  'zuul.d/projects.yaml': `
- project:
    name: team/widget
    templates: [unit-jobs]
    gate: { jobs: [quiet, elsewhere] }
`,
};
const jobs = {
  'zuul.d/templates.yaml': `
- job: { name: base-quiet, voting: false }
- job: { name: quiet, parent: base-quiet }
- job: { name: tempest-all, nodeset: openstack-two-node-noble }
- job: { name: elsewhere, branches: stable/2026.1 }
- project-template:
    name: unit-jobs
    check:
      jobs:
        - tox-py314: { voting: false }
    gate:
      jobs:
        - tox-py38: { branches: [unmaintained/2023.1] }
        - tox-py39: { branches: { regex: ^master$, negate: true } }
        - tox-py313: { branches: [stable/2026.1, master] }
`,
};
const own = {
  '.zuul.yaml': `
- project:
    check: { jobs: [tox-py314: { voting: true }, tempest-all] }
    gate:
      jobs:
        - tempest-all
        - widget-slow: { voting: false }
`,
};
const whole = { 'infra/config': config, 'infra/jobs': jobs, 'team/widget': own };

function runs(repositories: Parameters<typeof aView>[0]): readonly string[] {
  return aView(repositories, set).jobs.runs.map(
    ({ pipeline, job, isVoting, nodes }) => `${pipeline} ${job} ${isVoting} ${nodes}`,
  );
}

describe('the jobs of a project', () => {
  it('are those of templates on its branch, of the configuration and its own, the last word its own', () => {
    expect(runs(whole)).toEqual([
      'check tox-py314 true 1',
      'gate tox-py313 true 1',
      'gate quiet false 1',
      'check tempest-all true 2',
      'gate tempest-all true 2',
      'gate widget-slow false 1',
    ]);
  });

  it('prove where they come from', () => {
    expect(look({ job: 'unit' }, aView(whole, set))).toMatchObject({
      answer: 'yes',
      why: 'tox-py313 in gate',
      proof: [{ repository: 'infra/jobs', path: 'zuul.d/templates.yaml', template: 'unit-jobs' }],
    });
  });

  it('that do not vote, or run elsewhere, are said where the answer is no', () => {
    const texts = {
      ...whole,
      'team/widget': { 'zuul.yaml': '- project: { check: { jobs: [a-tempest] } }' },
    };

    expect(look({ job: 'tempest' }, aView(texts, set))).toMatchObject({
      answer: 'no',
      why: 'no tempest job in gate that votes: a-tempest in check',
    });
  });

  it.each([
    ['the templates', { ...whole, 'infra/jobs': undefined }],
    ['the configuration', { ...whole, 'infra/config': undefined, 'infra/jobs': {} }],
    ['its own files', { ...whole, 'team/widget': undefined }],
  ])('are unknown, not absent, when %s are taken away', (_, repositories) => {
    const seen = look({ job: 'unit', pipelines: ['periodic'] }, aView(repositories, set));

    expect(seen.answer).toBe('unknown');
    expect(seen.why).toMatch(/taken away|not at hand/);
  });

  it('still prove what is seen when something else is taken away', () => {
    const seen = look({ job: 'tempest' }, aView({ ...whole, 'infra/config': undefined }, set));

    expect(seen.answer).toBe('yes');
  });

  it('of a template that only the data knows stand in for it', () => {
    const templates = { 'far-jobs': { gate: ['far-py313'] } };
    const text = { 'zuul.yaml': '- project: { templates: [far-jobs] }' };
    const view = aView(
      { ...whole, 'team/widget': text, 'infra/config': {} },
      { ...set, templates },
    );

    expect(look({ job: 'unit' }, view)).toMatchObject({
      answer: 'yes',
      proof: [{ job: 'far-py313' }],
    });
  });
});

const layout = `
pipelines: [{ name: check }, { name: gate }]
project-templates:
  - name: python-jobs
    gate: ['gate-{name}-python35', 'gate-{name}-python34-old']
jobs:
  - name: ^.*-nv$
    voting: false
  - name: ^.*-old$
    branch: ^stable/
  - name: ^gate-tempest-.*
    voting: false
  - name: gate-tempest-widget
    voting: true
projects:
  - name: team/widget
    template: [{ name: python-jobs }]
    check: [gate-tempest-multinode-nv]
    gate:
      - gate-tempest-widget: [gate-after]
`;

describe('the days before Zuul v3', () => {
  const old = { 'infra/config': { 'zuul/layout.yaml': layout }, 'team/widget': {} };

  it('are read from the layout, with the expressions that take votes and branches away', () => {
    expect(runs(old)).toEqual([
      'gate gate-widget-python35 true 1',
      'check gate-tempest-multinode-nv false 2',
      'gate gate-tempest-widget true 1',
      'gate gate-after true 1',
    ]);
  });

  it('know several nodes by what Jenkins ran them on', () => {
    const text = `
- project:
    name: widget
    jobs:
      - 'gate-{name}-{kind}': { kind: [small, large], node: ubuntu-xenial-2-node }
`;
    expect([...jenkinsNodes(text)]).toEqual([
      ['gate-widget-small', 2],
      ['gate-widget-large', 2],
    ]);
  });

  it('are unknown when the layout cannot be read', () => {
    const broken = { 'infra/config': { 'zuul/layout.yaml': '- [' }, 'team/widget': {} };

    expect(look({ job: 'unit' }, aView(broken, set)).answer).toBe('unknown');
  });
});

describe('dashboards', () => {
  const target = (job: string) =>
    `target: a(b.tenant.x.pipeline.gate.project.opendev_org.team_widget.master.job.${job}.FAILURE)`;
  const board = (...jobs: string[]) => ({
    ...config,
    'grafana/widget.yaml': jobs.map(target).join('\n'),
  });

  it.each([
    [['tox-py313', 'gone'], 'yes', /^1 of 2 gating test jobs shown: tox-py313, 1 of 2 /],
    [['gone', 'lost'], 'no', /^it shows no job that still runs, 2 of 2 /],
    [['widget-slow'], 'no', /^0 of 2 gating test jobs shown$/],
  ])('that show %j answer %s', (jobs, answer, why) => {
    const seen = look(
      { dashboard: 'living' },
      aView({ ...whole, 'infra/config': board(...jobs) }, set),
    );

    expect(seen.answer).toBe(answer);
    expect(seen.why).toMatch(why);
  });

  it('are unknown when the repository that holds them is taken away', () => {
    const view = aView({ ...whole, 'infra/config': undefined }, set);

    expect(look({ dashboard: 'living' }, view).answer).toBe('unknown');
    expect(dashboardGlobs).toEqual(['grafana/*.yaml']);
  });

  it('name several jobs in one target', () => {
    expect(
      targetsIn('stats.zuul.pipeline.check.job.gate-a-py{27,35}-{x}.{SUCCESS,FAILURE}'),
    ).toEqual([
      { pipeline: 'check', job: 'gate-a-py27-x' },
      { pipeline: 'check', job: 'gate-a-py35-x' },
    ]);
  });
});

describe('releases', () => {
  const series = (name: string, months: number) => ({
    series: { name, start: '', release: '', estimated: false, slurp: false, milestones: [] },
    months,
  });
  const file = 'releases:\n  - version: 2.0.0\n    projects: [{ repo: team/widget }]\n';
  const released = [series('old', 20), series('next', 10), series('last', 3)];
  const answer = (
    texts: Record<string, string> | undefined,
    kind: 'any' | 'latest' | 'maintained',
  ) => look({ released: kind }, aView({ 'infra/releases': texts }, set, { released })).answer;

  it.each([
    ['any', { 'deliverables/old/widget.yaml': file }, 'yes'],
    ['latest', { 'deliverables/last/widget.yaml': file }, 'yes'],
    ['latest', { 'deliverables/next/widget.yaml': file }, 'no'],
    ['maintained', { 'deliverables/next/widget.yaml': file }, 'no'],
    ['maintained', { 'deliverables/last/widget.yaml': file }, 'yes'],
    [
      'any',
      { 'deliverables/last/widget.yaml': 'releases: [{ version: 1, projects: [{ repo: b/c }] }]' },
      'no',
    ],
    ['any', undefined, 'unknown'],
    ['maintained', undefined, 'unknown'],
  ] as const)('%s, with %j: %s', (kind, texts, expected) => {
    expect(answer(texts, kind)).toBe(expected);
  });
});

describe('the readers', () => {
  it('throw at nothing, and make no promise of what is not there', () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(
          '- project:',
          '    name: a',
          '    gate: { jobs: [a, {b: {voting: no}}] }',
          'jobs: 1',
        ),
        fc.constantFrom('&a [*a, *a]', '!enc x', '<<: *b', '? [', 'node: {', 'releases: [[], {}]'),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(lines, (written) => {
        const text = written.join('\n');
        readZuul(text);
        readLayout(text);
        jenkinsNodes(text);
        targetsIn(text);
        releasesOf(text, 'a/b');
        aView(
          { 'infra/config': { 'zuul/layout.yaml': text }, 'team/widget': { 'zuul.yaml': text } },
          set,
        );
      }),
    );
  });
});
