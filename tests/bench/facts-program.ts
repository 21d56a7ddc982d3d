// Reads the commits of a repository as `collect` does, and prints how many there are.

import { askGit } from '../../src/collect/git/fault.ts';
import { createLogReader, logArguments } from '../../src/collect/git/log.ts';

const [directory = '.'] = process.argv.slice(2);
let commits = 0;
const reader = createLogReader({
  onCommit: () => {
    commits += 1;
  },
});
await askGit([...logArguments, 'HEAD'], { directory, onOutput: reader.push });
const { malformed } = reader.end();
process.stdout.write(`${commits} ${malformed}\n`);
