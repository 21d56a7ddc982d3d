#!/usr/bin/env node
// The executable: looks whether this Node can run the program, then hands it the process. What is newer than an old Node
// knows is loaded after that, so that an old one gets a sentence.

import { oldNode } from './node-version.ts';

const refusal = oldNode(process.versions.node);
if (refusal === undefined) {
  const [{ processShell }, { run }] = await Promise.all([
    import('./process.ts'),
    import('./program.ts'),
  ]);
  process.exitCode = await run(process.argv.slice(2), processShell());
} else {
  process.stderr.write(refusal);
  process.exitCode = 2;
}
