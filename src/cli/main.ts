#!/usr/bin/env node
// The executable: looks whether this Node can run the program, then hands it the process. What is newer than an old Node
// knows is loaded after that, so that an old one gets a sentence.

import { oldNode } from './node-version.ts';

const refusal = oldNode(process.versions.node);
if (refusal === undefined) {
  const { start } = await import('./start.ts');
  process.exitCode = await start();
} else {
  process.stderr.write(refusal);
  process.exitCode = 2;
}
