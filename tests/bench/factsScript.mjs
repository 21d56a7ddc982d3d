// Reads the commits of a repository as `collect` does, from the built dist/, and prints how many there are.

import { askGit } from '../../dist/collect/git/fault.js';
import { createLogReader, logArguments } from '../../dist/collect/git/log.js';

const [directory] = process.argv.slice(2);
const commits = [];
const reader = createLogReader({
  onCommit: (commit) => commits.push(commit),
});
await askGit([...logArguments, 'HEAD'], { directory, onOutput: reader.push });
const { malformed } = reader.end();
process.stdout.write(`${commits.length} ${malformed}\n`);
