// One question to the person at the terminal.

import { createInterface } from 'node:readline/promises';

/** Asks on standard error, so that results stay alone on standard output. */
export async function askOnTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
