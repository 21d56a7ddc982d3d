// By what paths files are told apart that are not the product, ecosystem by ecosystem: the data behind paths.ts. What others
// keep better is theirs (linguist.ts); here stands what they lack, and what of theirs is too bold for us.

import * as linguist from './linguist.ts';

/** Entries of Linguist that hit folders and files which are the product in many projects. */
const tooBold: ReadonlySet<string> = new Set([
  '(^|/)cache/',
  '^[Dd]ependencies/',
  '(^|/)dist/',
  '^deps/',
  '(^|/)env/',
  '(^|/)[Ee]xtern(als?)?/',
  '([^\\s]*)import\\.(css|less|scss|styl)$',
  '(.*?)\\.d\\.ts$',
  '(^|/)effects\\.js$',
  '(^|/)controls\\.js$',
  '(^|/)prototype(.*)\\.js$',
  '(^|/)[Cc]ode[Mm]irror/(\\d+\\.\\d+/)?(lib|mode|theme|addon|keymap|demo)',
  '(^|/)react(-[^.]*)?\\.js$',
  '(^|/)waf$',
  '(^|/)fabfile\\.py$',
  '(^|/)activator$',
]);

const kept = (patterns: readonly string[]) =>
  patterns.filter((each) => !tooBold.has(each)).map((each) => new RegExp(each));

/** Code by others that a repository carries along, and code that a program wrote. */
export const othersCode: readonly RegExp[] = [
  ...kept(linguist.vendored),
  ...kept(linguist.generated),
  /\.pb(?:\.gw)?\.(?:go|cc|h)$|_pb2(?:_grpc)?\.pyi?$|(?:^|\/)zz_generated[^/]*$|(?:^|\/)_vendor\/|(?:^|\/)__snapshots__\//,
];

export const documentation: readonly RegExp[] = [
  ...kept(linguist.documentation),
  /(?:^|\/)(?:docs?|api-ref|releasenotes|man\d?)\/|^(?:website|changelogs|newsfragments)\//i,
  /\.(?:rst|md|mdx|adoc|asciidoc|textile|\d|inc\.rst)$/i,
  /(?:^|\/)(?:NEWS|HACKING|AUTHORS|CONTRIBUTORS|MAINTAINERS|SECURITY|CODE_OF_CONDUCT|GOVERNANCE|NOTICE|TODO|THANKS|HISTORY|RELEASES?|ChangeLog|CHANGELOG[^/]*)(?:[.-][a-z]+)*$/,
];

/** Tests by their folder, wherever it lies. */
export const testFolders =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|testdata|tempest_plugin|e2e|testsuite|test-?fixtures|androidTest)\/|^(?:t|spec|specs)\//i;
/** Folders that hold tests in one project and are the product in another: their files decide. */
export const testFoldersPerhaps =
  /(?:^|\/)(?:testing|unit|functional|fullstack|spec|specs|integration)\//i;
/** Tests by their own name, by language. */
export const testFiles: readonly RegExp[] = [
  /(?:^|\/)(?:test_[^/]*|tests?\.py|conftest\.py)$/,
  /_(?:unit)?test\.(?:py|go|c|cc|cpp|cxx|rb|exs|dart|js|ts|sh|rs)$/,
  /[-_]spec\.(?:rb|js|ts)$|\.(?:spec|test|cy|stories)\.[cm]?[jt]sx?$/,
  /(?:^|\/)(?:Test[A-Z]\w*|\w+(?:Tests?|IT|Spec))\.(?:java|kt|groovy|scala|cs|php|swift)$/,
  /\.(?:bats|t)$|(?:^|\/)t\d{4}[-\w]*\.sh$/,
];

export const ci: readonly RegExp[] = [
  /^(?:zuul\.d|devstack|rally-jobs|gate)\/|^zuul\.ya?ml$/,
  /(?:^|\/)(?:Jenkinsfile[^/]*|tox\.ini|noxfile\.py|pytest\.ini|mypy\.ini|Vagrantfile|appveyor\.yml|azure-pipelines[^/]*\.yml|bitbucket-pipelines\.yml|cloudbuild\.ya?ml|codecov\.yml|renovate\.json5?|netlify\.toml|mkdocs\.yml|docker-compose[^/]*\.ya?ml)$/,
];
/** Jobs and helpers in one project, the product in another: decided by what else the repository holds. */
export const ciPerhaps = /^(?:playbooks|roles|tools)\//;

/** Manifests, lock files and build files: they say what a thing is made of. */
export const packaging: readonly RegExp[] = [
  // Python
  /(?:^|\/)(?:setup\.(?:py|cfg)|pyproject\.toml|MANIFEST\.in|Pipfile|environment\.ya?ml|bindep\.txt|(?:lower-|upper-)?constraints\.txt|[^/]*requirements[^/]*\.(?:txt|in|ya?ml)|babel[^/]*\.cfg|openstack-common\.conf)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/,
  // Go, Rust, Ruby, PHP, Elixir, Swift
  /(?:^|\/)(?:go\.(?:mod|sum|work|work\.sum)|Gopkg\.toml|glide\.yaml|Cargo\.toml|Gemfile|Rakefile|[^/]+\.gemspec|composer\.json|mix\.exs|Package\.swift)$/,
  // JavaScript
  /(?:^|\/)(?:package\.json|lerna\.json|bower\.json|tsconfig[^/]*\.json|[^/]*\.config\.[cm]?[jt]s)$/,
  // Java, .NET
  /(?:^|\/)(?:pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|libs\.versions\.toml|[^/]+\.(?:csproj|nuspec|sln))$|(?:^|\/)gradle\//,
  // Ansible, Puppet, Chef, Helm
  /(?:^|\/)(?:galaxy\.ya?ml|Berksfile|Policyfile\.rb|Puppetfile|Chart\.(?:yaml|lock))$|^metadata\.(?:json|rb)$|^meta\/(?:main|runtime)\.ya?ml$/,
  // Any lock, image or build file, and the number of a version
  /(?:^|\/)[^/]*(?:\.lock|\.lockb|\.lockfile|[-.]lock\.(?:json|ya?ml|hcl))$|(?:^|\/)(?:Package\.resolved|npm-shrinkwrap\.json)$/,
  /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.(?!j2$|tmpl$|erb$)[^/]+)?$|(?:^|\/)[^/]+\.Dockerfile$/,
  /(?:^|\/)(?:(?:GNU)?[Mm]akefile(?:\.[a-z]+)?|[^/]+\.mk|CMakeLists\.txt|meson\.build|BUILD(?:\.bazel)?|WORKSPACE|Justfile|Taskfile\.ya?ml|configure\.ac|run_tests\.sh)$/,
  /(?:^|\/)(?:VERSION|version\.txt|CODEOWNERS|OWNERS(?:_ALIASES)?)$|^[^/]+\.spec$/,
  /^(?:debian|rpm|packaging)\//,
];

export const translations: readonly RegExp[] = [/(?:^|\/)locale\/|\.pot?$/];

/** Files and folders that begin with a dot are for tools: editors, CI, linters. */
export const hidden = /(?:^|\/)\.[^/]/;
