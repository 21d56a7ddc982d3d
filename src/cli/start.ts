// One door to all that every start needs: the bundle makes one file of it.

import { processShell } from './process.ts';
import { run } from './program.ts';

export async function start(): Promise<number> {
  return await run(process.argv.slice(2), processShell());
}
