// Which files are the product, over the kinds of repositories that a fleet holds.

import { describe, expect, it } from 'vitest';
import type { ProjectClass } from '../../src/domain/project.ts';
import { isBelow, kindOfPath } from '../../src/measure/paths.ts';
import { aProject, aRepository, measured } from '../support/facts.ts';

const isProductionCode = (path: string, projectClass: ProjectClass): boolean =>
  kindOfPath(path, projectClass).kind === 'product';

const service: readonly (readonly [string, boolean])[] = [
  ['neutron/agent/l3/agent.py', true],
  ['neutron/db/migration/alembic_migrations/versions/train/expand/x.py', true],
  ['neutron/cmd/sanity/checks.py', true],
  ['neutron/testtools.py', true],
  ['etc/neutron.conf', true],
  ['etc/policy.d/00-default.yaml', true],
  ['bin/neutron-rootwrap-xen-dom0', true],
  ['neutron/tests/unit/agent/test_agent.py', false],
  ['neutron/tests/base.py', false],
  ['neutron/conftest.py', false],
  ['neutron/_vendor/requests/api.py', false],
  ['networking_sfc/tests.py', false],
  ['neutron_fwaas/tests/tempest_plugin/plugin.py', false],
  ['doc/source/admin/index.rst', false],
  ['doc/source/conf.py', false],
  ['api-ref/source/v2/fwaas.inc', false],
  ['README.rst', false],
  ['README', false],
  ['HACKING.rst', false],
  ['NEWS', false],
  ['COPYING', false],
  ['releasenotes/notes/fix-0123.yaml', false],
  ['releasenotes/source/conf.py', false],
  ['neutron/locale/de/LC_MESSAGES/neutron.po', false],
  ['.zuul.yaml', false],
  ['zuul.d/base.yaml', false],
  ['.zuul.d/project.yaml', false],
  ['playbooks/legacy/run.yaml', false],
  ['roles/setup/tasks/main.yaml', false],
  ['devstack/plugin.sh', false],
  ['tools/tox_install.sh', false],
  ['rally-jobs/neutron.yaml', false],
  ['tox.ini', false],
  ['setup.cfg', false],
  ['pyproject.toml', false],
  ['requirements.txt', false],
  ['test-requirements.txt', false],
  ['lower-constraints.txt', false],
  ['bindep.txt', false],
  ['.gitreview', false],
  ['.pre-commit-config.yaml', false],
  ['LICENSE', false],
  ['run_tests.sh', false],
  ['openstack-common.conf', false],
];

const dashboard: readonly (readonly [string, boolean])[] = [
  ['neutron_vpnaas_dashboard/dashboards/project/vpn/views.py', true],
  ['neutron_vpnaas_dashboard/dashboards/project/vpn/templates/vpn/index.html', true],
  ['neutron_vpnaas_dashboard/static/app/core/vpn.module.js', true],
  ['neutron_vpnaas_dashboard/static/app/core/vpn.module.spec.js', false],
  ['neutron_vpnaas_dashboard/test/urls.py', false],
  ['neutron_vpnaas_dashboard/dashboards/project/vpn/tests.py', false],
  ['neutron_vpnaas_dashboard/locale/ja/LC_MESSAGES/django.po', false],
  ['babel-djangojs.cfg', false],
  ['package.json', false],
  ['.eslintrc', false],
];

const tempestPlugin: readonly (readonly [string, boolean])[] = [
  ['neutron_tempest_plugin/api/test_networks.py', true],
  ['neutron_tempest_plugin/scenario/base.py', true],
  ['neutron_tempest_plugin/tests/unit/test_config.py', true],
  ['zuul.d/master_jobs.yaml', false],
  ['setup.cfg', false],
  ['doc/source/index.rst', false],
];

const deployment: readonly (readonly [string, boolean])[] = [
  ['tasks/main.yml', true],
  ['handlers/main.yml', true],
  ['defaults/main.yml', true],
  ['templates/neutron.conf.j2', true],
  ['manifests/agents/l3.pp', true],
  ['lib/puppet/provider/neutron_network/openstack.rb', true],
  ['spec/classes/neutron_agents_l3_spec.rb', false],
  ['examples/README.md', false],
  ['metadata.json', false],
  ['Gemfile', false],
  ['Rakefile', false],
];

