// Which files are the product. Everything that is not tests, documentation, CI, packaging, translations or release
// notes counts, so that a project in any language is measured alike.

import type { ProjectClass } from '../domain/project.ts';

const testFolders = /(^|\/)(tests?|testing|specs?|unit|functional|fullstack|tempest_plugin)\//;
const testFiles =
  /(^|\/)(test_[^/]*|tests?\.py|conftest\.py|[^/]*(_test\.(py|go|c|cc|cpp)|\.spec\.[jt]s|_spec\.rb|\.test\.[jt]s))$/;
const documentation = /(^|\/)(docs?|api-ref|releasenotes)\/|\.(rst|md|adoc)$/;
const ci =
  /^(\.?zuul\.d|playbooks|roles|devstack|rally-jobs|tools|gate|\.github|\.ci)\/|^(\.?zuul\.ya?ml|\.travis\.yml|\.gitlab-ci\.yml|Jenkinsfile|tox\.ini|Vagrantfile)$/;
const packaging =
  /^(setup\.(py|cfg)|pyproject\.toml|MANIFEST\.in|bindep\.txt|lower-constraints\.txt|[^/]*requirements[^/]*\.(txt|ya?ml)|babel[^/]*\.cfg|package(-lock)?\.json|yarn\.lock|go\.(mod|sum)|metadata\.json|Gemfile|Rakefile)$|^(debian|rpm|packaging)\//;
const translations = /(^|\/)locale\/|\.pot?$/;
const housekeeping =
  /^(\.[^/]+|(LICENSE|COPYING|README|NEWS|HACKING|CONTRIBUTING|MAINTAINERS)[^/]*|AUTHORS|ChangeLog|CODEOWNERS|OWNERS|Makefile|openstack-common\.conf|run_tests\.sh)$/;

const anywhereElse = [documentation, ci, packaging, translations, housekeeping];

/** True for a file whose change changes what users run. In a tempest plugin the tests are the product. */
export function isProductionCode(path: string, projectClass: ProjectClass): boolean {
  if (anywhereElse.some((pattern) => pattern.test(path))) return false;
  if (projectClass === 'tempest-plugin') return true;
  return !testFolders.test(path) && !testFiles.test(path);
}

/** True when the path is the folder (or file) itself or lies below it. */
export function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
