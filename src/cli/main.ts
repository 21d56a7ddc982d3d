#!/usr/bin/env node
// The executable: hands the process to the program and sets its exit code.

import { processShell } from './process.ts';
import { run } from './program.ts';

process.exitCode = await run(process.argv.slice(2), processShell());