const gitHub: readonly (readonly [string, boolean])[] = [
  ['northd/northd.c', true],
  ['lib/actions.c', true],
  ['include/ovn/actions.h', true],
  ['controller/ofctrl.c', true],
  ['cmd/agent/main.go', true],
  ['cmd/agent/main_test.go', false],
  ['tests/ovn-northd.at', false],
  ['Documentation/intro/install/general.rst', false],
  ['.github/workflows/test.yml', false],
  ['.ci/linux-build.sh', false],
  ['.travis.yml', false],
  ['debian/control', false],
  ['go.sum', false],
  ['Makefile', false],
  ['AUTHORS.rst', false],
  ['controller/vendor/github.com/x/y/z.go', false],
  ['vendor/golang.org/x/net/html.go', false],
  ['third_party/lib/z.c', false],
  ['web/node_modules/z/index.js', false],
  ['web/yarn.lock', false],
  ['web/pnpm-lock.yaml', false],
  ['ui/package-lock.json', false],
  ['api/go.mod', false],
  ['rust/Cargo.lock', false],
  ['Cargo.lock', false],
  ['poetry.lock', false],
  ['uv.lock', false],
  ['py/requirements.txt', false],
  ['core/pom.xml', false],
  ['buildSrc/build.gradle.kts', false],
  ['.circleci/config.yml', false],
  ['Makefile.common', false],
  ['VERSION', false],
  ['Dockerfile', false],
  ['docker/neutron/Dockerfile.j2', true],
  ['CHANGELOG', false],
  ['man/promtool.1', false],
  ['changelogs/fragments/12-fix.yml', false],
  ['galaxy.yml', false],
  ['src/__tests__/app.js', false],
  ['pkg/testdata/golden.json', false],
  ['t/t0001.sh', false],
  ['src/test/java/hudson/model/JobTest.java', false],
  ['core/src/main/java/hudson/model/Job.java', true],
  ['clippy_lints/src/returns.rs', true],
  ['tests/ui/needless_return.rs', false],
  ['documentation/intro.html', false],
  ['website/index.html', false],
  ['api/v1/service.pb.go', false],
  ['src/cache/open.ts', true],
  ['pkg/env/env.go', true],
];

describe('production code', () => {
  it.each(service)('in a service: %s is %s', (path, expected) => {
    expect(isProductionCode(path, 'service-plugin')).toBe(expected);
  });

  it.each(dashboard)('in a dashboard: %s is %s', (path, expected) => {
    expect(isProductionCode(path, 'dashboard')).toBe(expected);
  });

  it.each(tempestPlugin)('in a tempest plugin: %s is %s', (path, expected) => {
    expect(isProductionCode(path, 'tempest-plugin')).toBe(expected);
  });

  it.each(deployment)('in an Ansible role or Puppet module: %s is %s', (path, expected) => {
    expect(isProductionCode(path, 'library')).toBe(expected);
  });

  it.each(gitHub)('in a project that lives on GitHub: %s is %s', (path, expected) => {
    expect(isProductionCode(path, 'driver')).toBe(expected);
  });
});

describe('below a folder', () => {
  it.each([
    ['neutron/plugins/ml2/drivers/linuxbridge/agent/arp.py', true],
    ['neutron/plugins/ml2/drivers/linuxbridge', true],
    ['neutron/plugins/ml2/drivers/linuxbridge_old/agent.py', false],
    ['neutron/plugins/ml2/drivers/mech_linuxbridge.py', false],
    ['x/neutron/plugins/ml2/drivers/linuxbridge/agent.py', false],
  ])('%s: %s', (path, expected) => {
    expect(isBelow(path, ['neutron/plugins/ml2/drivers/linuxbridge'])).toBe(expected);
  });
});

describe('folders that are the product in one project and not in another', () => {
  const days = Array.from({ length: 6 }, (_unused, index) => `2019-10-0${index + 1}`);
  const commitsTo = (paths: readonly string[], more = {}) =>
    measured(
      [
        aRepository(
          'openstack/example',
          paths.map((path, at) => ({ landed: days[at] ?? '2019-10-09', paths: [path] })),
        ),
      ],
      { asOf: '2019-11-12', project: aProject('example', more) },
    )('code-commits-365d');

  it.each([
    ['playbooks of a service', ['a/x.py', 'a/y.py', 'playbooks/run.yaml'], 2],
    ['playbooks of a deployment tool', ['a/x.py', 'playbooks/a.yaml', 'roles/b/tasks/main.yml'], 3],
    [
      'roles of a collection',
      ['plugins/a.py', 'plugins/b.py', 'roles/c/tasks/main.yml', 'galaxy.yml'],
      3,
    ],
    ['tools beside a service', ['a/x.py', 'tools/install.sh'], 1],
    ['tools and nothing else', ['setup.cfg', 'tools/check.py'], 1],
    ['a folder named testing without a test', ['a/testing/fixture.py', 'a/x.py'], 2],
    [
      'a folder named unit full of tests',
      ['unit/test_a.py', 'unit/test_b.py', 'unit/base.py', 'x.py'],
      1,
    ],
    [
      'a folder named functional with tests of its own',
      ['functional/map.py', 'functional/tests/test_map.py'],
      1,
    ],
  ] as const)('%s', (_what, paths, expected) => {
    expect(commitsTo(paths)).toBe(expected);
  });

  it('are decided by what had landed by the day', () => {
    const paths = ['a/x.py', 'playbooks/a.yaml', 'playbooks/b.yaml'];
    const repository = aRepository(
      'openstack/example',
      paths.map((path, at) => ({ landed: at === 2 ? '2019-11-13' : '2019-10-01', paths: [path] })),
    );
    const codeBy = (asOf: string) => measured([repository], { asOf })('code-commits-365d');
    expect(codeBy('2019-11-12')).toBe(1);
    expect(codeBy('2019-11-13')).toBe(3);
  });

  it('are what the registry says they are', () => {
    const paths = ['a/x.py', 'a/generated/y.py', 'playbooks/run.yaml', 'docs/conf.py'];
    expect(commitsTo(paths, { code: ['playbooks'], notCode: ['**/generated'] })).toBe(2);
    expect(commitsTo(paths, { code: ['docs/*.py'], notCode: ['a'] })).toBe(1);
  });
});
