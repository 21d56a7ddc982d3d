// How this repository answers the checks of OSSF Scorecard, for docs/reliability.md.

export const scorecard: readonly (readonly [check: string, answer: string])[] = [
  ['Binary-Artifacts', 'None is kept.'],
  ['Branch-Protection', 'A setting of the host; not in these files.'],
  ['CI-Tests', '`check.yml` runs `.ci/run` on each change, on Node 20, 22 and 24.'],
  ['CII-Best-Practices', 'Not applied for.'],
  ['Code-Review', 'A habit of the host; not in these files.'],
  ['Contributors', 'Out of our hands.'],
  [
    'Dangerous-Workflow',
    'No workflow runs code of a fork with rights, none puts foreign text into a shell.',
  ],
  ['Dependency-Update-Tool', '`.github/dependabot.yml`.'],
  ['Fuzzing', 'fast-check: `tests/fuzz/`, ten thousand cases for each parser on each change.'],
  ['License', '`LICENSE`: Apache-2.0.'],
  ['Maintained', 'Younger than 90 days: no verdict, as we give none of such a project.'],
  ['Packaging', '`release.yml` publishes to npm.'],
  [
    'Pinned-Dependencies',
    'Actions by commit, `npm ci` with a lock that has a checksum for each package (tested). Debian packages of CI are not pinned.',
  ],
  ['SAST', 'CodeQL: `codeql.yml`.'],
  ['Security-Policy', '`SECURITY.md`: a private way, 7 days to an answer, 90 to publication.'],
  [
    'Signed-Releases',
    'npm provenance, signed by the workflow; the files at the release carry no signature of their own.',
  ],
  [
    'Token-Permissions',
    'Read-only at the top of each workflow; `release.yml` writes in its one job.',
  ],
  ['Vulnerabilities', 'Not scanned by a workflow; `npm audit` is run by hand.'],
  ['Webhooks', 'None.'],
];
